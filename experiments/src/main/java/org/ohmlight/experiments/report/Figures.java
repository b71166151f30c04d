package org.ohmlight.experiments.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
  private static final String[] PREFIXES = {"f", "p", "n", "u", "m", "", "k", "M", "G", "T"};
  private static final int NO_PREFIX = 5;

  private Figures() {}

  /** A quantity with a fitting prefix: {@code 3.42 mJ}. */
  public static String quantity(double value, String unit) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    if (value == 0) {
      return "0 " + unit;
    }
    int power = (int) Math.floor(Math.log10(Math.abs(value)) / 3 + 1e-12);
    int index = Math.clamp(power + NO_PREFIX, 0, PREFIXES.length - 1);
    double scaled = value / Math.pow(10, 3.0 * (index - NO_PREFIX));
    int digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f %s%s", scaled, PREFIXES[index], unit);
  }

  /** A part as per cent with two digits: {@code 97.52 %}. */
  public static String percent(double part) {
    return Double.isFinite(part) ? String.format(Locale.ROOT, "%.2f %%", 100 * part) : "-";
  }

  /** A difference of parts in points of per cent, with its sign: {@code -1.25}. */
  public static String points(double difference) {
    return Double.isFinite(difference)
        ? String.format(Locale.ROOT, "%+.2f", 100 * difference)
        : "-";
  }

  /** A plain number with one digit. */
  public static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "-";
  }

  /** A duration: seconds below two minutes, then minutes, then hours and days. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-";
    }
    if (seconds < 1) {
      return quantity(seconds, "s");
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 7200) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    if (whole < 2 * 86_400) {
      return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
    return String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
  }
}
