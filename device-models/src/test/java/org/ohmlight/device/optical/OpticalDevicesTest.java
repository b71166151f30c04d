package org.ohmlight.device.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.RandomStream;

/** Closed forms and limits of emitters, pixels and panels. */
class OpticalDevicesTest {
  private static final long SEED = 4;

  @Test
  void emitterLightHasUnitSlopeAtItsBias() {
    MicroLed led = MicroLed.STANDARD;
    assertThat((led.response(1e-6) - led.response(-1e-6)) / 2e-6).isEqualTo(1, within(1e-9));
    assertThat(led.linearised().response(0.7)).isEqualTo(0.7);
    assertThat(led.relativeIntensityNoise(1e6)).isEqualTo(Math.sqrt(1e-13 * 1e6), within(1e-12));
    assertThatThrownBy(() -> new MicroLed(1e-3, 520e-9, 0.1, 0.4, 0.4, -140))
        .hasMessageContaining("turn back");
  }

  @Test
  void droopBendsAndWarmingLosesLight() {
    EmitterThermal thermal = EmitterThermal.STANDARD;
    assertThat(thermal.light(0)).isZero();
    assertThat(thermal.light(1)).isEqualTo(1, within(1e-15));
    assertThat(thermal.light(0.5)).isGreaterThan(0.5);
    assertThat(thermal.efficiency(0)).isEqualTo(1);
    assertThat(thermal.efficiency(1e9)).isEqualTo(0.98, within(1e-12));
    assertThat(thermal.efficiency(600)).isEqualTo(1 - 0.02 * (1 - Math.exp(-1)), within(1e-12));
  }

  @Test
  void slowDriftHasItsVarianceAndItsCorrelationTime() {
    int channels = 4_000;
    SlowDrift drift = new SlowDrift(0.02, 50, channels, RandomStream.of(SEED, "drift"));
    double[] now = drift.at(1_000_000);
    double[] later = drift.at(1_000_050);
    double variance = 0;
    double covariance = 0;
    for (int i = 0; i < channels; i++) {
      variance += now[i] * now[i] / channels;
      covariance += now[i] * later[i] / channels;
    }
    double error = 5 * 4e-4 * Math.sqrt(2.0 / channels);
    assertThat(variance).isEqualTo(4e-4, within(error));
    assertThat(covariance).isEqualTo(4e-4 * Math.exp(-1), within(error));
    assertThat(drift.at(1_000_000)).isEqualTo(now);
  }

  /** 2 pi / (2^B sqrt 12), for asked phases spread evenly over many turns. */
  @Test
  void phaseQuantisationHasItsClosedForm() {
    for (int bits : new int[] {2, 4, 8}) {
      PhaseTable table = PhaseTable.even(bits);
      double squares = 0;
      int asked = 20_000;
      for (int k = 0; k < asked; k++) {
        double phase = 7.0 * 2 * Math.PI * (k + 0.5) / asked - 9;
        double off = Math.IEEEremainder(table.set(phase) - phase, 2 * Math.PI);
        squares += off * off;
      }
      double expected = PhaseTable.quantisationError(1 << bits);
      assertThat(Math.sqrt(squares / asked)).isEqualTo(expected, within(1e-3 * expected));
    }
  }

  @Test
  void aPanelThatDoesNotReachATurnUsesItsNearestEnd() {
    PhaseTable table = PhaseTable.gamma(8, 1.6 * Math.PI, 1);
    assertThat(table.set(1.9 * Math.PI)).isZero();
    assertThat(table.nearest(1.62 * Math.PI)).isEqualTo(255);
  }

  @Test
  void flickerHasItsRms() {
    PhaseFlicker flicker = PhaseFlicker.STANDARD;
    RandomStream panel = RandomStream.of(SEED, "panel");
    double squares = 0;
    int pixels = 20_000;
    for (int k = 0; k < pixels; k++) {
      squares += Math.pow(flicker.at(0.123, panel, k), 2);
    }
    assertThat(Math.sqrt(squares / pixels)).isEqualTo(0.05, within(0.001));
    assertThat(flicker.orderEfficiency()).isEqualTo(Math.exp(-0.0025), within(1e-15));
  }

