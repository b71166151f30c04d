package org.ohmlight.simulator.crossbar.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.simulator.crossbar.line.WireSettings.Drive;
import org.ohmlight.simulator.crossbar.line.WireSettings.Sense;

class LineSolverTest {
  @Test
  void oneCellIsThreeResistorsInSeries() {
    Conductances cell = Conductances.ofOhms(1, 1, new double[] {100});
    LineSolution solution = LineSolver.of(cell, WireSettings.of(3, 5)).read(new double[] {2});
    assertThat(solution.bitAmps()[0]).isCloseTo(2.0 / 108, within(1e-17));
    assertThat(solution.wordAmps()[0]).isCloseTo(-2.0 / 108, within(1e-17));
    assertThat(solution.wordNodeVolts()[0]).isCloseTo(2.0 * 105 / 108, within(1e-15));
    assertThat(solution.bitNodeVolts()[0]).isCloseTo(2.0 * 5 / 108, within(1e-15));
    assertThat(solution.cellAmps()[0]).isCloseTo(2.0 / 108, within(1e-15));
  }

  @Test
  void terminalResistanceAddsUp() {
    Conductances cell = Conductances.ofOhms(1, 1, new double[] {100});
    WireSettings wires = WireSettings.of(3, 5).withTerminals(7, 11);
    assertThat(LineSolver.of(cell, wires).read(new double[] {1}).bitAmps()[0])
        .isCloseTo(1.0 / 126, within(1e-17));
    WireSettings both = wires.connected(Drive.BOTH, Sense.BOTH);
    assertThat(LineSolver.of(cell, both).read(new double[] {1}).bitAmps()[0])
        .isCloseTo(1.0 / (5 + 100 + 8), within(1e-17));
  }

  /**
   * A word line of n equal cells between ideal bit lines is a ladder: with {@code 2 sinh(k/2) =
   * sqrt(r g)} the node voltages are {@code cosh((n - 1/2 - j) k) / cosh((n + 1/2) k)} of the
   * source's.
   */
  @Test
  void uniformLadderFollowsTheHyperbolicCosine() {
    int n = 200;
    double ohm = 2.5;
    double siemens = 1e-4;
    double[] cells = new double[n];
    Arrays.fill(cells, siemens);
    LineSolution solution =
        LineSolver.of(new Conductances(1, n, cells), WireSettings.of(ohm, 0))
            .read(new double[] {1});
    double x = Math.sqrt(ohm * siemens) / 2;
    double k = 2 * Math.log(x + Math.sqrt(x * x + 1));
    for (int j = 0; j < n; j++) {
      double expected = Math.cosh((n - 0.5 - j) * k) / Math.cosh((n + 0.5) * k);
      assertThat(solution.wordNodeVolts()[j]).isCloseTo(expected, within(1e-13));
      assertThat(solution.bitAmps()[j]).isCloseTo(expected * siemens, within(1e-17));
    }
  }

  @Test
  void everyNodeAgreesWithSixtyDigitsInEveryTopology() {
    SplittableRandom random = new SplittableRandom(7);
    for (Drive drive : Drive.values()) {
      for (Sense sense : Sense.values()) {
        int words = 1 + random.nextInt(5);
        int bits = 1 + random.nextInt(5);
        WireSettings wires = new WireSettings(2, 3, 10, 4, drive, sense);
        Conductances cells = random(words, bits, random, 50, 5e4);
        double[] wordVolts = random.doubles(words, -1, 1).toArray();
        double[] bitVolts = random.doubles(bits, -1, 1).toArray();
        Reference reference = new Reference(cells, wires, wordVolts, bitVolts);
        LineSolution solution = LineSolver.of(cells, wires).drive(wordVolts, bitVolts, null);
        String what = "seed 7, " + words + " x " + bits + ", " + drive + ", " + sense;
        for (int k = 0; k < words * bits; k++) {
          assertThat(solution.wordNodeVolts()[k])
              .as(what)
              .isCloseTo(reference.wordNode(k / bits, k % bits), within(1e-12));
          assertThat(solution.bitNodeVolts()[k])
              .as(what)
              .isCloseTo(reference.bitNode(k / bits, k % bits), within(1e-12));
        }
        assertClose(solution.bitAmps(), reference.bitAmps(), 1e-11, what);
      }
    }
  }

