package org.ohmlight.simulator.crossbar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.device.converter.AdcKind;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.ConverterErrors;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.EffectiveMatrix;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/** Tiles, slices, offset columns, bit-serial inputs, wires, calibration, against closed forms. */
class ArraysTest {
  private static final long SEED = 20261123;
  private static final int OUTPUTS = 13;
  private static final int INPUTS = 21;
  private static final int ROWS = 17;

  private static float[] uniform(String name, int count) {
    float[] values = new float[count];
    RandomStream.of(SEED, name).uniforms(values, 0, count, 0);
    for (int k = 0; k < count; k++) {
      values[k] = 1.8f * values[k] - 0.9f;
    }
    return values;
  }

  private static Coupling coupling(CrossbarSettings settings) {
    return new CrossbarSubstrate(settings, SEED, Team.solo()).couple("a", OUTPUTS, INPUTS, 1f);
  }

  private static float[] forward(CrossbarSettings settings) {
    Coupling coupling = coupling(settings);
    coupling.program(uniform("w", OUTPUTS * INPUTS), 1);
    Batch y = Batch.zeros(ROWS, OUTPUTS);
    coupling.forward(Batch.of(uniform("x", ROWS * INPUTS), ROWS, INPUTS), y, 2);
    return y.values();
  }

  private static float[] adjoint(CrossbarSettings settings) {
    Coupling coupling = coupling(settings);
    coupling.program(uniform("w", OUTPUTS * INPUTS), 1);
    Batch x = Batch.zeros(ROWS, INPUTS);
    coupling.adjoint(Batch.of(uniform("y", ROWS * OUTPUTS), ROWS, OUTPUTS), x, 2);
    return x.values();
  }

  private static double distance(float[] a, float[] b) {
    double worst = 0;
    for (int k = 0; k < a.length; k++) {
      worst = Math.max(worst, Math.abs(a[k] - b[k]));
    }
    return worst;
  }

  private static CrossbarSettings ideal(ArraySettings array) {
    return CrossbarSettings.ideal().withArray(array);
  }

  @Test
  void tilesAreCutAsEvenlyAsCanBe() {
    assertThat(TileSize.split(10, 4)).containsExactly(0, 3, 6, 10);
    assertThat(TileSize.split(10, Integer.MAX_VALUE)).containsExactly(0, 10);
  }

  @Test
  void anArrayWithoutFaultsIsExactHoweverItIsBuilt() {
    float[] exact = forward(CrossbarSettings.ideal());
    float[] back = adjoint(CrossbarSettings.ideal());
    List<ArraySettings> arrays =
        List.of(
            ArraySettings.PLAIN.withTile(new TileSize(7, 5)),
            ArraySettings.PLAIN.withSlicing(new Slicing.Pairs(List.of(1.0, 3.0, 9.0))),
            ArraySettings.PLAIN.withWires(WireSettings.of(0.0, 0.0)));
    for (ArraySettings array : arrays) {
      assertThat(distance(forward(ideal(array)), exact)).isLessThan(4e-6);
      assertThat(distance(adjoint(ideal(array)), back)).isLessThan(4e-6);
    }
    for (Columns columns : Columns.values()) {
      CrossbarSettings settings =
          CrossbarSettings.ideal().withCells(new CellSettings.Continuous(columns));
      assertThat(forward(settings)).isEqualTo(exact);
      assertThat(adjoint(settings)).isEqualTo(back);
    }
  }

  @Test
  void bitSerialInputsAddUpToTheParallelOnes() {
    CrossbarSettings parallel =
        CrossbarSettings.ideal()
            .withDac(DacSettings.ofBits(8, 1.0))
            .withManagement(NoiseManagement.ABS_MAX, BoundManagement.NONE);
    CrossbarSettings serial =
        parallel.withArray(ArraySettings.PLAIN.withInputs(new InputMode.BitSerial()));
    assertThat(distance(forward(serial), forward(parallel))).isLessThan(1e-5);
    assertThat(distance(adjoint(serial), adjoint(parallel))).isLessThan(1e-5);
  }

