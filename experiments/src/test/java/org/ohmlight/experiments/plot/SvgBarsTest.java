package org.ohmlight.experiments.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgBarsTest {
  private static final Pattern BAR =
      Pattern.compile("y=\"([0-9.]+)\" width=\"[0-9.]+\" height=\"([0-9.]+)\" rx=\"2\" fill=\"var");

  @Test
  void barsBelowZeroHangFromTheLineThatOthersStandOn() {
    List<double[]> bars = bars(new double[] {2, -1, 0.5});
    double line = bars.get(0)[0] + bars.get(0)[1];
    assertThat(bars.get(1)[0]).isCloseTo(line, within(0.2));
    assertThat(bars.get(2)[0] + bars.get(2)[1]).isCloseTo(line, within(0.2));
    assertThat(bars.get(1)[1]).isCloseTo(0.5 * bars.get(0)[1], within(0.2));
    assertThat(bars.get(2)[1]).isCloseTo(0.25 * bars.get(0)[1], within(0.2));
  }

  @Test
  void barsAboveZeroStandOnTheBaseLine() {
    List<double[]> bars = bars(new double[] {2, 1, 4});
    for (double[] bar : bars) {
      assertThat(bar[0] + bar[1]).isCloseTo(bars.getFirst()[0] + bars.getFirst()[1], within(0.2));
    }
  }

  /** Top and height of each bar. */
  private static List<double[]> bars(double[] values) {
    String svg =
        SvgBars.render(
            new Plot.Bars(
                "bars",
                Axis.linear(""),
                Axis.linear("points"),
                List.of("a", "b", "c"),
                List.of(new Plot.Group("group", values))),
            400);
    List<double[]> bars = new ArrayList<>();
    Matcher matcher = BAR.matcher(svg);
    while (matcher.find()) {
      bars.add(
          new double[] {
            Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))
          });
    }
    assertThat(bars).hasSize(values.length);
    return bars;
  }
}
