package org.ohmlight.experiments.spec;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with a unit, such as {@code 25 uS} or {@code 1.28 GHz}.
 *
 * <p>A unit is a base unit ({@code S, ohm, V, A, s, Hz, W, J, m, K, F}) with or without a prefix
 * from f to G. Times may also be given in {@code min, h, day} (86400 s) and {@code year} (365
 * days).
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([a-zA-Z\u00b5\u03a9]+)");
  private static final Map<String, Double> PREFIXES =
      Map.ofEntries(
          Map.entry("f", 1e-15),
          Map.entry("p", 1e-12),
          Map.entry("n", 1e-9),
          Map.entry("u", 1e-6),
          Map.entry("\u00b5", 1e-6),
          Map.entry("m", 1e-3),
          Map.entry("", 1.0),
          Map.entry("k", 1e3),
          Map.entry("M", 1e6),
          Map.entry("G", 1e9));

  private static final Map<String, Double> TIMES =
      Map.of("min", 60.0, "h", 3600.0, "day", 86_400.0, "year", 365 * 86_400.0);

  private Quantity() {}

  /** The value in the base unit, or nothing if the text is not a quantity of that unit. */
  public static Optional<Double> parse(String text, String unit) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String given = form.group(2).replace("\u03a9", "ohm").replace("Ohm", "ohm");
    Double factor = factor(given, unit);
    if (factor == null) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(form.group(1)) * factor;
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static @Nullable Double factor(String given, String unit) {
    if (unit.equals("s") && TIMES.containsKey(given)) {
      return TIMES.get(given);
    }
    return given.endsWith(unit)
        ? PREFIXES.get(given.substring(0, given.length() - unit.length()))
        : null;
  }
}
