package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.Fetcher;
import org.ohmlight.experiments.data.KnownSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a public data set into the per-user cache. */
@picocli.CommandLine.Command(
    name = "fetch",
    description = "Fetches a data set from its official mirrors; resumes what was broken off.")
final class DataFetchCommand extends Command {
  @Parameters(paramLabel = "NAME", description = "mnist, fashion-mnist or cifar10.")
  private String name = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder to fetch into (default: the per-user cache).")
  private @Nullable Path data;

  DataFetchCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException, InterruptedException {
    KnownSet set =
        KnownSet.named(name)
            .orElseThrow(() ->
                new BadInput(
                    Problem.of("There is no such data set to fetch.")
                        .in("command line")
                        .given(name)
                        .allowed(
                            String.join(
                                ", ", KnownSet.all().stream().map(KnownSet::name).toList()))));
    Path base = data == null ? DataFolders.of(null, console().environment()).cache() : data;
    Path folder = base.resolve(set.name());
    List<Map<String, Object>> files = new ArrayList<>();
    console().err().println("licence: " + set.licence());
    try (Fetcher fetcher = new Fetcher()) {
      for (KnownSet.RemoteFile file : set.files()) {
        boolean fetched = fetcher.fetch(file, set.mirrors(), folder, done -> progress(file, done));
        endLine();
        console().err().println((fetched ? "fetched " : "already here: ") + file.name());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", folder.resolve(file.name()).toString());
        entry.put("fetched", fetched);
        entry.put("sha256", file.sha256());
        files.add(entry);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dataSet", set.name());
    document.put("folder", folder.toString());
    document.put("licence", set.licence());
    document.put("files", files);
    return Answer.of(document, set.title() + "\n" + folder + "\n");
  }

  private void progress(KnownSet.RemoteFile file, long done) {
    if (console().interactive()) {
      console().err().printf("\r%s  %3d %%", file.name(), 100 * done / file.bytes());
    }
  }

  private void endLine() {
    if (console().interactive()) {
      console().err().print("\r\u001b[2K");
    }
  }
}
