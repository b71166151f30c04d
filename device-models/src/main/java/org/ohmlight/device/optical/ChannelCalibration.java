package org.ohmlight.device.optical;

import java.util.BitSet;

/**
 * Gains and offsets of output channels, and which input channels are dead.
 *
 * <p>From random presentations: output {@code j} is fitted by {@code measured = gain_j expected +
 * offset_j}; an input is dead where, presented alone at full drive, no output answers by more than
 * {@code deadPart} of the median input's answer. Corrected readings are {@code (measured -
 * offset_j) / gain_j}. Half of the presentations are fitted, the others judge, and corrections that
 * do not help are dropped.
 *
 * @param gain by output; 1 where nothing was kept
 * @param offset by output; 0 where nothing was kept
 * @param dead inputs that do not answer
 * @param report rms error over the rms of what was expected, before and after
 */
public record ChannelCalibration(
    double[] gain, double[] offset, BitSet dead, CalibrationReport report) {
  /** Gains below this part of the median are not divided by. */
  private static final double SMALLEST_GAIN = 0.05;

  /**
   * Calibrates.
   *
   * @param expected what each presentation should give {@code [presentations][outputs]}
   * @param measured what it gave {@code [presentations][outputs]}
   * @param alone what each input gives when presented alone {@code [inputs][outputs]}
   * @param deadPart answer below which an input is dead, as a part of the median answer
   */
  public static ChannelCalibration of(
      double[][] expected, double[][] measured, double[][] alone, double deadPart) {
    if (expected.length != measured.length || expected.length < 4) {
      throw new IllegalArgumentException(
          "A calibration needs at least four presentations, expected and measured; got "
              + expected.length
              + " and "
              + measured.length);
    }
    int outputs = expected[0].length;
    double[] gain = new double[outputs];
    double[] offset = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      fit(expected, measured, j, gain, offset);
    }
    double[] one = new double[outputs];
    java.util.Arrays.fill(one, 1);
    double[] none = new double[outputs];
    CalibrationReport report =
        CalibrationReport.judged(
            "output gains and offsets",
            error(expected, measured, one, none),
            error(expected, measured, gain, offset),
            "of the signal",
            expected.length / 2 * outputs);
    BitSet dead = dead(alone, deadPart);
    return report.kept()
        ? new ChannelCalibration(gain, offset, dead, report)
        : new ChannelCalibration(one, none, dead, report);
  }

  private static void fit(
      double[][] expected, double[][] measured, int j, double[] gain, double[] offset) {
    double meanExpected = 0;
    double meanMeasured = 0;
    int count = 0;
    for (int k = 0; k < expected.length; k += 2) {
      meanExpected += expected[k][j];
      meanMeasured += measured[k][j];
      count++;
    }
    meanExpected /= count;
    meanMeasured /= count;
    double cross = 0;
    double power = 0;
    for (int k = 0; k < expected.length; k += 2) {
      cross += (expected[k][j] - meanExpected) * (measured[k][j] - meanMeasured);
      power += Math.pow(expected[k][j] - meanExpected, 2);
    }
    double slope = power == 0 ? 1 : cross / power;
    boolean usable = slope > SMALLEST_GAIN;
    gain[j] = usable ? slope : 1;
    offset[j] = usable ? meanMeasured - slope * meanExpected : 0;
  }

  /** Rms error of the corrected readings that judge, over the rms of what was expected. */
  private static double error(
      double[][] expected, double[][] measured, double[] gain, double[] offset) {
    double rest = 0;
    double power = 0;
    for (int k = 1; k < expected.length; k += 2) {
      for (int j = 0; j < gain.length; j++) {
        double corrected = (measured[k][j] - offset[j]) / gain[j];
        rest += Math.pow(corrected - expected[k][j], 2);
        power += Math.pow(expected[k][j], 2);
      }
    }
    return power == 0 ? 0 : Math.sqrt(rest / power);
  }

  private static BitSet dead(double[][] alone, double deadPart) {
    double[] answers = new double[alone.length];
    for (int i = 0; i < alone.length; i++) {
      for (double y : alone[i]) {
        answers[i] = Math.max(answers[i], Math.abs(y));
      }
    }
    double[] sorted = answers.clone();
    java.util.Arrays.sort(sorted);
    double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    BitSet dead = new BitSet(alone.length);
    for (int i = 0; i < answers.length; i++) {
      dead.set(i, answers[i] < deadPart * median);
    }
    return dead;
  }

  /** Readings with gains and offsets taken out. {@code y} is modified. */
  public void correct(double[] y) {
    for (int j = 0; j < y.length; j++) {
      y[j] = (y[j] - offset[j]) / gain[j];
    }
  }
}
