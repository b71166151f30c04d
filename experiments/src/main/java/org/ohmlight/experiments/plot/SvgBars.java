package org.ohmlight.experiments.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws groups of bars, each with its value above it. */
final class SvgBars {
  /** Width of a character of the values above the bars. */
  private static final double SMALL_CHARACTER = 5.6;

  private SvgBars() {}

  static String render(Plot.Bars plot, int width) {
    List<SvgFrame.Entry> legend = new ArrayList<>();
    for (int g = 0; g < plot.groups().size(); g++) {
      legend.add(new SvgFrame.Entry(plot.groups().get(g).name(), colour(plot, g)));
    }
    SvgFrame frame = new SvgFrame(plot, width, legend);
    Scale y = scale(plot);
    frame.verticalAxis(plot.y(), y);
    double slot = 1.0 / plot.categories().size();
    double bar = slot * 0.84 / plot.groups().size();
    for (int c = 0; c < plot.categories().size(); c++) {
      for (int g = 0; g < plot.groups().size(); g++) {
        double value = plot.groups().get(g).values()[c];
        if (y.shows(value)) {
          String name = plot.categories().get(c) + ", " + plot.groups().get(g).name();
          draw(
              frame,
              y,
              c * slot + slot * 0.08 + g * bar,
              bar,
              value,
              name,
              SvgFrame.colour(colour(plot, g)));
        }
      }
      double room = frame.x(slot) - frame.x(0);
      frame.tickLabel(frame.x((c + 0.5) * slot), plot.categories().get(c), room);
    }
    frame.baseLine(plot.x().label());
    double zero = zero(y);
    if (zero > 0) {
      frame.levelLine(zero);
    }
    return frame.close();
  }

  /** An axis that shows every bar from its foot, which stands on zero, to its end. */
  private static Scale scale(Plot.Bars plot) {
    DoubleStream values =
        plot.groups().stream().flatMapToDouble(group -> DoubleStream.of(group.values()));
    boolean free = Double.isNaN(plot.y().min()) && !plot.y().logarithmic();
    return Scale.fit(plot.y(), free ? DoubleStream.concat(values, DoubleStream.of(0)) : values);
  }

  /** Where bars stand: at zero, or on the base line where that is above it. */
  private static double zero(Scale y) {
    return y.shows(0) ? Math.clamp(y.position(0), 0.0, 1.0) : 0.0;
  }

  private static int colour(Plot.Bars plot, int index) {
    int own = plot.groups().get(index).colour();
    return own == Plot.IN_ORDER ? index : own;
  }

  private static void draw(
      SvgFrame frame,
      Scale y,
      double left,
      double width,
      double value,
      String name,
      String colour) {
    double x = frame.x(left);
    double w = Math.max(1, frame.x(left + width) - x - 1.5);
    double end = frame.y(Math.clamp(y.position(value), 0.0, 1.0));
    double foot = frame.y(zero(y));
    frame.append(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\">"
            + "<title>%s: %s</title></rect>",
        x,
        Math.min(end, foot),
        w,
        Math.abs(foot - end),
        colour,
        SvgFrame.escape(name),
        Scale.number(value));
    String number = Scale.number(value);
    if (number.length() * SMALL_CHARACTER <= w) {
      frame.append(
          "<text class=\"f\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\""
              + " font-size=\"10\">%s</text>",
          x + w / 2, end <= foot ? end - 4 : end + 11, number);
    }
  }
}
