package org.ohmlight.experiments.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws lines and dots. */
final class SvgLines {
  private SvgLines() {}

  static String render(Plot.Lines plot, int width) {
    List<SvgFrame.Entry> legend = new ArrayList<>();
    for (int i = 0; i < plot.series().size(); i++) {
      legend.add(new SvgFrame.Entry(plot.series().get(i).name(), colour(plot, i)));
    }
    SvgFrame frame = new SvgFrame(plot, width, legend);
    Scale x =
        Scale.fit(plot.x(), plot.series().stream().flatMapToDouble(s -> DoubleStream.of(s.x())));
    Scale y =
        Scale.fit(plot.y(), plot.series().stream().flatMapToDouble(s -> DoubleStream.of(s.y())));
    frame.verticalAxis(plot.y(), y);
    frame.horizontalAxis(plot.x(), x);
    for (int i = 0; i < plot.series().size(); i++) {
      draw(frame, x, y, plot.series().get(i), SvgFrame.colour(colour(plot, i)));
    }
    return frame.close();
  }

  private static int colour(Plot.Lines plot, int index) {
    int own = plot.series().get(index).colour();
    return own == Plot.IN_ORDER ? index : own;
  }

  private static void draw(SvgFrame frame, Scale x, Scale y, Plot.Series series, String colour) {
    if (series.mark() != Plot.Mark.DOTS) {
      String dash = series.mark() == Plot.Mark.DASHED ? " stroke-dasharray=\"5 5\"" : "";
      frame.append(
          "<path class=\"l\" stroke=\"%s\"%s d=\"%s\"><title>%s</title></path>",
          colour, dash, path(frame, x, y, series), SvgFrame.escape(series.name()));
    }
    if (series.mark() == Plot.Mark.DOTS || series.mark() == Plot.Mark.LINE_AND_DOTS) {
      for (int i = 0; i < series.x().length; i++) {
        if (x.shows(series.x()[i]) && y.shows(series.y()[i])) {
          dot(frame, x, y, series, i, colour);
        }
      }
    }
  }

  private static void dot(
      SvgFrame frame, Scale x, Scale y, Plot.Series series, int i, String colour) {
    frame.append(
        "<circle class=\"d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%s: %s, %s</title></circle>",
        frame.x(x.position(series.x()[i])),
        frame.y(y.position(series.y()[i])),
        colour,
        SvgFrame.escape(series.name()),
        Scale.number(series.x()[i]),
        Scale.number(series.y()[i]));
  }

  private static String path(SvgFrame frame, Scale x, Scale y, Plot.Series series) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < series.x().length; i++) {
      if (!x.shows(series.x()[i]) || !y.shows(series.y()[i])) {
        pen = false;
        continue;
      }
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              pen ? "L" : "M",
              frame.x(x.position(series.x()[i])),
              frame.y(y.position(series.y()[i]))));
      pen = true;
    }
    return path.toString();
  }
}
