package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.crossbar.BoundManagement;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.NoiseManagement;

/**
 * Deterministic analog forward passes: {@code io_*.csv} of the inputs {@code io_X_*.csv} through
 * the weights {@code io_W_*.csv}. What a header leaves out has aihwkit's defaults. The error is in
 * steps of the ADC, at the scale of the row; without an ADC, in parts of the largest output times
 * 1e5.
 */
final class AnalogForward implements GoldenKind {
  @Override
  public String name() {
    return "analog-forward";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("io_") && golden.name().endsWith(".csv");
  }

  @Override
  public double check(GoldenCase golden) {
    if (golden.name().startsWith("io_W") || golden.name().startsWith("io_X")) {
      return 0.0; // what the other cases are made of
    }
    double[][] w = golden.csv(golden.beside("io_W"));
    double[][] x = golden.csv(golden.beside("io_X"));
    double[][] expected = golden.csv(golden.name());
    PeerParameters p = PeerParameters.ofHeader(golden.text());
    CrossbarSettings settings = settings(p);
    try (CrossbarSubstrate substrate = new CrossbarSubstrate(settings, 1, Team.solo())) {
      Coupling coupling = substrate.couple("io", w.length, w[0].length, 1f);
      coupling.program(flat(w), 1);
      Batch y = Batch.zeros(x.length, w.length);
      coupling.forward(Batch.of(flat(x), x.length, x[0].length), y, 2);
      double worst = 0;
      for (int r = 0; r < x.length; r++) {
        double step = step(settings, x[r], expected);
        for (int o = 0; o < w.length; o++) {
          worst = Math.max(worst, Math.abs(y.at(r, o) - expected[r][o]) / step);
        }
      }
      // A value on the edge between two levels may fall to either side in single precision.
      assertThat(worst).as("%s", settings).isLessThanOrEqualTo(0.5);
      return worst;
    }
  }

  private static double step(CrossbarSettings settings, double[] x, double[][] expected) {
    double scale = 1.0;
    if (settings.noiseManagement() == NoiseManagement.ABS_MAX) {
      scale = 0.0;
      for (double value : x) {
        scale = Math.max(scale, Math.abs(value));
      }
    }
    double resolution = settings.adc().resolution();
    if (resolution > 0.0) {
      return scale * 2.0 * settings.adc().range().bound(1) * resolution;
    }
    double largest = 0.0;
    for (double[] row : expected) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest * 1e-5;
  }

  private static CrossbarSettings settings(PeerParameters p) {
    if (p.flag("is_perfect", false)) {
      return CrossbarSettings.ideal();
    }
    double inputBound = p.number("inp_bound", 1.0);
    double outputBound = p.number("out_bound", 12.0);
    return CrossbarSettings.ideal()
        .withDac(new DacSettings(resolution(p.number("inp_res", 1.0 / 126.0)), inputBound))
        .withAdc(
            new AdcSettings(
                resolution(p.number("out_res", 1.0 / 510.0)), new AdcRange.Fixed(outputBound)))
        .withManagement(
            p.word("noise_management", "ABS_MAX").contains("NONE")
                ? NoiseManagement.NONE
                : NoiseManagement.ABS_MAX,
            p.word("bound_management", "ITERATIVE").contains("NONE")
                ? BoundManagement.NONE
                : BoundManagement.ITERATIVE);
  }

  /** A number of steps above 1 stands for its inverse; below 0 for none. */
  private static double resolution(double given) {
    if (given <= 0.0) {
      return 0.0;
    }
    return given > 1.0 ? 1.0 / given : given;
  }

  private static float[] flat(double[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[0].length; c++) {
        values[r * rows[0].length + c] = (float) rows[r][c];
      }
    }
    return values;
  }
}
