package org.ohmlight.simulator.optics.coherent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;

class CoherentBenchTest {
  private static final WeightEncoding PAIRS = new WeightEncoding.Superpixels(2);

  private static CoherentBenchSettings with(
      int bits, double pixelError, double flicker, double photons) {
    return new CoherentBenchSettings(
        PAIRS, bits, pixelError, 1, 0, flicker, photons, 50, 0, 1152, 1920, 0.3, 0.01, 1, 0);
  }

  private static ProgrammedCoupling coupling(CoherentBenchSettings settings, int size) {
    Substrate substrate = new CoherentBenchSubstrate(settings, 3);
    return (ProgrammedCoupling) substrate.couple("c", size, size, 1f);
  }

  private static float[] constant(int count, float value) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, value);
    return values;
  }

  /** Writing through pixels with vanishing errors gives the weights. */
  @Test
  void pairsOfPhasesHoldTheWeights() {
    ProgrammedCoupling coupling = coupling(with(0, 1e-9, 0, Double.POSITIVE_INFINITY), 6);
    float[] w = new float[36];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) Math.cos(2 * i);
    }
    assertThat(coupling.program(w, 1).maxError()).isLessThan(1e-6);
  }

  /**
   * A pixel's error {@code e} moves a weight {@code w = cos t} by {@code -sin(t) e} on the average
   * of four pixels: standard deviation {@code e sqrt(1 - w^2) / 2}.
   */
  @Test
  void pixelErrorsSpreadTheWeights() {
    int size = 80;
    ProgrammedCoupling coupling = coupling(with(0, 0.02, 0, Double.POSITIVE_INFINITY), size);
    coupling.program(constant(size * size, 0.6f), 1);
    float[] held = new float[size * size];
    coupling.read(held);
    double sum = 0;
    for (float value : held) {
      sum += Math.pow(value - 0.6, 2);
    }
    double want = Math.pow(0.02 * 0.8 / 2, 2);
    double tolerance = 4 * want * Math.sqrt(2.0 / (size * size)) + 0.01 * want;
    assertThat(sum / (size * size)).isCloseTo(want, within(tolerance));
    // The two areas err on their own: |F - B| / |F + B|.
    assertThat(coupling.asymmetry()).isCloseTo(0.008 * Math.sqrt(2) / 1.2, within(1e-3));
  }

  @Test
  void flickerShrinksReadingsByHalfItsVariance() {
    int rows = 20_000;
    ProgrammedCoupling coupling = coupling(with(0, 0, 0.3, Double.POSITIVE_INFINITY), 1);
    coupling.program(constant(1, 0.5f), 1);
    Batch x = Batch.of(constant(rows, 1f), rows, 1);
    Batch y = Batch.zeros(rows, 1);
    coupling.forward(x, y, 4);
    double mean = 0;
    for (float value : y.values()) {
      mean += value / (double) rows;
    }
    assertThat(mean).isCloseTo(0.5 * Math.exp(-0.045), within(4 * 0.5 * 0.06 / Math.sqrt(rows)));
  }

  /** {@code var = unit^2 (1 + y^2 / r^2) / (4 N) + ...}, {@code unit = limit sqrt(inputs)}. */
  @Test
  void readingsHaveTheVarianceOfShotAndReadNoise() {
    Homodyne reading = new Homodyne(50, 2, 3);
    int rows = 40_000;
    float[] values = constant(rows, 1.5f);
    reading.read(values, 0, rows, 1, 1.0, 0, RandomStream.of(1, "reading"));
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value - 1.5, 2);
    }
    double want = (1 + 1.5 * 1.5 / 4) / 200 + 9.0 / (2 * 2500 * 4);
    assertThat(reading.variance(1.5)).isCloseTo(want, within(1e-15));
    assertThat(sum / rows).isCloseTo(want, within(4 * want * Math.sqrt(2.0 / rows)));
  }

  @Test
  void theDeadAreaAddsTheSameToEveryWeight() {
    CoherentBenchSettings settings =
        new CoherentBenchSettings(
            PAIRS, 0, 0, 0.9, 0.2, 0, Double.POSITIVE_INFINITY, 50, 0, 1152, 1920, 0.3, 0.01, 1, 0);
    ProgrammedCoupling coupling = coupling(settings, 3);
    coupling.program(constant(9, 0.25f), 1);
    float[] held = new float[9];
    coupling.read(held);
    assertThat(held).containsOnly(held[0]);
    assertThat(held[0]).isCloseTo(0.25f + 0.1f / 0.9f * 0.2f, within(1e-6f));
  }

  private static double error(ProgrammedCoupling coupling, float[] w) {
    return coupling.program(w, 5).rmsError();
  }

  private static float[] waves(int count) {
    float[] w = new float[count];
    for (int k = 0; k < count; k++) {
      w[k] = (float) (0.9 * Math.sin(1 + 2.3 * k));
    }
    return w;
  }

  /** The curve bends every phase, the wavefront turns whole regions; both are found and undone. */
  @Test
  void aMeasuredPanelHoldsItsWeights() {
    CoherentBenchSettings rough = with(10, 0, 0, 1e6).withPanelErrors(1.2, 0.6);
    int size = 20;
    float[] w = waves(size * size);
    double aligned = error(coupling(with(10, 0, 0, 1e6), size), w);
    CoherentBenchSubstrate substrate = new CoherentBenchSubstrate(rough, 3);
    CoherentBenchCoupling bench = substrate.couple("c", size, size, 1f);
    double before = error(bench, w);
    var reports = bench.calibrate(6);
    assertThat(reports).hasSize(4).allMatch(report -> report.kept());
    assertThat(reports.get(0).what()).isEqualTo("c/forward: phase table");
    assertThat(reports.get(1).what()).isEqualTo("c/forward: wavefront");
    assertThat(before).isGreaterThan(0.1);
    assertThat(error(bench, w)).isLessThan(0.01 + 2 * aligned);
    var saved = bench.checkpoint();
    float[] held = new float[w.length];
    float[] restored = new float[w.length];
    bench.read(held);
    CoherentBenchCoupling other = new CoherentBenchSubstrate(rough, 3).couple("c", size, size, 1f);
    other.restore(saved);
    other.read(restored);
    assertThat(restored).isEqualTo(held);
  }

  @Test
  void calibratingAGoodPanelLeavesItAsItIs() {
    for (double photons : new double[] {20, 1e3, 1e6}) {
      CoherentBenchSubstrate substrate = new CoherentBenchSubstrate(with(8, 0, 0, photons), 3);
      CoherentBenchCoupling bench = substrate.couple("c", 8, 8, 1f);
      double before = error(bench, waves(64));
      bench.calibrate(6).forEach(r -> assertThat(r.after()).isLessThanOrEqualTo(r.before()));
      assertThat(error(bench, waves(64))).isLessThanOrEqualTo(1.02 * before);
    }
  }

  @Test
  void framesAndSettlingsAreCharged() {
    CoherentBenchSubstrate substrate = new CoherentBenchSubstrate(with(0, 0, 0, 1000), 3);
    try (var coupling = substrate.couple("c", 2, 3, 1f)) {
      coupling.program(new float[6], 1);
      coupling.forward(Batch.zeros(7, 3), Batch.zeros(7, 2), 2);
    }
    assertThat(substrate.ledger().seconds()).isCloseTo(2 * 0.3 + 7 * 0.01, within(1e-12));
    double photon = 3.138e-19;
    assertThat(substrate.ledger().joules())
        .isCloseTo(7 * 1000 * 6 * photon, within(1e-15 + 7000 * 6 * 1e-22));
  }

  @Test
  void whatDoesNotFitTheModulatorIsRefused() {
    assertThatThrownBy(() -> coupling(with(8, 0, 0, 1e6), 600))
        .hasMessageContaining("1200 x 1200 pixels, the modulator has 1152 x 1920");
    CoherentBenchSettings small =
        CoherentBenchSettings.ideal(new WeightEncoding.Holograms(16, 5, 0.3));
    assertThatThrownBy(() -> coupling(small, 20)).hasMessageContaining("use at least 24");
  }
}