  @Test
  void theCrystalRisesAndFallsWithItsOwnTime() {
    CrystalSettling crystal = CrystalSettling.STANDARD;
    assertThat(crystal.after(0, 2, 5e-3)).isEqualTo(2 * (1 - Math.exp(-1)), within(1e-12));
    assertThat(crystal.after(2, 0, 15e-3)).isEqualTo(2 * Math.exp(-1), within(1e-12));
    double seconds = crystal.secondsUntil(0.01);
    assertThat(crystal.after(2, 0, seconds)).isEqualTo(0.02, within(1e-12));
    double twice = crystal.after(crystal.after(0, 2, 1e-3), 2, 2e-3);
    assertThat(twice).isEqualTo(crystal.after(0, 2, 3e-3), within(1e-12));
  }

  @Test
  void deadGapsSendLightIntoTheZeroOrder() {
    FillFactor gaps = new FillFactor(0.9, 1);
    assertThat(gaps.strayZeroOrder()).isEqualTo(0.01, within(1e-12));
    assertThat(gaps.meanAmplitude(1, 0)[0]).isEqualTo(1, within(1e-12));
    assertThat(gaps.envelope(0, 0)).isEqualTo(1);
    double side = Math.sqrt(0.9);
    double sinc = Math.sin(Math.PI * side) / (Math.PI * side);
    assertThat(gaps.envelope(1, 0)).isEqualTo(sinc * sinc, within(1e-12));
    assertThat(new FillFactor(1, 1).envelope(1, 0)).isEqualTo(0, within(1e-12));
  }

  @Test
  void greyOfMirrorsCostsTime() {
    MirrorPixel binary = MirrorPixel.STANDARD;
    assertThat(binary.transmission(0.6)).isEqualTo(0.92, within(1e-12));
    assertThat(binary.transmission(0.4)).isEqualTo(0.92 / 2000, within(1e-12));
    MirrorPixel grey = new MirrorPixel(8, 22_727, 2000, 0.92);
    assertThat(grey.frameSeconds() / binary.frameSeconds()).isEqualTo(255, within(1e-9));
    assertThat(binary.transmission(1) / binary.transmission(0)).isEqualTo(2000, within(1e-6));
  }

  @Test
  void aBlurKeepsAFlatMaskFlat() {
    double[] x = {-1, -0.5, 0, 0.5, 1};
    double[] kernel = PixelKernel.asymmetric(x, new double[] {0.4, 0.7}, new double[] {1, 2});
    double[][] flat = {{2, 2, 2, 2, 2, 2}};
    for (double value : PixelKernel.blurRows(flat, kernel)[0]) {
      assertThat(value).isEqualTo(2, within(1e-12));
    }
    double sum = 0;
    for (double[] row : PixelKernel.fringing(3, 3, 8e-6, 0.92 / 8e-6, 2.3)) {
      for (double value : row) {
        sum += value;
      }
    }
    assertThat(sum).isEqualTo(1, within(1e-12));
  }

  @Test
  void aLowPassHalvesPowerAtItsCutoff() {
    for (int order = 1; order <= 6; order++) {
      Butterworth filter = Butterworth.lowPass(order, 0.25);
      assertThat(power(filter, 0)).isEqualTo(1, within(1e-9));
      assertThat(power(filter, 0.25)).isEqualTo(0.5, within(1e-9));
      double ratio = Math.tan(0.5 * Math.PI * 0.6) / Math.tan(0.5 * Math.PI * 0.25);
      assertThat(power(filter, 0.6)).isEqualTo(1 / (1 + Math.pow(ratio, 2 * order)), within(1e-9));
    }
  }

  private static double power(Butterworth filter, double frequency) {
    double[] above = at(filter.numerator(), frequency);
    double[] below = at(filter.denominator(), frequency);
    return (above[0] * above[0] + above[1] * above[1])
        / (below[0] * below[0] + below[1] * below[1]);
  }

  private static double[] at(double[] coefficients, double frequency) {
    double[] sum = new double[2];
    for (int k = 0; k < coefficients.length; k++) {
      sum[0] += coefficients[k] * Math.cos(Math.PI * frequency * k);
      sum[1] -= coefficients[k] * Math.sin(Math.PI * frequency * k);
    }
    return sum;
  }
}