  /** Wires of 0 ohm to 1 kilo-ohm, cells of 1 milli-ohm to 100 giga-ohm, some open or shorted. */
  @Test
  void extremesAgreeWithSixtyDigits() {
    double[] ohms = {0, 1e-3, 1, 10, 1e3};
    SplittableRandom random = new SplittableRandom(97);
    for (int trial = 0; trial < 150; trial++) {
      int words = 1 + random.nextInt(4);
      int bits = 1 + random.nextInt(4);
      WireSettings wires =
          new WireSettings(
              ohms[random.nextInt(5)],
              ohms[random.nextInt(5)],
              ohms[random.nextInt(5)],
              ohms[random.nextInt(5)],
              Drive.values()[random.nextInt(3)],
              Sense.values()[random.nextInt(3)]);
      boolean mayShort = wires.wordOhm() > 0 || wires.bitOhm() > 0;
      double[] siemens = new double[words * bits];
      double lowest = random.nextDouble(-3, 5);
      for (int k = 0; k < siemens.length; k++) {
        siemens[k] =
            switch (random.nextInt(10)) {
              case 0 -> 0;
              case 1 -> mayShort ? Double.POSITIVE_INFINITY : 1;
              default -> Math.pow(10, -random.nextDouble(lowest, lowest + 6));
            };
      }
      Conductances cells = new Conductances(words, bits, siemens);
      double[] volts = random.doubles(words, -1, 1).toArray();
      assertClose(
          LineSolver.of(cells, wires).read(volts).bitAmps(),
          new Reference(cells, wires, volts, new double[bits]).bitAmps(),
          1e-10,
          "seed 97, trial " + trial + ", " + wires + ", " + Arrays.toString(siemens));
    }
  }

  @Test
  void zeroOhmIsTheLimitOfSmallOhms() {
    SplittableRandom random = new SplittableRandom(11);
    Conductances cells = random(7, 5, random, 100, 1e4);
    double[] volts = random.doubles(7, -1, 1).toArray();
    for (Drive drive : Drive.values()) {
      for (Sense sense : Sense.values()) {
        for (double[] ohms :
            new double[][] {{0, 0, 0, 0}, {0, 2, 0, 0}, {2, 0, 0, 0}, {0, 0, 5, 7}, {0, 2, 5, 0}}) {
          WireSettings exact = new WireSettings(ohms[0], ohms[1], ohms[2], ohms[3], drive, sense);
          double[] limit = Arrays.stream(ohms).map(ohm -> Math.max(ohm, 1e-10)).toArray();
          WireSettings near =
              new WireSettings(limit[0], limit[1], limit[2], limit[3], drive, sense);
          assertClose(
              LineSolver.of(cells, exact).read(volts).bitAmps(),
              LineSolver.of(cells, near).read(volts).bitAmps(),
              1e-10,
              drive + " " + sense + " " + Arrays.toString(ohms));
        }
      }
    }
  }

  @Test
  void withoutResistanceItIsTheMatrixProduct() {
    SplittableRandom random = new SplittableRandom(3);
    Conductances cells = random(6, 4, random, 100, 1e4);
    double[] volts = random.doubles(6, -1, 1).toArray();
    double[] expected = new double[4];
    for (int k = 0; k < 24; k++) {
      expected[k % 4] += cells.siemens()[k] * volts[k / 4];
    }
    assertClose(
        LineSolver.of(cells, WireSettings.of(0, 0)).read(volts).bitAmps(), expected, 1e-14, "");
  }

  @Test
  void openAndShortedCellsAreTheLimitsOfVeryLargeAndSmallOnes() {
    SplittableRandom random = new SplittableRandom(5);
    for (double[] ohms : new double[][] {{2, 3}, {0, 3}, {2, 0}}) {
      double[] values = random(9, 7, random, 100, 1e4).siemens();
      double[] limits = values.clone();
      for (int fault = 0; fault < 15; fault++) {
        int k = random.nextInt(values.length);
        boolean open = random.nextInt(2) == 0;
        values[k] = open ? 0 : Double.POSITIVE_INFINITY;
        limits[k] = open ? 0 : 1e14;
      }
      double[] volts = random.doubles(9, -1, 1).toArray();
      WireSettings wires = WireSettings.of(ohms[0], ohms[1]);
      LineSolution exact = LineSolver.of(new Conductances(9, 7, values), wires).read(volts);
      LineSolution near = LineSolver.of(new Conductances(9, 7, limits), wires).read(volts);
      assertClose(exact.bitAmps(), near.bitAmps(), 1e-11, "seed 5");
      assertClose(exact.wordAmps(), near.wordAmps(), 1e-11, "seed 5");
      assertClose(exact.cellAmps(), near.cellAmps(), 1e-11, "seed 5");
      for (int k = 0; k < values.length; k++) {
        if (values[k] == Double.POSITIVE_INFINITY) {
          assertThat(exact.wordNodeVolts()[k]).isEqualTo(exact.bitNodeVolts()[k]);
        }
      }
    }
  }

