package org.ohmlight.experiments.plot;

import java.util.List;
import java.util.Locale;

/**
 * The paper, title, axes, grid and legend of an SVG plot; a drawing adds its marks to it. Lengths
 * are those of the view box.
 */
final class SvgFrame {
  private static final int COLOURS = 8;

  private static final double CHARACTER = 6.6;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int BOTTOM = 48;
  private static final int PLOT_HEIGHT = 240;

  private final StringBuilder svg = new StringBuilder();
  private final int wide;
  private final int top;

  /**
   * What the legend says of one colour.
   *
   * @param name the text
   * @param colour index of the colour
   */
  record Entry(String name, int colour) {}

  SvgFrame(Plot plot, int wide, List<Entry> legend) {
    this.wide = wide;
    int rows = legend.size() < 2 ? 0 : legendRows(legend);
    top = 46 + rows * 18;
    int height = top + PLOT_HEIGHT + BOTTOM;
    append(
        "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " role=\"img\" aria-label=\"%s\"><style>%s</style><rect width=\"%d\" height=\"%d\""
            + " rx=\"8\" fill=\"var(--paper)\"/>",
        wide, height, escape(plot.title()), SvgPlot.STYLE, wide, height);
    append("<text class=\"t\" x=\"16\" y=\"22\">%s</text>", escape(plot.title()));
    if (rows > 0) {
      legend(legend);
    }
  }

  private int legendRows(List<Entry> legend) {
    int rows = 1;
    int x = 16;
    for (Entry entry : legend) {
      int width = entryWidth(entry.name());
      if (x > 16 && x + width > wide - RIGHT) {
        rows++;
        x = 16;
      }
      x += width;
    }
    return rows;
  }

  private static int entryWidth(String name) {
    return 30 + (int) (name.length() * CHARACTER);
  }

  private void legend(List<Entry> entries) {
    int x = 16;
    int y = 42;
    for (Entry entry : entries) {
      int width = entryWidth(entry.name());
      if (x > 16 && x + width > wide - RIGHT) {
        x = 16;
        y += 18;
      }
      append(
          "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" rx=\"2\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"%d\">%s</text>",
          x, y - 6, colour(entry.colour()), x + 18, y, escape(entry.name()));
      x += width;
    }
  }

  /** Draws the vertical axis with its grid. */
  void verticalAxis(Axis axis, Scale scale) {
    for (double tick : scale.ticks()) {
      double y = y(scale.position(tick));
      append(
          "<line class=\"g\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
              + "<text class=\"f\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT, wide - RIGHT, y, y, LEFT - 8, y + 4, scale.label(tick));
    }
    append(
        "<text class=\"f\" transform=\"translate(14 %d) rotate(-90)\""
            + " text-anchor=\"middle\">%s</text>",
        top + PLOT_HEIGHT / 2, escape(axis.label()));
  }

  /** Draws the horizontal axis. */
  void horizontalAxis(Axis axis, Scale scale) {
    for (double tick : scale.ticks()) {
      double x = x(scale.position(tick));
      append(
          "<line class=\"a\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
          x, x, base(), base() + 4);
      tickLabel(x, scale.label(tick));
    }
    baseLine(axis.label());
  }

  /** Draws the base line and the label below it. */
  void baseLine(String label) {
    append(
        "<line class=\"a\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
            + "<text class=\"f\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        LEFT, wide - RIGHT, base(), base(), (LEFT + wide - RIGHT) / 2, base() + 38, escape(label));
  }

  /** Draws a line across the plot at a position in [0, 1]. */
  void levelLine(double position) {
    append(
        "<line class=\"a\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
        LEFT, wide - RIGHT, y(position), y(position));
  }

  /** Writes a label below the base line. */
  void tickLabel(double x, String label) {
    append(
        "<text class=\"f\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        x, base() + 18, escape(label));
  }

  /** Writes a label below the base line; one that is too wide is broken at its first space. */
  void tickLabel(double x, String label, double room) {
    int space = label.indexOf(' ');
    if (space < 0 || label.length() * CHARACTER < room) {
      tickLabel(x, label);
      return;
    }
    String first = label.substring(0, space);
    tickLabel(x, first.endsWith(",") ? first.substring(0, space - 1) : first);
    append(
        "<text class=\"f\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        x, base() + 33, escape(label.substring(space + 1)));
  }

  /** Abscissa of a position in [0, 1]. */
  double x(double position) {
    return LEFT + position * (wide - LEFT - RIGHT);
  }

  /** Ordinate of a position in [0, 1], 1 on top. */
  double y(double position) {
    return top + (1 - position) * PLOT_HEIGHT;
  }

  /** Ordinate of the base line. */
  int base() {
    return top + PLOT_HEIGHT;
  }

  void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  String close() {
    return svg.append("</svg>").toString();
  }

  static String colour(int index) {
    return "var(--s" + index % COLOURS + ")";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
