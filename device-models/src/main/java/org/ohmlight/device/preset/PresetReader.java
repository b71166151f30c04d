package org.ohmlight.device.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.preset.DevicePreset.Entry;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulsedCell;

/** Reads a device file: lines to entries, entries to a cell, all mistakes at once. */
final class PresetReader {
  private final String file;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final SequencedMap<String, String> sources = new LinkedHashMap<>();

  private PresetReader(String file) {
    this.file = file;
  }

  /** What stands behind the equals sign, and where. */
  private record Line(int number, String value, @Nullable String source, boolean[] used) {}

  /**
   * Reads a device.
   *
   * @param file its name, for messages
   * @throws PresetException naming every mistake
   */
  static DevicePreset read(String file, String text) {
    PresetReader reader = new PresetReader(file);
    String[] all = text.split("\\R", -1);
    for (int i = 0; i < all.length; i++) {
      reader.line(i + 1, all[i].strip());
    }
    return reader.preset();
  }

  private void line(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 1) {
      mistakes.add("line " + number + ": expected 'key = value', got '" + line + "'");
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (key.startsWith("source ")) {
      if (sources.putIfAbsent(key.substring(7).strip(), value) != null) {
        mistakes.add("line " + number + ": '" + key + "' is given twice");
      }
      return;
    }
    int at = value.lastIndexOf('@');
    String source = at < 0 ? null : value.substring(at + 1).strip();
    Line entry =
        new Line(
            number, at < 0 ? value : value.substring(0, at).strip(), source, new boolean[] {false});
    if (lines.putIfAbsent(key, entry) != null) {
      mistakes.add("line " + number + ": '" + key + "' is given twice");
    }
  }

  private DevicePreset preset() {
    String name = word("name");
    String title = word("title");
    String model = word("model");
    Columns columns = lines.containsKey("columns") ? columns() : Columns.REFERENCE;
    List<Entry> entries = entries();
    PulsedCell cell = null;
    if (mistakes.isEmpty()) {
      try {
        cell = CellEntries.cell(model, this::number, this::list, this::flag);
      } catch (IllegalArgumentException e) {
        mistakes.add(String.valueOf(e.getMessage()));
      }
    }
    if (cell != null) {
      lines.forEach((key, line) -> {
        if (!line.used()[0]) {
          mistakes.add("line " + line.number() + ": '" + key + "' is no entry of a " + model);
        }
      });
    }
    if (cell == null || !mistakes.isEmpty()) {
      throw new PresetException(file, mistakes);
    }
    return new DevicePreset(name, title, cell, columns, sources, entries);
  }

  private String word(String key) {
    Line line = lines.get(key);
    if (line == null) {
      mistakes.add("'" + key + "' is missing");
      return "";
    }
    line.used()[0] = true;
    return line.value();
  }

  private Columns columns() {
    String label = word("columns");
    for (Columns columns : Columns.values()) {
      if (columns.label().equals(label)) {
        return columns;
      }
    }
    mistakes.add(
        "columns must be one of "
            + Arrays.stream(Columns.values()).map(Columns::label).toList()
            + ", got '"
            + label
            + "'");
    return Columns.REFERENCE;
  }

  /** The entries that need a source. */
  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>(sources.keySet());
    lines.forEach((key, line) -> {
      if (line.used()[0]) {
        return;
      }
      String source = line.source();
      if (source == null || !sources.containsKey(source)) {
        mistakes.add(
            "line "
                + line.number()
                + ": '"
                + key
                + "' needs '@ tag' with the tag of a source, one of "
                + sources.keySet());
        return;
      }
      unused.remove(source);
      entries.add(new Entry(key, line.value(), source));
    });
    unused.forEach(tag -> mistakes.add("source '" + tag + "' is not used"));
    return entries;
  }

  private <T> T value(String key, @Nullable T otherwise, Function<String, T> parse, String kind) {
    Line line = lines.get(key);
    if (line == null) {
      if (otherwise == null) {
        throw new IllegalArgumentException("'" + key + "' is missing");
      }
      return otherwise;
    }
    line.used()[0] = true;
    try {
      return parse.apply(line.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "line "
              + line.number()
              + ": '"
              + key
              + "' must be "
              + kind
              + ", got '"
              + line.value()
              + "'",
          e);
    }
  }

  private double number(String key, @Nullable Double otherwise) {
    return value(key, otherwise, Double::valueOf, "a number");
  }

  private List<Double> list(String key) {
    return value(
        key,
        null,
        text -> Arrays.stream(text.split(",")).map(String::strip).map(Double::valueOf).toList(),
        "numbers with commas");
  }

  private boolean flag(String key, boolean otherwise) {
    return value(
        key,
        otherwise,
        text ->
            switch (text) {
              case "yes" -> true;
              case "no" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        "yes or no");
  }
}