  @Test
  void aCrossbarOfShortsIsAPlaneOfWire() {
    double[] shorts = new double[12 * 12];
    Arrays.fill(shorts, Double.POSITIVE_INFINITY);
    Conductances cells = new Conductances(12, 12, shorts);
    double[] volts = new double[12];
    Arrays.fill(volts, 1);
    LineSolution solution = LineSolver.of(cells, WireSettings.of(1, 1)).read(volts);
    double in = -Arrays.stream(solution.wordAmps()).sum();
    double out = Arrays.stream(solution.bitAmps()).sum();
    assertThat(in).isCloseTo(out, within(1e-10 * out));
    assertThat(solution.bitAmps()[0])
        .as("nearest to the sources")
        .isGreaterThan(solution.bitAmps()[11]);
  }

  @Test
  void allOpenCarriesNothing() {
    LineSolution solution =
        LineSolver.of(new Conductances(3, 4, new double[12]), WireSettings.of(1, 1))
            .read(new double[] {1, 2, 3});
    assertThat(solution.bitAmps()).containsOnly(0);
    assertThat(solution.wordNodeVolts()[4]).isEqualTo(2);
  }

  @Test
  void currentsSuperpose() {
    SplittableRandom random = new SplittableRandom(13);
    LineSolver solver = LineSolver.of(random(20, 30, random, 100, 1e5), WireSettings.of(1.5, 2.5));
    double[] x = random.doubles(20, -1, 1).toArray();
    double[] y = random.doubles(20, -1, 1).toArray();
    double[] mixed = new double[20];
    for (int k = 0; k < 20; k++) {
      mixed[k] = 2 * x[k] - 3 * y[k];
    }
    double[] alone = solver.read(x).bitAmps();
    double[] other = solver.read(y).bitAmps();
    double[] expected = new double[30];
    for (int k = 0; k < 30; k++) {
      expected[k] = 2 * alone[k] - 3 * other[k];
    }
    assertClose(solver.read(mixed).bitAmps(), expected, 1e-11, "seed 13");
  }

  @Test
  void effectiveMatrixIsReciprocalAndGivesEverySolve() {
    SplittableRandom random = new SplittableRandom(17);
    for (int[] size : new int[][] {{12, 20}, {20, 12}, {1, 5}, {5, 1}}) {
      for (double bitOhm : new double[] {0, 4}) {
        Conductances cells = random(size[0], size[1], random, 100, 1e5);
        WireSettings wires = WireSettings.of(bitOhm == 0 ? 2 : 0, bitOhm).withTerminals(20, 3);
        EffectiveMatrix matrix = EffectiveMatrix.of(cells, wires);
        LineSolver solver = LineSolver.of(cells, wires);
        double[] volts = random.doubles(size[0], -1, 1).toArray();
        assertClose(matrix.multiply(volts), solver.read(volts).bitAmps(), 1e-11, "seed 17");
        double[] back = random.doubles(size[1], -1, 1).toArray();
        assertClose(
            matrix.multiplyTransposed(back),
            solver.readTransposed(back).wordAmps(),
            1e-11,
            "seed 17, transposed");
      }
    }
  }

  /** Cells far below the wires' resistance, on lines that are the terminal itself. */
  @Test
  void effectiveMatrixOfCellsThatConductBetterThanTheirWires() {
    SplittableRandom random = new SplittableRandom(103);
    for (double[] ohms : new double[][] {{0, 10}, {10, 0}}) {
      for (int[] size : new int[][] {{4, 6}, {6, 4}}) {
        Conductances cells = random(size[0], size[1], random, 1e-3, 1);
        WireSettings wires = WireSettings.of(ohms[0], ohms[1]);
        double[] volts = random.doubles(size[0], -1, 1).toArray();
        assertClose(
            EffectiveMatrix.of(cells, wires).multiply(volts),
            LineSolver.of(cells, wires).read(volts).bitAmps(),
            1e-10,
            "seed 103");
      }
    }
  }

  @Test
  void aMatrixOfOutputsMultipliesAsItStands() {
    float[] siemens = {1e-3f, 2e-3f, 3e-3f, 4e-3f, 5e-3f, 6e-3f};
    EffectiveMatrix matrix =
        EffectiveMatrix.of(Conductances.ofOutputs(2, 3, siemens), WireSettings.of(0, 0));
    for (int k = 0; k < 6; k++) {
      assertThat(matrix.toFloats()[k]).isCloseTo(siemens[k], within(1e-9f));
    }
  }

