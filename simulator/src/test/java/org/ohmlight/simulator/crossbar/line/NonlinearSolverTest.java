package org.ohmlight.simulator.crossbar.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ohmlight.simulator.crossbar.line.WireSettings.Drive;
import org.ohmlight.simulator.crossbar.line.WireSettings.Sense;

class NonlinearSolverTest {
  private static final double[][] WIRES = {{2, 3}, {0, 3}, {2, 0}, {0, 0}};

  @Test
  void oneSinhCellBehindAResistor() {
    CellLaw law = new CellLaw.Sinh(0.1);
    Conductances cell = new Conductances(1, 1, new double[] {1e-4});
    LineSolution solution =
        NonlinearSolver.of(cell, law, WireSettings.of(100, 0)).read(new double[] {0.8});
    double amps = solution.bitAmps()[0];
    assertThat(law.amps(1e-4, 0.8 - 100 * amps)).isCloseTo(amps, within(1e-15));
  }

  @Test
  void ohmicAndCubicWithoutCurvatureAreTheLinearSolve() {
    SplittableRandom random = new SplittableRandom(29);
    Conductances cells = cells(8, 6, random);
    WireSettings wires = WireSettings.of(2, 3);
    double[] volts = random.doubles(8, -1, 1).toArray();
    double[] linear = LineSolver.of(cells, wires).read(volts).bitAmps();
    for (CellLaw law : new CellLaw[] {new CellLaw.Ohmic(), new CellLaw.Cubic(0)}) {
      double[] amps = NonlinearSolver.of(cells, law, wires).read(volts).bitAmps();
      for (int k = 0; k < 6; k++) {
        assertThat(amps[k]).isCloseTo(linear[k], within(1e-13));
      }
    }
  }

  /** Kirchhoff's current law at every node, from the node voltages and the law alone. */
  @Test
  void obeysKirchhoffAtEveryNode() {
    SplittableRandom random = new SplittableRandom(31);
    for (CellLaw law : new CellLaw[] {new CellLaw.Sinh(0.15), new CellLaw.Cubic(5)}) {
      Conductances cells = cells(9, 7, random);
      double[] volts = random.doubles(9, -1, 1).toArray();
      LineSolution solution = NonlinearSolver.of(cells, law, WireSettings.of(2, 3)).read(volts);
      double[] a = solution.wordNodeVolts();
      double[] b = solution.bitNodeVolts();
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 7; j++) {
          int k = i * 7 + j;
          double cell = law.amps(cells.siemens()[k], a[k] - b[k]);
          double word = ((j == 0 ? volts[i] : a[k - 1]) - a[k]) / 2;
          word += j == 6 ? 0 : (a[k + 1] - a[k]) / 2;
          double bit = (i == 0 ? 0 : (b[k - 7] - b[k]) / 3);
          bit += ((i == 8 ? 0 : b[k + 7]) - b[k]) / 3;
          assertThat(word - cell)
              .as("seed 31, %s, word %d %d", law, i, j)
              .isCloseTo(0, within(1e-13));
          assertThat(bit + cell)
              .as("seed 31, %s, bit %d %d", law, i, j)
              .isCloseTo(0, within(1e-13));
        }
      }
      assertThat(solution.convergence().steps()).isLessThan(15);
    }
  }

  @Test
  void powerDeliveredIsPowerDissipated() {
    SplittableRandom random = new SplittableRandom(37);
    CellLaw[] laws = {new CellLaw.Ohmic(), new CellLaw.Sinh(0.2), new CellLaw.Cubic(2)};
    for (double[] ohms : WIRES) {
      for (Drive drive : Drive.values()) {
        CellLaw law = laws[random.nextInt(3)];
        WireSettings wires = new WireSettings(ohms[0], ohms[1], 20, 5, drive, Sense.BOTTOM);
        LineSolution solution =
            NonlinearSolver.of(cells(11, 6, random), law, wires)
                .drive(random.doubles(11, -1, 1).toArray(), random.doubles(6, -0.1, 0.1).toArray());
        Power power = solution.power();
        assertThat(power.dissipated())
            .as("seed 37, %s, %s", law, wires)
            .isCloseTo(power.delivered(), within(1e-10 * power.delivered()));
        assertThat(power.wordWires() > 0).isEqualTo(ohms[0] > 0);
        assertThat(power.bitWires() > 0).isEqualTo(ohms[1] > 0);
        assertThat(power.sources()).isPositive();
        assertThat(power.senses()).isPositive();
      }
    }
  }

  @Test
  void shortedCellsBalanceToo() {
    Conductances cells =
        Conductances.ofOhms(2, 3, new double[] {100, 0, 300, Double.POSITIVE_INFINITY, 50, 0});
    Power power =
        NonlinearSolver.of(cells, new CellLaw.Sinh(0.3), WireSettings.of(1, 2))
            .read(new double[] {1, 0.5})
            .power();
    assertThat(power.dissipated()).isCloseTo(power.delivered(), within(1e-10 * power.delivered()));
  }

  @Test
  void steepCellsConverge() {
    SplittableRandom random = new SplittableRandom(41);
    double[] volts = random.doubles(16, 0, 5).toArray();
    LineSolution solution =
        NonlinearSolver.of(cells(16, 16, random), new CellLaw.Sinh(0.05), WireSettings.of(5, 5))
            .read(volts);
    assertThat(solution.convergence().residual()).isLessThan(1e-12);
    assertThat(solution.power().dissipated())
        .isCloseTo(solution.power().delivered(), within(1e-10 * solution.power().delivered()));
  }

  @Test
  void currentIsOddInTheVoltage() {
    SplittableRandom random = new SplittableRandom(43);
    NonlinearSolver solver =
        NonlinearSolver.of(cells(5, 4, random), new CellLaw.Sinh(0.2), WireSettings.of(1, 1));
    double[] volts = random.doubles(5, -1, 1).toArray();
    double[] minus = java.util.Arrays.stream(volts).map(v -> -v).toArray();
    double[] there = solver.read(volts).bitAmps();
    double[] back = solver.read(minus).bitAmps();
    for (int k = 0; k < 4; k++) {
      assertThat(back[k]).isCloseTo(-there[k], within(1e-16));
    }
  }

  @Test
  void absurdLawsAreNamed() {
    assertThatThrownBy(() -> new CellLaw.Sinh(0)).hasMessageContaining("scaleVolts");
    assertThatThrownBy(() -> new CellLaw.Cubic(-1)).hasMessageContaining("perVoltSquared");
    assertThatThrownBy(() -> new SolveLimits(2, 1)).hasMessageContaining("tolerance");
  }

  private static Conductances cells(int words, int bits, SplittableRandom random) {
    return Conductances.ofOhms(
        words, bits, random.doubles((long) words * bits, 100, 1e4).toArray());
  }
}
