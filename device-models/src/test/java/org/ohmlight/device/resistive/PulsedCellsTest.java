package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.physical.RandomStream;

class PulsedCellsTest {
  private static final int CELLS = 20_000;
  private static final RandomStream STREAM = RandomStream.of(20261122, "cells");

  private static CellBasics basics(PulseStep step, Bounds bounds) {
    return CellBasics.of(step, bounds);
  }

  static List<PulsedCell> models() {
    CellBasics b = basics(PulseStep.of(0.01), Bounds.of(-0.6, 0.8));
    return List.of(
        new ConstantStep(b),
        new LinearStep(b, 0.3, 0.5, 0, 0, true, true, Reversal.NONE, false),
        new LinearStep(b, 0.3, 0.5, 0, 0, false, false, Reversal.NONE, false),
        SoftBounds.of(b),
        new SoftBoundsPmax(b, 1000, 0.0005, -1, 1, true),
        new SoftBoundsReference(b, new Reference(0.1, 0, true), 0, 0, false),
        new ExpStep(b, 0.00081, 0.36833, 12.44625, 12.78785, 0.244, 0.2425, 0, 0),
        new PowStep(b, 1.3, 0, 0.1, 0, Reference.NONE),
        new PowStep(b, 2, 0, 0, 0, new Reference(0.05, 0, false)),
        new PiecewiseStep(b, List.of(1.5, 1.0, 0.2), List.of(0.2, 1.0)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void staysWithinBoundsAndMovesInTheDirectionOfThePulse(PulsedCell model) {
    PulsedCells cells = PulsedCells.of(model, 3, STREAM);
    PulseNoise noise = new PulseNoise();
    int[] all = {0, 1, 2};
    for (boolean up : new boolean[] {true, false}) {
      for (int k = 0; k < 2000; k++) {
        float before = cells.state(1);
        cells.pulse(0, all, 0, 3, up, noise);
        assertThat(cells.state(1) - before).matches(change -> up ? change >= 0 : change <= 0);
        assertThat(cells.state(1)).isBetween(cells.lower[1], cells.upper[1]);
        assertThat(cells.state(0)).isEqualTo(cells.state(2));
      }
    }
  }

  @Test
  void softBoundsApproachTheirBoundExponentially() {
    PulsedCells cells =
        PulsedCells.of(SoftBounds.of(basics(PulseStep.of(0.01), Bounds.of(-1, 0.5))), 1, STREAM);
    PulseNoise noise = new PulseNoise();
    for (int n = 1; n <= 100; n++) {
      cells.pulse(0, new int[1], 0, 1, true, noise);
      assertThat(cells.state(0)).isCloseTo((float) (0.5 * (1 - Math.pow(0.98, n))), within(1e-5f));
    }
  }

  @Test
  void aPmaxCellApproachesItsUpperBoundAtItsOwnRate() {
    SoftBoundsPmax model =
        new SoftBoundsPmax(basics(PulseStep.of(1), Bounds.of(-1, 1)), 1000, 0.0005, -1, 1, true);
    PulsedCells cells = PulsedCells.of(model, 1, STREAM);
    cells.set(0, -1);
    for (int n = 0; n < 500; n++) {
      cells.pulse(0, new int[1], 0, 1, true, new PulseNoise());
    }
    double b = 2 / (1 - Math.exp(-0.5));
    double bound = b - 1;
    double expected = bound - (bound + 1) * Math.pow(1 - 0.0005 * b / bound, 500);
    assertThat(cells.state(0)).isCloseTo((float) expected, within(1e-4f));
  }

  @Test
  void atTheSymmetryPointStepsUpAndDownAreEqual() {
    PulseStep step = new PulseStep(0.01, 0.2, true, 0, 0.3, 0.05);
    Bounds bounds = new Bounds(-1, 1.5, 0.2, 0.2);
    for (PulsedCell model :
        List.of(
            new SoftBoundsReference(basics(step, bounds), new Reference(0, 0, true), 0, 0, true),
            new PowStep(basics(step, bounds), 1.5, 0.1, 0, 0.1, new Reference(0, 0, true)))) {
      PulsedCells cells = PulsedCells.of(model, 500, STREAM);
      for (int c = 0; c < 500; c++) {
        cells.set(c, 0);
        cells.pulse(0, new int[] {c}, 0, 1, true, new PulseNoise());
        float up = cells.state(c);
        cells.set(c, 0);
        cells.pulse(0, new int[] {c}, 0, 1, false, new PulseNoise());
        assertThat(cells.state(c)).isCloseTo(-up, within(1e-6f));
      }
    }
  }

  @Test
  void spreadsHaveTheirVariances() {
    PulseStep step = new PulseStep(0.01, 0.2, false, 0, -0.3, 0.05);
    PulsedCells cells =
        PulsedCells.of(new ConstantStep(basics(step, new Bounds(-1, 2, 0.05, 0.1))), CELLS, STREAM);
    assertMoments(cells.upper, 2, 0.2);
    assertMoments(cells.lower, -1, 0.05);
    assertMoments(cells.up, 0.007, 0.01 * Math.hypot(0.2, 0.05));
    assertMoments(cells.down, 0.01, 0.01 * Math.hypot(0.2, 0.05));
  }

  @Test
  void pulsesSpreadFromCycleToCycle() {
    PulseStep step = new PulseStep(0.01, 0, false, 0.4, 0, 0);
    PulsedCells cells =
        PulsedCells.of(new ConstantStep(basics(step, Bounds.of(-1, 1))), CELLS, STREAM);
    PulseNoise noise = new PulseNoise();
    noise.restart(5);
    int[] all = java.util.stream.IntStream.range(0, CELLS).toArray();
    cells.pulse(0, all, 0, CELLS, true, noise);
    assertMoments(cells.states(), 0.01, 0.004);
  }

  @Test
  void writeNoiseIsSeenByAReadButNotByTheNextPulse() {
    CellBasics quiet = basics(PulseStep.of(0.01), Bounds.of(-1, 1));
    CellBasics noisy =
        new CellBasics(quiet.step(), quiet.bounds(), Faults.NONE, Ageing.NONE, Reset.ZERO, 5.0);
    PulsedCells cells = PulsedCells.of(SoftBounds.of(noisy), CELLS, STREAM);
    PulseNoise noise = new PulseNoise();
    noise.restart(6);
    int[] all = java.util.stream.IntStream.range(0, CELLS).toArray();
    cells.pulse(0, all, 0, CELLS, true, noise);
    cells.pulse(0, all, 0, CELLS, true, noise);
    assertMoments(cells.states(), 0.0199, 0.05);
    assertThat(cells.w[17]).isCloseTo(0.0199f, within(1e-7f));
  }

  @Test
  void stuckCellsDoNotMove() {
    CellBasics b = basics(PulseStep.of(0.01), Bounds.of(-1, 1));
    CellBasics faulty =
        new CellBasics(b.step(), b.bounds(), new Faults(0.25, 0.3), Ageing.NONE, Reset.ZERO, 0.0);
    PulsedCells cells = PulsedCells.of(SoftBounds.of(faulty), CELLS, STREAM);
    float[] before = cells.states().clone();
    int[] all = java.util.stream.IntStream.range(0, CELLS).toArray();
    cells.pulse(0, all, 0, CELLS, true, new PulseNoise());
    int stuck = 0;
    for (int c = 0; c < CELLS; c++) {
      stuck += cells.state(c) == before[c] ? 1 : 0;
    }
    assertThat(stuck / (double) CELLS).isCloseTo(0.25, within(0.015));
  }

  @Test
  void statesDecayAndDiffuse() {
    CellBasics b = basics(PulseStep.of(0.01), Bounds.of(-1, 1));
    CellBasics ageing =
        new CellBasics(
            b.step(), b.bounds(), Faults.NONE, new Ageing(10, 0, 0.02, 0), Reset.ZERO, 0.0);
    PulsedCells cells = PulsedCells.of(SoftBounds.of(ageing), CELLS, STREAM);
    for (int c = 0; c < CELLS; c++) {
      cells.set(c, 0.5f);
    }
    cells.age(RandomStream.of(1, "age").at(3));
    assertMoments(cells.states(), 0.45, 0.02);
  }

  @Test
  void wrongNumbersAreNamed() {
    assertThatThrownBy(() -> PulseStep.of(-1)).hasMessageContaining("step size");
    assertThatThrownBy(() -> Bounds.of(1, 2)).hasMessageContaining("lower bound");
    assertThatThrownBy(() -> SoftBounds.of(basics(PulseStep.of(1), Bounds.of(0, 1))))
        .hasMessageContaining("away from 0");
  }

  private static void assertMoments(float[] values, double mean, double deviation) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    int n = values.length;
    assertThat(sum / n).isCloseTo(mean, within(5 * deviation / Math.sqrt(n)));
    assertThat(Math.sqrt(squares / n)).isCloseTo(deviation, within(5 * deviation / Math.sqrt(n)));
  }

  @Test
  void writeNoiseShowsOnceHoweverManyPulsesWereGiven() {
    CellBasics basics =
        new CellBasics(
            PulseStep.of(0.001), Bounds.of(-1, 1), Faults.NONE, Ageing.NONE, Reset.ZERO, 50);
    PulsedCells cells = PulsedCells.of(new ConstantStep(basics), CELLS, STREAM);
    PulseNoise noise = new PulseNoise();
    noise.restart(20261122);
    int[] all = new int[CELLS];
    for (int c = 0; c < CELLS; c++) {
      all[c] = c;
    }
    for (int n = 0; n < 9; n++) {
      cells.drive(0, all, 0, CELLS, true, noise);
    }
    assertThat(cells.state(3)).as("nothing has been shown yet").isZero();
    cells.show(0, all, 0, CELLS, noise);
    double mean = 0;
    double squares = 0;
    for (int c = 0; c < CELLS; c++) {
      mean += cells.state(c) / (double) CELLS;
      squares += Math.pow(cells.state(c) - 0.009, 2) / CELLS;
    }
    assertThat(mean).isCloseTo(0.009, within(4 * 0.05 / Math.sqrt(CELLS)));
    assertThat(Math.sqrt(squares)).isCloseTo(0.05, within(0.002));
  }
}
