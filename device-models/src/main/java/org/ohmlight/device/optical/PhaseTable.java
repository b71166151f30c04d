package org.ohmlight.device.optical;

import java.util.Arrays;

/**
 * What phase each level of a phase modulator makes: its response curve and its bit depth in one.
 *
 * <p>A modulator is asked for a phase, taken modulo {@code 2 pi}, and sets the level whose phase is
 * nearest on the circle. With {@code 2^B} even levels over {@code 2 pi} the error is uniform with
 * root mean square {@code 2 pi / (2^B sqrt 12)}.
 *
 * @param phases phase of each level [rad], in rising order
 */
public record PhaseTable(double[] phases) {
  private static final double TURN = 2 * Math.PI;

  public PhaseTable {
    phases = phases.clone();
    if (phases.length < 2) {
      throw new IllegalArgumentException(
          "A phase table needs at least two levels, got " + phases.length);
    }
    for (int k = 1; k < phases.length; k++) {
      if (!(phases[k] > phases[k - 1])) {
        throw new IllegalArgumentException(
            "The phases of a table rise from level to level; level " + k + " does not");
      }
    }
  }

  /** {@code 2^bits} even levels over one turn: what a perfect calibration makes. */
  public static PhaseTable even(int bits) {
    return gamma(bits, TURN, 1);
  }

  /**
   * The response of an uncalibrated panel: level {@code k} makes {@code range (k / 2^bits)^gamma}.
   *
   * @param bits bit depth; 8 for common panels, 4 for a phase light modulator
   * @param rangeRadians phase of the level past the last [rad]; {@code 2 pi} at the design
   *     wavelength, {@code 2 pi design / used} at another
   */
  public static PhaseTable gamma(int bits, double rangeRadians, double gamma) {
    if (bits < 1 || bits > 16 || !(rangeRadians > 0) || !(gamma > 0)) {
      throw new IllegalArgumentException(
          "A panel has 1 to 16 bits and a positive range and gamma; got "
              + bits
              + " bits, "
              + rangeRadians
              + " rad, gamma "
              + gamma);
    }
    double[] phases = new double[1 << bits];
    for (int k = 0; k < phases.length; k++) {
      phases[k] = rangeRadians * Math.pow((double) k / phases.length, gamma);
    }
    return new PhaseTable(phases);
  }

  /** Number of levels. */
  public int levels() {
    return phases.length;
  }

  /** Phase of a level [rad]. */
  public double phase(int level) {
    return phases[level];
  }

  /** The level whose phase is nearest to the asked one, modulo a turn. */
  public int nearest(double asked) {
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double wrapped = asked - TURN * Math.floor(asked / TURN);
    for (int turn = -1; turn <= 1; turn++) {
      double aim = wrapped + turn * TURN;
      int at = Arrays.binarySearch(phases, aim);
      int above = Math.min(at >= 0 ? at : -at - 1, phases.length - 1);
      for (int level = Math.max(above - 1, 0); level <= above; level++) {
        double distance = Math.abs(phases[level] - aim);
        if (distance < smallest) {
          smallest = distance;
          best = level;
        }
      }
    }
    return best;
  }

  /** The phase that is set for an asked one [rad]. */
  public double set(double asked) {
    return phases[nearest(asked)];
  }

  /** {@code 2 pi / (2^B sqrt 12)} for a number of even levels [rad]. */
  public static double quantisationError(int levels) {
    return TURN / (levels * Math.sqrt(12));
  }

  @Override
  public double[] phases() {
    return phases.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhaseTable table && Arrays.equals(phases, table.phases);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(phases);
  }
}
