package org.ohmlight.drivers.scpi;

/** Text from a wire, made fit for messages. */
final class Line {
  private static final int LONGEST = 120;

  private Line() {}

  /** The text with unprintable characters as {@code \x07}, cut after 120. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int k = 0; k < text.length() && shown.length() < LONGEST; k++) {
      char c = text.charAt(k);
      switch (c) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
      }
    }
    return shown.length() < LONGEST ? shown.toString() : shown + "...";
  }
}
