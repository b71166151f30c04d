package org.ohmlight.experiments.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.device.preset.DevicePreset;
import org.ohmlight.device.preset.InferencePresets;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows every number of a device with its source. */
@CommandLine.Command(
    name = "show",
    description = "Shows a device: every number, and where it comes from.")
final class ShowCommand extends Command {
  @Parameters(paramLabel = "NAME_OR_FILE", description = "A device of the list, or a file.")
  private String device = "";

  ShowCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    if (InferencePresets.names().contains(device)) {
      InferenceSheet sheet = new InferenceSheet(InferencePresets.named(device));
      return Answer.of(sheet.document(), sheet.text());
    }
    DevicePreset preset = DeviceChoice.of("NAME_OR_FILE", device);
    return Answer.of(document(preset), text(preset));
  }

  private static Map<String, Object> document(DevicePreset preset) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", preset.name());
    document.put("title", preset.title());
    document.put("model", preset.cell().getClass().getSimpleName());
    document.put("columns", preset.columns().label());
    List<Map<String, Object>> entries = new ArrayList<>();
    for (DevicePreset.Entry entry : preset.entries()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("key", entry.key());
      row.put("value", entry.value());
      row.put("source", entry.source());
      entries.add(row);
    }
    document.put("entries", entries);
    document.put("sources", preset.sources());
    return document;
  }

  private static String text(DevicePreset preset) {
    StringBuilder text = new StringBuilder();
    text.append(preset.name()).append(": ").append(preset.title()).append('\n');
    for (DevicePreset.Entry entry : preset.entries()) {
      text.append("  %-24s %-20s [%s]%n".formatted(entry.key(), entry.value(), entry.source()));
    }
    text.append("columns: ").append(preset.columns().label()).append('\n');
    preset
        .sources()
        .forEach((tag, reference) ->
            text.append('[').append(tag).append("] ").append(reference).append('\n'));
    return text.toString();
  }
}
