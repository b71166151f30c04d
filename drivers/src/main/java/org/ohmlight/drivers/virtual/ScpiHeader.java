package org.ohmlight.drivers.virtual;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header as manuals write it, {@code :SOURce[1]:VOLTage[:LEVel][:AMPLitude]?}, and whether a
 * header that came is one of its forms: each word short or long, in any case, optional parts there
 * or not (SCPI 1999, volume 1, section 6.2).
 */
final class ScpiHeader {
  private static final Pattern PART =
      Pattern.compile("\\[(:)?([A-Za-z]*)(\\d?)]|(:)|(\\*?[A-Z]+)([a-z]*)|(\\?)");

  private final Pattern pattern;

  ScpiHeader(String written) {
    StringBuilder expression = new StringBuilder();
    Matcher part = PART.matcher(written);
    int end = 0;
    while (part.find()) {
      if (part.start() != end) {
        throw new IllegalArgumentException("Cannot read the header " + written);
      }
      end = part.end();
      expression.append(expression(part));
    }
    if (end != written.length()) {
      throw new IllegalArgumentException("Cannot read the header " + written);
    }
    pattern = Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
  }

  private static String expression(Matcher part) {
    if (part.group(4) != null) {
      return ":";
    }
    if (part.group(7) != null) {
      return "\\?";
    }
    if (part.group(5) != null) {
      return word(part.group(5), part.group(6));
    }
    String colon = part.group(1) == null ? "" : ":";
    String name = part.group(2);
    int capitals = 0;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    String word = name.isEmpty() ? "" : word(name.substring(0, capitals), name.substring(capitals));
    return "(?:" + colon + word + part.group(3) + ")?";
  }

  private static String word(String brief, String rest) {
    String quoted = brief.startsWith("*") ? "\\*" + brief.substring(1) : brief;
    return rest.isEmpty()
        ? quoted
        : "(?:" + quoted + rest.toUpperCase(Locale.ROOT) + "|" + quoted + ")";
  }

  /** Whether that is one of its forms; the colon in front may be missing. */
  boolean fits(String header) {
    return pattern
        .matcher(header.startsWith("*") || header.startsWith(":") ? header : ":" + header)
        .matches();
  }
}
