package org.ohmlight.experiments.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void valuesThatDifferByRoundingGetARangeThatCanBeDrawn() {
    Scale scale = Scale.fit(Axis.linear(""), DoubleStream.of(1.0, Math.nextDown(1.0)));
    assertThat(scale.ticks()).hasSizeBetween(2, 20);
    assertThat(scale.position(1.0)).isBetween(0.0, 1.0);
  }

  @Test
  void aNarrowRangeIsShown() {
    Scale scale = Scale.fit(Axis.linear(""), DoubleStream.of(0.99999, 1.0));
    assertThat(scale.ticks()).hasSizeBetween(2, 20);
    assertThat(scale.position(0.99999)).isLessThan(scale.position(1.0));
  }
}
