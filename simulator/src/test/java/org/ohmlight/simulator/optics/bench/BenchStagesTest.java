package org.ohmlight.simulator.optics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.optical.AmplitudePixel;
import org.ohmlight.device.optical.MicroLed;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;

/** One stage on at a time, against its closed form. */
class BenchStagesTest {
  private static final long SEED = 20250409;
  private static final float[] ROW = {0.9f, -0.3f, 0.5f, 0.1f, -0.8f};
  private static final float[] WEIGHTS = {
    0.5f, -0.25f, 1f, 0f, -0.75f, 0.1f, 0.2f, 0.3f, 0.4f, -1f
  };
  private static final int FRAMES = 40_000;
  private static final float LIMIT = 2f;

  private static final class Bench implements AutoCloseable {
    private final SlmSubstrate substrate;
    private final SlmCoupling edge;

    Bench(SlmSettings settings) {
      substrate = new SlmSubstrate(settings, SEED, Team.solo());
      edge = substrate.couple("edge", 2, 5, LIMIT);
      edge.program(WEIGHTS, 1);
    }

    Batch present(float[] row, int frames) {
      Batch y = Batch.zeros(frames, 2);
      edge.forward(SlmSamples.repeated(row, frames), y, 3);
      return y;
    }

    @Override
    public void close() {
      substrate.close();
    }
  }

