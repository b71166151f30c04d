package org.ohmlight.experiments.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws a matrix as colours, dark blue for its smallest value to yellow for its largest. */
final class SvgHeatMap {
  /** Samples of a perceptually even colour map, from dark blue over green to yellow. */
  private static final int[][] COLOURS = {
    {68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}
  };

  private SvgHeatMap() {}

  static String render(Plot.HeatMap plot, int wide) {
    SvgFrame frame = new SvgFrame(plot, wide, List.of());
    int rows = plot.values().length;
    int columns = plot.values()[0].length;
    double min = all(plot).min().orElse(0);
    double max = all(plot).max().orElse(1);
    Scale x = Scale.fit(plot.x().range(0, columns), DoubleStream.empty());
    double width = (frame.x(1) - frame.x(0)) / columns;
    double height = (frame.y(0) - frame.y(1)) / rows;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double value = plot.values()[r][c];
        if (Double.isFinite(value)) {
          frame.append(
              "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"><title>%s</title></rect>",
              frame.x(0) + c * width,
              frame.y(1) + r * height,
              width + 0.2,
              height + 0.2,
              colour(max > min ? (value - min) / (max - min) : 0.5),
              "row %d, column %d: %s".formatted(r, c, Scale.number(value)));
        }
      }
    }
    frame.horizontalAxis(plot.x(), x);
    frame.append(
        "<text class=\"f\" x=\"%.0f\" y=\"22\" text-anchor=\"end\">%s: %s to %s</text>",
        frame.x(1), SvgFrame.escape(plot.valueLabel()), Scale.number(min), Scale.number(max));
    frame.append(
        "<text class=\"f\" transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s (%d rows)</text>",
        frame.y(0.5), SvgFrame.escape(plot.y().label()), rows);
    return frame.close();
  }

  private static DoubleStream all(Plot.HeatMap plot) {
    return Arrays.stream(plot.values()).flatMapToDouble(DoubleStream::of).filter(Double::isFinite);
  }

  /** The colour of a position in [0, 1]. */
  private static String colour(double position) {
    double place = Math.clamp(position, 0.0, 1.0) * (COLOURS.length - 1);
    int below = Math.min((int) place, COLOURS.length - 2);
    double part = place - below;
    int[] mixed = new int[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = (int) Math.round(COLOURS[below][i] * (1 - part) + COLOURS[below + 1][i] * part);
    }
    return "#%02x%02x%02x".formatted(mixed[0], mixed[1], mixed[2]);
  }
}
