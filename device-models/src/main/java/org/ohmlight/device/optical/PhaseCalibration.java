package org.ohmlight.device.optical;

import java.util.Arrays;

/**
 * Measures the response curve of a phase modulator with a two-beam interferometer: half of the
 * panel shows a level, half stays at level 0, and the intensity is {@code I = 1 + V cos phi} around
 * its mean.
 *
 * <p>Four quarter-wave steps of the reference beam give {@code phi = atan2(I_1 - I_3, I_0 - I_2)}
 * (four-step phase shifting, Creath, Progress in Optics 26, 349, 1988); phases are unwrapped from
 * level to level. Levels whose phase does not rise, within noise, are evened out by keeping the
 * running maximum.
 *
 * @param table the table in force afterwards
 * @param report rms phase error over asked phases, before and after [rad]
 */
public record PhaseCalibration(PhaseTable table, CalibrationReport report) {
  /** The panel: four intensities, one for each quarter-wave step of the reference, for a level. */
  @FunctionalInterface
  public interface Interferometer {
    /** {@code I_k}, {@code k = 0 ... 3}, for a reference at {@code k pi / 2}. */
    double[] intensities(int level);
  }

  /**
   * Calibrates.
   *
   * @param assumed the table in force
   * @param bench the panel in its interferometer; asked twice for each level, once to fit and once
   *     to judge
   */
  public static PhaseCalibration of(PhaseTable assumed, Interferometer bench) {
    double[] first = measure(assumed.levels(), bench);
    double[] second = measure(assumed.levels(), bench);
    double before = error(assumed, second);
    PhaseTable candidate = new PhaseTable(rising(first));
    CalibrationReport report =
        CalibrationReport.judged(
            "phase table", before, error(candidate, second), "rad", second.length);
    return new PhaseCalibration(report.kept() ? candidate : assumed, report);
  }

  private static double[] measure(int levels, Interferometer bench) {
    double[] phases = new double[levels];
    double origin = 0;
    for (int level = 0; level < levels; level++) {
      double[] seen = bench.intensities(level);
      double phase = Math.atan2(seen[1] - seen[3], seen[0] - seen[2]);
      if (level == 0) {
        origin = phase;
      } else {
        double step = phase - origin - phases[level - 1];
        phases[level] = phases[level - 1] + Math.IEEEremainder(step, 2 * Math.PI);
      }
    }
    return phases;
  }

  private static double[] rising(double[] measured) {
    double[] phases = measured.clone();
    for (int k = 1; k < phases.length; k++) {
      phases[k] = Math.max(phases[k], Math.nextUp(phases[k - 1]));
    }
    return phases;
  }

  /** Rms of asked minus measured phase, modulo a turn, over asked phases spread over a turn. */
  private static double error(PhaseTable table, double[] measured) {
    int asked = 4 * measured.length;
    double sum = 0;
    for (int k = 0; k < asked; k++) {
      double phase = 2 * Math.PI * k / asked;
      double shown = measured[table.nearest(phase)];
      double off = Math.IEEEremainder(shown - phase, 2 * Math.PI);
      sum += off * off;
    }
    return Math.sqrt(sum / asked);
  }

  @Override
  public String toString() {
    return "PhaseCalibration[" + report + ", " + Arrays.toString(table.phases()) + "]";
  }
}
