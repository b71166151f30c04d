package org.ohmlight.experiments.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python dictionary in the header line of a case: names to numbers, flags, lists, words. */
final class PeerParameters {
  private static final Pattern ENTRY =
      Pattern.compile("'([^']+)':\\s*(\\[[^\\]]*\\]|<[^>]*>|[^,}]+)");
  private static final Pattern COUNTS = Pattern.compile("(\\d+)\\s+up,\\s*(\\d+)\\s+down");

  private final Map<String, String> entries = new LinkedHashMap<>();
  private final String header;

  private PeerParameters(String header) {
    this.header = header;
    int open = header.indexOf('{');
    Matcher matcher = ENTRY.matcher(open < 0 ? "" : header.substring(open));
    while (matcher.find()) {
      entries.put(matcher.group(1), matcher.group(2).strip());
    }
  }

  /** Reads the first line. */
  static PeerParameters ofHeader(String text) {
    return new PeerParameters(text.lines().findFirst().orElse(""));
  }

  /** Updates upwards, as the header says, or half of them. */
  int upPulses(int updates) {
    Matcher matcher = COUNTS.matcher(header);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : updates / 2;
  }

  boolean has(String key) {
    return !word(key, "None").equals("None");
  }

  double number(String key, double otherwise) {
    String given = word(key, "None");
    return given.equals("None") ? otherwise : Double.parseDouble(given);
  }

  boolean flag(String key, boolean otherwise) {
    String given = word(key, "None");
    return given.equals("None") ? otherwise : given.equals("True");
  }

  String word(String key, String otherwise) {
    return entries.getOrDefault(key, otherwise);
  }

  List<Double> list(String key) {
    List<Double> values = new ArrayList<>();
    String text = entries.getOrDefault(key, "[1]");
    for (String part : text.replaceAll("[\\[\\]\\s]", "").split(",")) {
      if (!part.isEmpty()) {
        values.add(Double.valueOf(part));
      }
    }
    return values.isEmpty() ? List.of(1.0) : values;
  }
}