  @Test
  void aLimitOfStepsIsReported() {
    SplittableRandom random = new SplittableRandom(101);
    Conductances cells = random(30, 30, random, 10, 100);
    LineSolver solver =
        new LineSolver(cells, WireSettings.of(5, 5), new SolveLimits(1e-12, 3), Team.solo());
    double[] volts = random.doubles(30, 0, 1).toArray();
    assertThatThrownBy(() -> solver.read(volts))
        .isInstanceOf(SolveFailure.class)
        .hasMessageContaining("3 steps");
  }

  @Test
  void threadsChangeNoBit() {
    SplittableRandom random = new SplittableRandom(19);
    Conductances cells = random(75, 130, random, 1e3, 1e5);
    WireSettings wires = WireSettings.of(1, 2);
    double[] volts = random.doubles(3 * 75, -1, 1).toArray();
    try (Team three = new Team(3)) {
      LineSolver solo = LineSolver.of(cells, wires);
      LineSolver shared = new LineSolver(cells, wires, SolveLimits.EXACT, three);
      double[] first = Arrays.copyOf(volts, 75);
      assertThat(shared.read(first).bitAmps()).isEqualTo(solo.read(first).bitAmps());
      assertThat(shared.currents(volts, 3)).isEqualTo(solo.currents(volts, 3));
      assertThat(Arrays.copyOf(solo.currents(volts, 3), 130)).isEqualTo(solo.read(first).bitAmps());
    }
  }

  @Test
  void aWarmStartTakesFewerStepsToTheSameCurrents() {
    SplittableRandom random = new SplittableRandom(23);
    double[] values = random(64, 64, random, 1e3, 1e5).siemens();
    double[] volts = random.doubles(64, 0, 1).toArray();
    WireSettings wires = WireSettings.of(2, 2);
    LineSolution before = LineSolver.of(new Conductances(64, 64, values), wires).read(volts);
    double[] changed = values.clone();
    for (int k = 0; k < changed.length; k++) {
      changed[k] *= 1 + 1e-6 * random.nextDouble();
    }
    LineSolver solver = LineSolver.of(new Conductances(64, 64, changed), wires);
    LineSolution cold = solver.read(volts);
    LineSolution warm = solver.read(volts, before);
    assertThat(warm.convergence().steps()).isLessThan(cold.convergence().steps());
    assertClose(warm.bitAmps(), cold.bitAmps(), 1e-11, "seed 23");
  }

  @Test
  void absurdInputIsNamed() {
    assertThatThrownBy(() -> WireSettings.of(-1, 1))
        .hasMessageContaining("wordOhm")
        .hasMessageContaining("-1.0");
    assertThatThrownBy(() -> WireSettings.of(1, Double.NaN)).hasMessageContaining("bitOhm");
    assertThatThrownBy(() -> WireSettings.of(1, 1).withTerminals(Double.POSITIVE_INFINITY, 0))
        .hasMessageContaining("sourceOhm");
    assertThatThrownBy(() -> Conductances.ofOhms(1, 2, new double[] {1, -5}))
        .hasMessageContaining("(word line 0, bit line 1)")
        .hasMessageContaining("-5.0 ohm");
    assertThatThrownBy(() -> new Conductances(2, 1, new double[] {1, Double.NaN}))
        .hasMessageContaining("(word line 1, bit line 0)");
    assertThatThrownBy(() -> new Conductances(2, 2, new double[3])).hasMessageContaining("got 3");
    assertThatThrownBy(() -> new Conductances(0, 2, new double[0])).hasMessageContaining("0 x 2");
    assertThatThrownBy(() ->
            LineSolver.of(Conductances.ofOhms(1, 2, new double[] {1, 0}), WireSettings.of(0, 0)))
        .hasMessageContaining("shorted");
    LineSolver solver =
        LineSolver.of(Conductances.ofOhms(2, 1, new double[] {1, 2}), WireSettings.of(1, 1));
    assertThatThrownBy(() -> solver.read(new double[1])).hasMessageContaining("got 1");
    assertThatThrownBy(() -> solver.read(new double[] {0, Double.NaN}))
        .hasMessageContaining("word line 1");
  }

  private static Conductances random(
      int words, int bits, SplittableRandom random, double lowOhm, double highOhm) {
    return Conductances.ofOhms(
        words, bits, random.doubles((long) words * bits, lowOhm, highOhm).toArray());
  }

  private static void assertClose(double[] actual, double[] expected, double relative, String as) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(actual).as(as).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k])
          .as(as + ", value " + k)
          .isCloseTo(expected[k], within(relative * largest));
    }
  }
}
