package org.ohmlight.experiments.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.scaling.BigMachine.Estimate;
import org.ohmlight.experiments.scaling.BigMachine.Sample;
import org.ohmlight.kernel.Team;

class ScalingTest {
  @Test
  void theExponentOfAPowerIsFound() {
    List<Growth.Point> points = new ArrayList<>();
    for (int n = 1; n <= 32; n *= 2) {
      points.add(new Growth.Point(n, "n", 3e-6 * Math.pow(n, 1.5), n));
    }
    Growth growth = new Growth("n", "work", points);
    assertThat(growth.exponent()).isCloseTo(1.5, within(1e-9));
    assertThat(points.getFirst().nanosEach()).isCloseTo(3000, within(1e-6));
  }

  @Test
  void aBigMachineIsACellTimesItsCells() {
    Sample small = new Sample(1e6, 2, 1e-15, 1e-6, 1e-13);
    Sample large = new Sample(1e7, 1, 2e-15, 1e-6, 1e-13);
    Estimate estimate = new BigMachine(small, large).estimate(50);
    assertThat(estimate.simulatorBytes()).isCloseTo(5e10, within(1.0));
    assertThat(estimate.simulatorSeconds()).isCloseTo(1, within(1e-9));
    assertThat(estimate.joules()).isCloseTo(2e-6, within(1e-15));
    assertThat(estimate.seconds()).isEqualTo(1e-6);
    assertThat(estimate.squareMetres()).isCloseTo(1e-4, within(1e-12));
  }

  @Test
  void energyAndAreaOfTilesGrowWithTheCells() {
    double[] joules = new double[2];
    double[] area = new double[2];
    for (int k = 0; k < 2; k++) {
      try (Team team = Team.solo();
          CrossbarLoad load = new CrossbarLoad(64 << k, 32, 4, team)) {
        double before = load.substrate().ledger().joules();
        load.forwardAndBack();
        joules[k] = load.substrate().ledger().joules() - before;
        area[k] = load.substrate().ledger().squareMetres();
      }
    }
    assertThat(area[1] / area[0]).isCloseTo(4, within(0.1));
    assertThat(joules[1] / joules[0]).isCloseTo(4, within(0.4));
  }

  @Test
  void aPointThatTakesNoTimeIsRefused() {
    CommandRun run = CommandRun.of("scaling", "--seconds", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--seconds", "at most 600");
  }
}
