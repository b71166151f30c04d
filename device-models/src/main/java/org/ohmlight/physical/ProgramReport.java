package org.ohmlight.physical;

/**
 * What programming a coupling reached and what it cost.
 *
 * @param cells number of weights written
 * @param rmsError root mean square of (held - asked), in weight units
 * @param maxError largest |held - asked|, in weight units
 * @param pulses programming pulses applied
 * @param seconds simulated or measured time [s]
 * @param joules energy [J]
 */
public record ProgramReport(
    int cells, double rmsError, double maxError, long pulses, double seconds, double joules) {

  /**
   * The report of a whole matrix.
   *
   * @param asked what was asked for
   * @param held what is held now, as many weights
   */
  public static ProgramReport of(
      float[] asked, float[] held, long pulses, double seconds, double joules) {
    double squares = 0;
    double worst = 0;
    for (int k = 0; k < asked.length; k++) {
      double error = Math.abs((double) held[k] - asked[k]);
      squares += error * error;
      worst = Math.max(worst, error);
    }
    return new ProgramReport(
        asked.length, Math.sqrt(squares / asked.length), worst, pulses, seconds, joules);
  }
}
