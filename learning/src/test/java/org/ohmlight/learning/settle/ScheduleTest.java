package org.ohmlight.learning.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void evenOddMovesOddLayersFirst() {
    assertThat(Schedule.EVEN_ODD.groups(5)).isDeepEqualTo(new int[][] {{1, 3, 5}, {2, 4}});
    assertThat(Schedule.EVEN_ODD.groups(1)).isDeepEqualTo(new int[][] {{1}});
  }

  @Test
  void synchronousMovesAllAtOnceAndSweepOneByOne() {
    assertThat(Schedule.SYNCHRONOUS.groups(3)).isDeepEqualTo(new int[][] {{1, 2, 3}});
    assertThat(Schedule.LAYER_SWEEP.groups(3)).isDeepEqualTo(new int[][] {{1}, {2}, {3}});
  }

  @Test
  void stepSizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Solver.Picard(0f)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new Solver.MirrorDescent(1.5f)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new Solver.Picard(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
