package org.ohmlight.learning.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;

class ScheduleTest {
  private static NetworkDescription chain(int last) {
    return NetworkDescription.dense(
        Collections.nCopies(last + 1, 2),
        Activation.SIGMOID,
        Activation.LINEAR,
        Structure.SYMMETRIC);
  }

  @Test
  void joinedLayersAreNeverInOneEvenOddGroup() {
    NetworkDescription chain = chain(3);
    List<Link> links = new ArrayList<>(chain.links());
    links.add(new Link(1, 3, Wiring.DENSE));
    NetworkDescription skipping =
        new NetworkDescription(chain.layers(), links, Structure.SYMMETRIC, 3);
    assertThat(Schedule.EVEN_ODD.groups(skipping)).isDeepEqualTo(new int[][] {{1}, {2}, {3}});
  }

  @Test
  void evenOddMovesOddLayersFirst() {
    assertThat(Schedule.EVEN_ODD.groups(chain(5))).isDeepEqualTo(new int[][] {{1, 3, 5}, {2, 4}});
    assertThat(Schedule.EVEN_ODD.groups(chain(1))).isDeepEqualTo(new int[][] {{1}});
  }

  @Test
  void synchronousMovesAllAtOnceAndSweepOneByOne() {
    assertThat(Schedule.SYNCHRONOUS.groups(chain(3))).isDeepEqualTo(new int[][] {{1, 2, 3}});
    assertThat(Schedule.LAYER_SWEEP.groups(chain(3))).isDeepEqualTo(new int[][] {{1}, {2}, {3}});
  }

  @Test
  void stepSizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Solver.Picard(0f)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new Solver.MirrorDescent(1.5f)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new Solver.Picard(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
