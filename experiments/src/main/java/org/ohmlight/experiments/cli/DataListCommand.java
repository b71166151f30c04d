package org.ohmlight.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.KnownSet;
import org.ohmlight.experiments.table.TextTable;
import picocli.CommandLine.Option;

/** Lists the data sets that are here and those that can be fetched. */
@picocli.CommandLine.Command(
    name = "list",
    description = "Lists data sets: those found here, and those that can be fetched.")
final class DataListCommand extends Command {
  @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds data sets.")
  private @Nullable Path data;

  DataListCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() {
    DataFolders folders = DataFolders.of(data, console().environment());
    DataLibrary library = new DataLibrary(folders);
    TreeSet<String> names = new TreeSet<>(library.available());
    KnownSet.all().forEach(set -> names.add(set.name()));
    List<Map<String, Object>> sets = new ArrayList<>();
    TextTable table = new TextTable(3, "name", "where", "what");
    for (String name : names) {
      String place = library.place(name).orElse("");
      String title = KnownSet.named(name).map(KnownSet::title).orElse("");
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("found", !place.isEmpty());
      entry.put("place", place);
      entry.put("title", title);
      sets.add(entry);
      table.row(name, place.isEmpty() ? "missing: ohmlight data fetch " + name : place, title);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dataSets", sets);
    document.put("cache", folders.cache().toString());
    return Answer.of(document, table + "\nfetched sets are kept in " + folders.cache() + "\n");
  }
}
