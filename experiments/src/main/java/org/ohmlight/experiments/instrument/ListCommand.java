package org.ohmlight.experiments.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.table.TextTable;
import picocli.CommandLine;

/** Lists the drivers that come with Ohmlight. */
@CommandLine.Command(
    name = "list",
    description = "Lists drivers, what they can do, what they were tried on.")
final class ListCommand extends Command {
  ListCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() {
    List<Map<String, Object>> drivers = new ArrayList<>();
    TextTable table = new TextTable(5, "driver", "for", "can", "over", "status");
    for (KnownDriver driver : KnownDriver.all()) {
      String can = String.join(", ", driver.capabilities());
      table.row(driver.name(), driver.title(), can, driver.wire(), driver.status());
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", driver.name());
      document.put("title", driver.title());
      document.put("capabilities", driver.capabilities());
      document.put("wire", driver.wire());
      document.put("status", driver.status());
      document.put("virtual", VirtualInstruments.names().contains(driver.name()));
      drivers.add(document);
    }
    return Answer.of(Map.of("drivers", drivers), table.toString());
  }
}