  @Test
  void bitSlicesHoldDigitsOfTheWeight() {
    Slicing.Bits slicing = new Slicing.Bits(3, 2);
    double[] digits = new double[3];
    slicing.split(-0.7, 1.0, digits);
    // 0.7 * 63 = 44.1 -> 44 = 2 + 3 * 4 + 2 * 16 ... digits 0, 3, 2 of base 4.
    assertThat(digits[0]).isCloseTo(-0.0, within(1e-12));
    assertThat(digits[1]).isCloseTo(-1.0, within(1e-12));
    assertThat(digits[2]).isCloseTo(-2.0 / 3, within(1e-12));
    double[] f = slicing.significance();
    double sum = f[0] * digits[0] + f[1] * digits[1] + f[2] * digits[2];
    assertThat(sum).isCloseTo(-44.0 / 63, within(1e-12));
    assertThat(f[0] + f[1] + f[2]).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void smallWeightsFillTheLeastSignificantPairFirst() {
    double[] held = new double[2];
    new Slicing.Pairs(List.of(3.0, 1.0)).split(0.2, 1.0, held);
    assertThat(held[0]).isZero();
    assertThat(held[1]).isCloseTo(0.8, within(1e-12));
    new Slicing.Pairs(List.of(3.0, 1.0)).split(-1.0, 1.0, held);
    assertThat(held).containsExactly(-1.0, -1.0);
  }

  @Test
  void partialSumsAreRoundedTileByTile() {
    CrossbarSettings rounded =
        CrossbarSettings.ideal().withAdc(AdcSettings.ofBits(6, new AdcRange.Fixed(8.0)));
    float[] exact = forward(CrossbarSettings.ideal());
    float[] one = forward(rounded);
    double half = 0.5 * 2 * 8.0 * rounded.adc().resolution();
    assertThat(distance(one, exact)).isLessThan(half * 1.001);
    float[] three = forward(rounded.withArray(ArraySettings.PLAIN.withTile(new TileSize(7, 13))));
    // Three partial sums, each rounded on its own.
    assertThat(distance(three, exact)).isBetween(half * 0.8, 3 * half * 1.001);
  }

  @Test
  void wiresGiveTheEffectiveMatrixInBothDirections() {
    double wordOhm = 30.0;
    double bitOhm = 20.0;
    ConductanceRange range = CrossbarSettings.ideal().conductances();
    float[] w = uniform("w", OUTPUTS * INPUTS);
    float[][] sides = new float[2][w.length];
    ConductanceMapping mapping = new ConductanceMapping(Columns.DIFFERENTIAL, range, 1.0);
    for (int k = 0; k < w.length; k++) {
      sides[0][k] = (float) mapping.siemens(w[k], true);
      sides[1][k] = (float) mapping.siemens(w[k], false);
    }
    WireSettings wires = WireSettings.of(wordOhm, bitOhm);
    EffectiveMatrix plus =
        EffectiveMatrix.of(Conductances.ofOutputs(OUTPUTS, INPUTS, sides[0]), wires);
    EffectiveMatrix minus =
        EffectiveMatrix.of(Conductances.ofOutputs(OUTPUTS, INPUTS, sides[1]), wires);
    CrossbarSettings settings =
        ideal(ArraySettings.PLAIN.withWires(wires))
            .withCells(new CellSettings.Continuous(Columns.DIFFERENTIAL));
    float[] y = forward(settings);
    float[] x = uniform("x", ROWS * INPUTS);
    double[] volts = new double[INPUTS];
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < INPUTS; j++) {
        volts[j] = x[r * INPUTS + j];
      }
      double[] p = plus.multiply(volts);
      double[] m = minus.multiply(volts);
      for (int o = 0; o < OUTPUTS; o++) {
        double expected = (p[o] - m[o]) / range.range();
        assertThat((double) y[r * OUTPUTS + o]).isCloseTo(expected, within(3e-5));
      }
    }
    float[] back = adjoint(settings);
    float[] d = uniform("y", ROWS * OUTPUTS);
    double sum = 0;
    for (int o = 0; o < OUTPUTS; o++) {
      sum += d[o] * (plus.siemens(o, 4) - minus.siemens(o, 4)) / range.range();
    }
    assertThat((double) back[4]).isCloseTo(sum, within(3e-5));
    assertThat(distance(y, forward(CrossbarSettings.ideal()))).isGreaterThan(1e-3);
  }

  @Test
  void wiresThatHardlyResistHardlyChangeAnything() {
    float[] exact = forward(CrossbarSettings.ideal());
    double before = Double.POSITIVE_INFINITY;
    for (double ohm : new double[] {10.0, 1.0, 0.1, 1e-6}) {
      double error =
          distance(forward(ideal(ArraySettings.PLAIN.withWires(WireSettings.of(ohm, ohm)))), exact);
      assertThat(error).isLessThan(before);
      before = error;
    }
    assertThat(before).isLessThan(1e-5);
  }

  @Test
  void anOffsetColumnSharesItsNoiseAmongAllOutputs() {
    // One driven line and cells that all stand for 0: what is common to the outputs is the noise of
    // the reference column, var = (c gRef sigma)^2; each output's own cell adds as much.
    double sigma = 0.05;
    CrossbarSettings settings =
        CrossbarSettings.ideal()
            .withCells(new CellSettings.Continuous(Columns.OFFSET))
            .withReadNoise(new ReadNoise(0.0, sigma, 0.0));
    Coupling coupling = coupling(settings);
    int rows = 4000;
    Batch x = Batch.zeros(rows, INPUTS);
    for (int r = 0; r < rows; r++) {
      x.values()[r * INPUTS + 3] = 1f;
    }
    Batch y = Batch.zeros(rows, OUTPUTS);
    coupling.forward(x, y, 1);
    double square = 0;
    double cross = 0;
    for (int r = 0; r < rows; r++) {
      square += y.at(r, 0) * (double) y.at(r, 0) / rows;
      cross += y.at(r, 0) * (double) y.at(r, 1) / rows;
    }
    double one = Math.pow(sigma * 2.0 * 20.5 / 39.0, 2);
    assertThat(square).isCloseTo(2 * one, within(0.1 * one));
    assertThat(cross).isCloseTo(one, within(0.1 * one));
  }

  @Test
  void telegraphNoiseHasTwoLevelsAndTheVarianceOfItsLaw() {
    double amplitude = 0.2;
    double duty = 0.3;
    CrossbarSettings settings =
        CrossbarSettings.ideal()
            .withConductances(new ConductanceRange(0.0, 40e-6))
            .withReadNoise(new ReadNoise(0, 0, 0, new TelegraphNoise(1.0, amplitude, duty)));
    Coupling coupling = new CrossbarSubstrate(settings, SEED, Team.solo()).couple("t", 1, 1, 1f);
    coupling.program(new float[] {0.5f}, 1);
    int rows = 20_000;
    Batch x = Batch.zeros(rows, 1);
    x.fill(1f);
    Batch y = Batch.zeros(rows, 1);
    coupling.forward(x, y, 2);
    double high = 0.5 * (1 + amplitude * (1 - duty));
    double low = 0.5 * (1 - amplitude * duty);
    int highs = 0;
    for (int r = 0; r < rows; r++) {
      boolean isHigh = Math.abs(y.at(r, 0) - high) < 1e-6;
      assertThat(isHigh || Math.abs(y.at(r, 0) - low) < 1e-6).isTrue();
      highs += isHigh ? 1 : 0;
    }
    assertThat(highs / (double) rows).isCloseTo(duty, within(4 * Math.sqrt(0.21 / rows)));
  }

  @Test
  void calibrationTakesOutGainAndOffsetAndNeverHarms() {
    CrossbarSettings bad =
        CrossbarSettings.ideal()
            .withAdc(
                AdcSettings.ofBits(12, new AdcRange.Fixed(12.0))
                    .withErrors(new ConverterErrors(0.0, 0.01, 0.05)));
    float[] exact = forward(CrossbarSettings.ideal());
    double before = distance(forward(bad), exact);
    double after =
        distance(forward(bad.withArray(ArraySettings.PLAIN.withCalibration(200))), exact);
    assertThat(before).isGreaterThan(0.1);
    assertThat(after).isLessThan(0.02);
    CrossbarSubstrate substrate = new CrossbarSubstrate(bad, SEED, Team.solo());
    substrate.couple("a", OUTPUTS, INPUTS, 1f).program(uniform("w", OUTPUTS * INPUTS), 1);
    CalibrationReport report = requireNonNull(substrate.calibrate(200, 2).get("a"));
    assertThat(report.columns()).isEqualTo(OUTPUTS + INPUTS);
    assertThat(report.corrected()).isEqualTo(OUTPUTS + INPUTS);
    assertThat(report.rmsAfter()).isLessThan(0.05 * report.rmsBefore());
  }

  @Test
  void calibrationOfNoiseAloneLeavesNothingWorse() {
    CrossbarSettings noisy = CrossbarSettings.ideal().withReadNoise(new ReadNoise(0.0, 0.0, 0.5));
    CrossbarSubstrate substrate = new CrossbarSubstrate(noisy, SEED, Team.solo());
    substrate.couple("a", OUTPUTS, INPUTS, 1f).program(uniform("w", OUTPUTS * INPUTS), 1);
    CalibrationReport report = requireNonNull(substrate.calibrate(8, 2).get("a"));
    assertThat(report.rmsAfter()).isLessThanOrEqualTo(report.rmsBefore());
    assertThat(report.corrected()).isLessThan(report.columns());
  }

  @Test
  void flavoursOfAdcsTakeTheirTime() {
    assertThat(new AdcKind.Sar(1e-9).seconds(8, 16)).isCloseTo(128e-9, within(1e-15));
    assertThat(new AdcKind.Ramp(1e-9).seconds(8, 16)).isCloseTo(256e-9, within(1e-15));
    CrossbarSettings sar =
        CrossbarSettings.ideal()
            .withAdc(
                AdcSettings.ofBits(8, new AdcRange.Fixed(8.0)).withKind(new AdcKind.Sar(1e-9)));
    assertThat(secondsOfClocks(sar)).isCloseTo(ROWS * OUTPUTS * 8e-9, within(1e-15));
    ArraySettings shared = ArraySettings.PLAIN.withColumnsAnAdc(4);
    assertThat(secondsOfClocks(sar.withArray(shared))).isCloseTo(ROWS * 4 * 8e-9, within(1e-15));
    CrossbarSettings ramp = sar.withAdc(sar.adc().withKind(new AdcKind.Ramp(1e-9)));
    assertThat(secondsOfClocks(ramp)).isCloseTo(ROWS * 256e-9, within(1e-15));
  }

  private static double secondsOfClocks(CrossbarSettings settings) {
    CrossbarSubstrate substrate = new CrossbarSubstrate(settings, SEED, Team.solo());
    Coupling coupling = substrate.couple("a", OUTPUTS, INPUTS, 1f);
    coupling.forward(
        Batch.of(uniform("x", ROWS * INPUTS), ROWS, INPUTS), Batch.zeros(ROWS, OUTPUTS), 2);
    return substrate.ledger().line("adc clock", settings.adc().kind().cycleSeconds(), 0).seconds();
  }

  @Test
  void areaCountsCellsDriversAndConverters() {
    CrossbarSettings settings =
        CrossbarSettings.ideal().withAdc(AdcSettings.ofBits(8, new AdcRange.Fixed(8.0)));
    CrossbarSubstrate substrate = new CrossbarSubstrate(settings, SEED, Team.solo());
    substrate.couple("a", OUTPUTS, INPUTS, 1f);
    var parts = substrate.ledger().parts();
    CostSettings prices = settings.cost();
    double expected =
        2.0 * OUTPUTS * INPUTS * prices.cellMetres() * prices.cellMetres()
            + (OUTPUTS + INPUTS) * (16 * prices.dacSquareMetresABit() + prices.holdSquareMetres())
            + 2 * (prices.adcSquareMetres() + prices.sumSquareMetres());
    assertThat(substrate.ledger().squareMetres()).isCloseTo(expected, within(1e-9 * expected));
    assertThat(parts).hasSize(5);
  }

  @Test
  void impossibleArraysAreRefusedWithAWayOut() {
    assertThatThrownBy(
            () -> CrossbarSettings.ideal().withMethod(new UpdateMethod.MixedPrecision(1.0)))
        .hasMessageContaining("MixedPrecision")
        .hasMessageContaining("pulsed cells");
    assertThatThrownBy(() -> ideal(ArraySettings.PLAIN.withInputs(new InputMode.BitSerial())))
        .hasMessageContaining("2 to 16 bits");
    assertThatThrownBy(() ->
            CrossbarSettings.ideal()
                .withDac(DacSettings.ofBits(8, 1.0))
                .withManagement(NoiseManagement.NONE, BoundManagement.ITERATIVE)
                .withArray(ArraySettings.PLAIN.withInputs(new InputMode.BitSerial())))
        .hasMessageContaining("ITERATIVE");
    assertThatThrownBy(() -> new Slicing.Bits(8, 4)).hasMessageContaining("16");
    assertThatThrownBy(() -> new TileSize(0, 4)).hasMessageContaining("word lines");
    assertThatThrownBy(() -> ArraySettings.PLAIN.withCalibration(3)).hasMessageContaining("8");
  }
}
