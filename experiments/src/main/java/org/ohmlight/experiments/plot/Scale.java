package org.ohmlight.experiments.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** An axis fitted to data: the range it shows, its ticks, and where a value lies on it. */
final class Scale {
  /** Values that differ by less than this part of themselves differ by rounding: no range. */
  private static final double NARROWEST = 1e-9;

  private final boolean logarithmic;
  private final double min;
  private final double max;
  private final double step;

  private Scale(boolean logarithmic, double min, double max, double step) {
    this.logarithmic = logarithmic;
    this.min = min;
    this.max = max;
    this.step = step;
  }

  /**
   * Fits an axis to values; those that cannot be shown (NaN, or not positive on a log axis) fall
   * out.
   */
  static Scale fit(Axis axis, DoubleStream values) {
    double[] shown =
        values.filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0)).toArray();
    double low = DoubleStream.of(shown).min().orElse(axis.logarithmic() ? 0.1 : 0);
    double high = DoubleStream.of(shown).max().orElse(1);
    if (!Double.isNaN(axis.min())) {
      low = axis.min();
    }
    if (!Double.isNaN(axis.max())) {
      high = axis.max();
    }
    return axis.logarithmic() ? decades(low, high) : nice(axis, low, high);
  }

  private static Scale decades(double low, double high) {
    double from = Math.pow(10, Math.floor(Math.log10(low) + 1e-9));
    double to = Math.pow(10, Math.ceil(Math.log10(high) - 1e-9));
    return new Scale(true, from, to > from ? to : from * 10, 10);
  }

  private static Scale nice(Axis axis, double low, double high) {
    if (!(high - low > NARROWEST * Math.max(Math.abs(low), Math.abs(high)))) {
      double around = low == 0 ? 1 : Math.abs(low) * 0.1;
      low -= around;
      high += around;
    }
    double step = niceStep((high - low) / 5);
    if (axis.counting()) {
      return new Scale(false, low, high, Math.max(1, Math.rint(step)));
    }
    double from = Double.isNaN(axis.min()) ? Math.floor(low / step + 1e-9) * step : low;
    double to = Double.isNaN(axis.max()) ? Math.ceil(high / step - 1e-9) * step : high;
    return new Scale(false, from, to, step);
  }

  /** 1, 2 or 5 times a power of ten, at least {@code raw}. */
  private static double niceStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  /** Where a value lies: 0 at the lower end, 1 at the upper. */
  double position(double value) {
    if (logarithmic) {
      return (Math.log10(Math.max(value, min)) - Math.log10(min))
          / (Math.log10(max) - Math.log10(min));
    }
    return (value - min) / (max - min);
  }

  /** Whether a value has a place on this scale. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** Values that get a tick. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      int decades = (int) Math.round(Math.log10(max / min));
      int stride = Math.max(1, (decades + 7) / 8);
      for (int i = 0; i <= decades; i += stride) {
        ticks.add(min * Math.pow(10, i));
      }
      return ticks;
    }
    for (double i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** What is written beside a tick. */
  String label(double value) {
    if (logarithmic) {
      return number(value);
    }
    if (Math.max(Math.abs(min), Math.abs(max)) >= 1e5 || step < 1e-4) {
      return number(value);
    }
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.startsWith("-0") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
  }

  /** A number in as few characters as say it to three digits. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e5)) {
      String text = String.format(Locale.ROOT, "%.4g", value);
      return text.contains(".") && !text.contains("e")
          ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
          : text;
    }
    String text = String.format(Locale.ROOT, "%.2e", value);
    return text.replaceAll("\\.?0+e", "e").replaceAll("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
  }
}
