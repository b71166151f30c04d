package org.ohmlight.experiments.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws groups of bars, each with its value above it. */
final class SvgBars {
  private SvgBars() {}

  static String render(Plot.Bars plot, int width) {
    List<SvgFrame.Entry> legend = new ArrayList<>();
    for (int g = 0; g < plot.groups().size(); g++) {
      legend.add(new SvgFrame.Entry(plot.groups().get(g).name(), colour(plot, g)));
    }
    SvgFrame frame = new SvgFrame(plot, width, legend);
    Axis axis =
        Double.isNaN(plot.y().min()) && !plot.y().logarithmic() ? plot.y().from(0) : plot.y();
    Scale y =
        Scale.fit(axis, plot.groups().stream().flatMapToDouble(g -> DoubleStream.of(g.values())));
    frame.verticalAxis(axis, y);
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
    return frame.close();
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
    double top = frame.y(Math.clamp(y.position(value), 0.0, 1.0));
    frame.append(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\">"
            + "<title>%s: %s</title></rect>",
        x,
        top,
        w,
        Math.max(0, frame.base() - top),
        colour,
        SvgFrame.escape(name),
        Scale.number(value));
    if (w > 26) {
      frame.append(
          "<text class=\"f\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\""
              + " font-size=\"10\">%s</text>",
          x + w / 2, top - 4, Scale.number(value));
    }
  }
}
