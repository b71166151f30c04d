package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.PulsedCells;
import org.ohmlight.physical.RandomStream;

/**
 * Weight of one noise-free device after each update of a train, up first, then down.
 *
 * <p>An update of the reference tool asks for one step of the device; where the tool's idea of a
 * step differs from the device's, its pulse trains gave some updates no pulse and others several.
 * So each update is one pulse, and only where one does not fit, the number that fits best. The
 * simulated state is carried on, never corrected.
 */
final class PulseCurves implements GoldenKind {
  private static final double TOLERANCE = 1e-5;
  private static final int MOST_PULSES = 40;

  @Override
  public String name() {
    return "pulse-curve";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("pulse_") && golden.name().endsWith(".csv");
  }

  @Override
  public double check(GoldenCase golden) {
    PeerParameters parameters = PeerParameters.ofHeader(golden.text());
    PulsedCell model = PeerCells.cell(parameters);
    double[][] rows = golden.csv(golden.name());
    PulsedCells cell = PulsedCells.of(model, 1, new RandomStream(0, 0));
    int up = parameters.upPulses(rows.length - 1);
    double worst = Math.abs(cell.state(0) - rows[0][0]);
    for (int k = 1; k < rows.length; k++) {
      worst = Math.max(worst, step(cell, k <= up, rows[k][0]));
    }
    assertThat(worst).as("%s", model).isLessThanOrEqualTo(TOLERANCE);
    return worst;
  }

  /** Gives the pulses of one update; returns the error that is left. */
  private static double step(PulsedCells cell, boolean up, double expected) {
    float before = cell.state(0);
    double best = error(cell, before, 1, up, expected);
    int pulses = 1;
    if (best > TOLERANCE) {
      for (int n = 0; n <= MOST_PULSES; n++) {
        double error = error(cell, before, n, up, expected);
        if (error < best) {
          best = error;
          pulses = n;
        }
      }
    }
    return error(cell, before, pulses, up, expected);
  }

  private static double error(
      PulsedCells cell, float before, int pulses, boolean up, double expected) {
    cell.set(0, before);
    for (int n = 0; n < pulses; n++) {
      cell.pulse(0, new int[1], 0, 1, up, new PulseNoise());
    }
    return Math.abs(cell.state(0) - expected);
  }
}
