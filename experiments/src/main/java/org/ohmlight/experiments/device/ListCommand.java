package org.ohmlight.experiments.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.device.preset.DevicePreset;
import org.ohmlight.device.preset.DevicePresets;
import org.ohmlight.device.preset.InferencePresets;
import org.ohmlight.device.preset.InferencePresets.InferencePreset;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** Lists the devices that come with Ohmlight. */
@CommandLine.Command(name = "list", description = "Lists the devices that come with Ohmlight.")
final class ListCommand extends Command {
  ListCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() {
    List<Map<String, Object>> devices = new ArrayList<>();
    StringBuilder text = new StringBuilder("Cells that learn by pulses (crossbar.cell):\n");
    for (String name : DevicePresets.names()) {
      DevicePreset preset = DevicePresets.named(name);
      Map<String, Object> device = new LinkedHashMap<>();
      device.put("name", name);
      device.put("title", preset.title());
      device.put("model", preset.cell().getClass().getSimpleName());
      device.put("columns", preset.columns().label());
      devices.add(device);
      text.append("  %-18s %s%n".formatted(name, preset.title()));
    }
    List<Map<String, Object>> programmed = new ArrayList<>();
    text.append("Cells that are programmed once and read for long (crossbar.cells: programmed):\n");
    for (InferencePreset preset : InferencePresets.all()) {
      Map<String, Object> device = new LinkedHashMap<>();
      device.put("name", preset.name());
      device.put("title", preset.title());
      device.put("model", preset.cell().getClass().getSimpleName());
      programmed.add(device);
      text.append("  %-18s %s%n".formatted(preset.name(), preset.title()));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("devices", devices);
    document.put("programmed", programmed);
    return Answer.of(document, text.toString());
  }
}