  private static double exact(int output) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (double) WEIGHTS[output * 5 + i] * ROW[i];
    }
    return sum;
  }

  private static void assertNoise(Batch y, int output, double mean, double variance) {
    double error = Math.sqrt(variance / y.rows());
    assertThat(SlmSamples.mean(y, output)).isEqualTo(mean, within(5 * error));
    double spread = variance * Math.sqrt(2.0 / y.rows());
    assertThat(SlmSamples.variance(y, output)).isEqualTo(variance, within(5 * spread));
  }

  /** Poisson: the variance in electrons is the whole light of both arms, bias and darkness too. */
  @Test
  void shotNoiseIsThatOfTheWholeBiasedLight() {
    AmplitudePixel pixel = new AmplitudePixel(0, 0.1, 0);
    SlmSettings settings =
        SlmSettings.ideal().withPixel(pixel).withNoise(new BenchNoise(true, false, false, false));
    double full = settings.fullElectrons(2);
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, FRAMES);
      Batch dark = bench.present(new float[5], FRAMES);
      for (int j = 0; j < 2; j++) {
        double transmitted = 0;
        for (int i = 0; i < 5; i++) {
          double w = Math.abs(WEIGHTS[j * 5 + i]) / LIMIT;
          transmitted += pixel.transmission(w) + pixel.transmission(0);
        }
        double electrons = 0.5 * full * transmitted;
        double unit = 2 * LIMIT / (full * 0.9);
        double level = 1 + (ROW[0] + ROW[1] + ROW[2] + ROW[3] + ROW[4]) / 5.0;
        assertNoise(dark, j, 0, unit * unit * electrons);
        assertNoise(y, j, exact(j), unit * unit * electrons * level);
      }
    }
  }

  /** Each detector counts the light that falls on it: variance and mean of its own electrons. */
  @Test
  void shotNoisePerPixelFollowsTheLightOnEachDetector() {
    AmplitudePixel pixel = new AmplitudePixel(0, 0.1, 0);
    SlmSettings settings =
        SlmSettings.ideal().withPixel(pixel).withNoise(new BenchNoise(true, true, false, false));
    double full = settings.fullElectrons(2);
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, FRAMES);
      for (int j = 0; j < 2; j++) {
        double electrons = 0;
        for (int i = 0; i < 5; i++) {
          double w = Math.abs(WEIGHTS[j * 5 + i]) / LIMIT;
          double open = pixel.transmission(w) + pixel.transmission(0);
          electrons += 0.5 * full * (1 + ROW[i]) * open;
        }
        double unit = 2 * LIMIT / (full * 0.9);
        assertNoise(y, j, exact(j), unit * unit * electrons);
      }
    }
  }

  /** At the bias an open pixel sends {@code n} photons, whatever the fan-out; energy follows. */
  @Test
  void lightCanBeGivenByTheMultiplication() {
    SlmSettings settings = SlmSettings.ideal().withPhotonsPerMultiply(3.2);
    double efficiency = settings.detector().quantumEfficiency();
    for (int outputs : new int[] {1, 10, 500}) {
      assertThat(settings.fullElectrons(outputs)).isEqualTo(2 * 3.2 * efficiency, within(1e-9));
    }
    assertThat(settings.fullWatts(500)).isEqualTo(500 * settings.fullWatts(1), within(1e-20));
    double photons = settings.fullWatts(1) * settings.throughput() / 2;
    photons *= settings.timing().frameSeconds() / settings.emitter().photonJoules();
    assertThat(photons / 2).isEqualTo(3.2, within(1e-9));
  }

  /** The error of the frame's mean light, as {@link BenchNoise} states it. */
  @Test
  void theMeanLightIsOffByItsClosedForm() {
    int inputs = 256;
    int outputs = 64;
    SlmSettings settings =
        SlmSettings.ideal()
            .withPixel(new AmplitudePixel(0, 0.05, 0))
            .withNoise(new BenchNoise(true, true, false, false));
    BenchArea area = new BenchArea("edge", inputs, outputs, 1f, settings, SEED);
    float[] weights = SlmSamples.uniform("w", inputs, outputs, -1, 1, SEED).values();
    area.write(weights, 0);
    AreaImage image = area.image(0);
    Batch x = SlmSamples.uniform("x", 20, inputs, -1, 1, SEED);
    float[] exact = new float[20 * outputs];
    org.ohmlight.kernel.Gemm.multiply(
        x.values(), 0, 20, java.util.Objects.requireNonNull(image.shotLight()), exact, 0);
    double squares = 0;
    for (int r = 0; r < 20; r++) {
      double mean = 0;
      for (int i = 0; i < inputs; i++) {
        mean += x.at(r, i) / inputs;
      }
      for (int j = 0; j < outputs; j++) {
        double still = Math.pow(image.shotDeviation()[j], 2);
        double off = (1 + mean) * still / (still + exact[r * outputs + j]) - 1;
        squares += off * off / (20 * outputs);
      }
    }
    double s = 1 / Math.sqrt(3);
    double v = 0.95 / Math.sqrt(12) / (0.1 + 0.95 / 2);
    double expected = s * v / Math.sqrt(inputs);
    assertThat(Math.sqrt(squares)).isEqualTo(expected, within(0.15 * expected));
  }

  @Test
  void darkNoiseIsThermalAndDarkCurrent() {
    SlmSettings settings = SlmSettings.ideal().withNoise(new BenchNoise(false, false, true, false));
    double tau = settings.timing().frameSeconds();
    double charge = 1.602176634e-19;
    double electrons =
        2 * 1.380649e-23 * 300 * tau / (1e6 * charge * charge) + 1e-10 * tau / charge;
    assertThat(settings.detector().darkElectronVariance(tau))
        .isEqualTo(electrons, within(1e-9 * electrons));
    double unit = 2 * LIMIT / settings.fullElectrons(2);
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, FRAMES);
      assertNoise(y, 0, exact(0), 2 * unit * unit * electrons);
      assertNoise(y, 1, exact(1), 2 * unit * unit * electrons);
    }
  }

  /** All outputs of a frame move together, and the bias light moves with them. */
  @Test
  void sourceNoiseIsCommonToAFrame() {
    MicroLed noisy = new MicroLed(200e-6, 520e-9, 0.1, 0, 0, -100);
    SlmSettings settings =
        SlmSettings.ideal().withEmitter(noisy).withNoise(new BenchNoise(false, false, false, true));
    double deviation = Math.sqrt(1e-10 * 0.5e6);
    double bias0 = 0.5 - 0.25 + 1 + 0 - 0.75;
    double bias1 = 0.1 + 0.2 + 0.3 + 0.4 - 1;
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, FRAMES);
      double light0 = bias0 + exact(0);
      double light1 = bias1 + exact(1);
      assertNoise(y, 0, exact(0), Math.pow(deviation * light0, 2));
      for (int r = 0; r < 100; r++) {
        double change0 = (y.at(r, 0) - exact(0)) / light0;
        double change1 = (y.at(r, 1) - exact(1)) / light1;
        assertThat(change1).isEqualTo(change0, within(1e-6));
      }
    }
  }

  @Test
  void noiseOfARowFollowsTheTickAndTheRowOnly() {
    SlmSettings settings = SlmSettings.ideal().withNoise(BenchNoise.ALL);
    try (Bench bench = new Bench(settings)) {
      Batch x = SlmSamples.repeated(ROW, 9);
      Batch whole = Batch.zeros(9, 2);
      bench.edge.forward(x, whole, 8);
      for (int r = 8; r >= 0; r--) {
        Batch one = Batch.zeros(9, 2);
        bench.edge.forward(x.window(r, 1), one.window(r, 1), 8);
        assertThat(one.at(r, 0)).isEqualTo(whole.at(r, 0));
        assertThat(one.at(r, 1)).isEqualTo(whole.at(r, 1));
      }
      Batch later = Batch.zeros(9, 2);
      bench.edge.forward(x, later, 9);
      assertThat(later.values()).isNotEqualTo(whole.values());
    }
  }

  @Test
  void darknessCancelsBetweenEqualArms() {
    SlmSettings settings = SlmSettings.ideal().withPixel(new AmplitudePixel(0, 0.3, 0));
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, 1);
      assertThat((double) y.at(0, 0)).isEqualTo(exact(0), within(1e-6));
    }
  }

  @Test
  void pixelsHoldTheirLevels() {
    SlmSettings settings = SlmSettings.ideal().withPixel(new AmplitudePixel(3, 0, 0));
    try (Bench bench = new Bench(settings)) {
      float[] held = bench.edge.effectiveMatrix();
      double step = LIMIT / 7.0;
      for (int k = 0; k < held.length; k++) {
        assertThat(held[k] / step).isEqualTo(Math.rint(held[k] / step), within(1e-6));
        assertThat((double) held[k]).isEqualTo(WEIGHTS[k], within(0.5 * step + 1e-6));
      }
    }
  }

  @Test
  void bowIsLargestAtHalfScale() {
    AmplitudePixel pixel = new AmplitudePixel(0, 0, 0.05);
    assertThat(pixel.transmission(0.5)).isEqualTo(0.55, within(1e-12));
    assertThat(pixel.transmission(1)).isEqualTo(1.0, within(1e-12));
    try (Bench bench = new Bench(SlmSettings.ideal().withPixel(pixel))) {
      float[] held = bench.edge.effectiveMatrix();
      for (int k = 0; k < held.length; k++) {
        double w = pixel.transmission(Math.abs(WEIGHTS[k]) / LIMIT) * LIMIT;
        assertThat((double) held[k]).isEqualTo(Math.signum(WEIGHTS[k]) * w, within(1e-6));
      }
    }
  }

  @Test
  void theEmitterBendsAndClips() {
    MicroLed led = MicroLed.STANDARD;
    SlmSettings settings = SlmSettings.ideal().withBounded(true).withEmitter(led);
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(new float[] {7f, 0f, 0.5f, 0f, 0f}, 1);
      double expected = 0.5 * led.response(1) + led.response(0.5);
      assertThat((double) y.at(0, 0)).isEqualTo(expected, within(1e-6));
    }
  }

  @Test
  void crosstalkReachesTheNeighbourOutwards() {
    SlmSettings settings = SlmSettings.ideal().withCrosstalk(new NeighbourCrosstalk(0.01, 0.3));
    try (SlmSubstrate substrate = new SlmSubstrate(settings, SEED, Team.solo())) {
      SlmCoupling edge = substrate.couple("edge", 5, 1, 1f);
      edge.program(new float[] {0f, 1f, 0f, 0f, 0f}, 1);
      double out = 0.01 + 0.29 * 0.25;
      assertThat(edge.effectiveMatrix())
          .containsExactly(new float[] {(float) out, 1f, 0.01f, 0f, 0f}, within(1e-6f));
    }
  }

  @Test
  void theReadingHasItsLevelsAndItsRange() {
    SlmSettings settings =
        SlmSettings.ideal()
            .withConverters(BenchConverters.ofBits(0, 3, new AdcRange.Deviations(0.6)));
    double range = 0.2 * LIMIT * Math.sqrt(5);
    try (Bench bench = new Bench(settings)) {
      Batch y = bench.present(ROW, 1);
      double step = range / 3;
      double expected = Math.clamp(Math.rint(exact(0) / step) * step, -range, range);
      assertThat((double) y.at(0, 0)).isEqualTo(expected, within(1e-6));
    }
  }

  @Test
  void gainCalibrationLeavesItsResidualOnly() {
    ChannelSpread spread = new ChannelSpread(0.3, 0.3, 0, 0, false, 0, 0);
    try (Bench raw = new Bench(SlmSettings.ideal().withChannels(spread));
        Bench calibrated = new Bench(SlmSettings.ideal().withChannels(spread.calibrated(true)))) {
      float[] held = calibrated.edge.effectiveMatrix();
      for (int k = 0; k < held.length; k++) {
        assertThat(held[k]).isEqualTo(WEIGHTS[k], within(1e-6f));
      }
      assertThat(Math.abs(raw.edge.effectiveMatrix()[2] - 1f)).isGreaterThan(1e-3f);
    }
  }
}
