package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeviceFitTest {
  private static String csv(float[] states) {
    StringBuilder text = new StringBuilder("pulse,conductance_uS\n");
    for (int n = 0; n < states.length; n++) {
      text.append(String.format(Locale.ROOT, "%d,%.9f%n", n, 10 + 4 * states[n]));
    }
    return text.toString();
  }

  @Test
  void recoversTheCellThatMadeTheCurve() {
    LinearStep truth =
        new LinearStep(
            CellBasics.of(new PulseStep(0.02, 0, false, 0, 0.3, 0), Bounds.of(-1, 1)),
            0.8,
            0.6,
            0,
            0,
            true,
            true,
            Reversal.NONE,
            false);
    float[] curve = PulseCurve.noiseFree(truth, 60, 80);
    DeviceFit fit = DeviceFit.of(MeasuredCurve.ofCsv("lab.csv", csv(curve)));
    assertThat(fit.rmsError()).isLessThan(1e-5);
    assertThat(fit.rSquared()).isGreaterThan(0.999999);
    assertThat(fit.cell().basics().step().cycleSpread()).isLessThan(0.01);
    // The same curve from the fitted cell, between the same conductances.
    PulsedCells cell =
        PulsedCells.of(fit.cell(), 1, org.ohmlight.physical.RandomStream.of(1, "fit"));
    cell.set(0, fit.measured().getFirst().floatValue());
    for (int n = 1; n <= 140; n++) {
      cell.pulse(0, new int[1], 0, 1, n <= 60, new PulseNoise());
      double g = fit.minSiemens() + (cell.state(0) + 1) / 2 * (fit.maxSiemens() - fit.minSiemens());
      assertThat(g).isCloseTo((10 + 4 * curve[n]) * 1e-6, within(2e-10));
    }
  }

  @Test
  void findsTheNoiseFromPulseToPulse() {
    LinearStep truth =
        new LinearStep(
            CellBasics.of(new PulseStep(0.005, 0, false, 0.4, 0, 0), Bounds.of(-1, 1)),
            0.5,
            0.5,
            0,
            0,
            true,
            true,
            Reversal.NONE,
            false);
    float[] curve = PulseCurve.of(truth, 250, 350, 4);
    DeviceFit fit = DeviceFit.of(MeasuredCurve.ofCsv("lab.csv", csv(curve)));
    assertThat(fit.cell().basics().step().cycleSpread()).isCloseTo(0.4, within(0.06));
  }

  @Test
  void badFilesAreNamedByLine() {
    assertThatThrownBy(() -> MeasuredCurve.ofCsv("lab.csv", "n,g\n0,1\n"))
        .hasMessageContaining("lab.csv line 1");
    assertThatThrownBy(() -> MeasuredCurve.ofCsv("lab.csv", "pulse,conductance_uS\n0,1\n1,x\n"))
        .hasMessageContaining("lab.csv line 3");
    assertThatThrownBy(() -> MeasuredCurve.ofCsv("lab.csv", "pulse,conductance_uS\n0,1\n1,2\n"))
        .hasMessageContaining("at least 3 pulses");
  }
}
