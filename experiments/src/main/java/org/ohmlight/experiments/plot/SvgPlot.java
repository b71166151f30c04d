package org.ohmlight.experiments.plot;

/**
 * Draws a plot as SVG that stands by itself: no script, no font, nothing from elsewhere.
 *
 * <p>Colours are CSS variables with defaults for light and dark, so that a page may set its own.
 */
public final class SvgPlot {
  static final String STYLE =
      """
      .plot{font:12px system-ui,sans-serif;--ink:#1c2733;--faint:#68768a;--grid:#e3e7ec;--paper:#fff;
      --s0:#0f6cbd;--s1:#c4501b;--s2:#13805f;--s3:#8a4fbf;--s4:#b08504;--s5:#c03573;--s6:#4a6a7c;--s7:#7a5a3a}
      @media (prefers-color-scheme:dark){.plot{--ink:#e4e9ef;--faint:#93a1b3;--grid:#2b3542;--paper:#161c24;
      --s0:#5aa9f0;--s1:#f08a52;--s2:#4cc29a;--s3:#bb8ef0;--s4:#e0b93c;--s5:#f07fac;--s6:#93b4c6;--s7:#c9a27c}}
      .plot text{fill:var(--ink)}.plot .t{font-weight:600;font-size:14px}.plot .f{fill:var(--faint)}
      .plot .g{stroke:var(--grid);stroke-width:1}.plot .a{stroke:var(--faint);stroke-width:1}
      .plot .l{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
      .plot .d{stroke:var(--paper);stroke-width:1}
      """;

  private static final int WIDTH = 640;

  private SvgPlot() {}

  /** The plot as one {@code <svg>} element with its own style. */
  public static String render(Plot plot) {
    return render(plot, WIDTH);
  }

  /** The same in a view box of another width; its text stays as large. */
  public static String render(Plot plot, int width) {
    return switch (plot) {
      case Plot.Lines lines -> SvgLines.render(lines, width);
      case Plot.Bars bars -> SvgBars.render(bars, width);
      case Plot.HeatMap map -> SvgHeatMap.render(map, width);
    };
  }
}
