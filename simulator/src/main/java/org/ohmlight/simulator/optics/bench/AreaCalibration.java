package org.ohmlight.simulator.optics.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ohmlight.device.optical.AffineRegistration;
import org.ohmlight.device.optical.Alignment;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.device.optical.ChannelCalibration;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/**
 * Calibrates one area through its own light, noise and converters.
 *
 * <p>Registration: spots on a grid over the pixels are located, and the detectors set to the affine
 * map through them. Channels: with random weights of both signs on the pixels, each input is
 * presented alone at plus and minus half of the range, {@code a_ij = (y_j(+) - y_j(-)) / X}; its
 * gain is the slope {@code sum_j a_ij w_ij / sum_j w_ij^2}; dead emitters are switched off and left
 * out, every live one is dimmed to the weakest. Then random presentations of either arm's weights
 * give its gain for each output ({@link ChannelCalibration}), and of both arms' the offset that is
 * left. All are judged by presentations they were not fitted to, and dropped where the error has
 * not clearly fallen.
 */
final class AreaCalibration {
  private static final int SPOTS_A_SIDE = 6;
  private static final int PRESENTATIONS = 96;
  private static final int INPUTS_A_BLOCK = 32;

  private final BenchArea area;
  private final SlmSettings settings;
  private final float limit;
  private final long seed;
  private final BenchMeter meter;

  AreaCalibration(BenchArea area, SlmSettings settings, float limit, long seed, BenchMeter meter) {
    this.area = area;
    this.settings = settings;
    this.limit = limit;
    this.seed = seed;
    this.meter = meter;
  }

  List<CalibrationReport> run(BenchCalibration plan, String where, long tick) {
    List<CalibrationReport> reports = new ArrayList<>();
    if (plan.registration()) {
      reports.add(named(where, register(where, tick)));
    }
    if (plan.channels()) {
      reports.add(named(where, channels(plan, where, tick)));
    }
    return reports;
  }

  private static CalibrationReport named(String where, CalibrationReport report) {
    return new CalibrationReport(
        where + ": " + report.what(),
        report.before(),
        report.after(),
        report.unit(),
        report.kept());
  }

  private CalibrationReport register(String where, long tick) {
    BenchDrift drift = settings.drift();
    Alignment image = area.devices().imageAt(drift.seconds(drift.moment(tick)));
    double[][] from = new double[SPOTS_A_SIDE * SPOTS_A_SIDE][];
    double[][] to = new double[from.length][];
    float[] normals = new float[2 * from.length];
    RandomStream.of(seed, where + "/spots").at(tick).normals(normals, 0, normals.length, 0);
    double error = drift.alignment().spotError();
    for (int k = 0; k < from.length; k++) {
      double column = spread(k % SPOTS_A_SIDE, area.outputs());
      double row = spread(k / SPOTS_A_SIDE, area.inputs());
      double[] seen = image.map(column, row);
      from[k] = new double[] {column, row};
      to[k] = new double[] {seen[0] + error * normals[2 * k], seen[1] + error * normals[2 * k + 1]};
    }
    AffineRegistration found = AffineRegistration.of(area.control().alignment(), from, to);
    area.take(area.control().withAlignment(found.alignment()));
    meter.present(from.length, area.inputs(), area.outputs());
    CalibrationReport report = found.report();
    return new CalibrationReport(
        report.what(), report.before(), report.after(), "detector pitches", report.kept());
  }

  private static double spread(int spot, int pixels) {
    return spot * Math.max(1, pixels - 1) / (double) (SPOTS_A_SIDE - 1);
  }

  private CalibrationReport channels(BenchCalibration plan, String where, long tick) {
    int pixels = area.inputs() * area.outputs();
    float[] pattern = uniform(where + "/pattern", tick, pixels, limit);
    float[] states = uniform(where + "/states", tick, PRESENTATIONS * area.inputs(), range());
    AreaControl before = area.control();
    write(pattern, tick);
    double[][] alone = alone(plan, tick);
    AreaControl dimmed = dimmed(before, inputGains(alone, pattern), plan.deadPart());
    leaveOut(dimmed.dead(), states);
    double[][] expected = expected(pattern, states);
    double errorBefore = error(expected, present(pattern, states, plan, tick));

    area.take(dimmed);
    double[][] gains = new double[2][];
    for (int arm = 0; arm < 2; arm++) {
      float[] half = arm(pattern, arm == 0 ? 1f : -1f);
      double[][] asked = expected(half, states);
      gains[arm] =
          ChannelCalibration.of(asked, present(half, states, plan, tick), alone, plan.deadPart())
              .gain();
    }
    area.take(area.control().withGains(gains[0], gains[1]));
    area.take(area.control().withOffset(offsets(expected, present(pattern, states, plan, tick))));
    double errorAfter = error(expected, present(pattern, states, plan, tick));

    CalibrationReport report =
        CalibrationReport.judged(
            "channel gains and offsets",
            errorBefore,
            errorAfter,
            "of the signal",
            PRESENTATIONS / 2 * area.outputs());
    if (!report.kept()) {
      area.take(before);
    }
    return report;
  }

  /** Dead inputs carry nothing: what they should have added must not pass for a low gain. */
  private void leaveOut(BitSet dead, float[] states) {
    for (int k = 0; k < states.length; k++) {
      states[k] = dead.get(k % area.inputs()) ? 0f : states[k];
    }
  }

  /** The weights that one arm carries. */
  private static float[] arm(float[] pattern, float sign) {
    float[] half = pattern.clone();
    for (int k = 0; k < half.length; k++) {
      half[k] = sign * Math.max(sign * half[k], 0f);
    }
    return half;
  }

  /** Mean of what was measured and not expected, over the presentations that do not judge. */
  private static double[] offsets(double[][] expected, double[][] measured) {
    double[] offsets = new double[expected[0].length];
    for (int k = 0; k < expected.length; k += 2) {
      for (int j = 0; j < offsets.length; j++) {
        offsets[j] += 2 * (measured[k][j] - expected[k][j]) / expected.length;
      }
    }
    return offsets;
  }

  private void write(float[] pattern, long tick) {
    area.write(pattern, tick);
    meter.write(area.outputs(), area.inputs());
  }

  private double[][] present(float[] pattern, float[] states, BenchCalibration plan, long tick) {
    write(pattern, tick);
    return measure(states, PRESENTATIONS, plan.frames(), tick);
  }

  private float range() {
    return (float) settings.stateRange();
  }

  private float[] uniform(String name, long tick, int count, float size) {
    int padded = (count + 3) & ~3;
    float[] values = new float[padded];
    RandomStream.of(seed, name).at(tick).uniforms(values, 0, padded, 0);
    for (int k = 0; k < padded; k++) {
      values[k] = size * (2 * values[k] - 1);
    }
    return Arrays.copyOf(values, count);
  }

  private double[][] expected(float[] pattern, float[] states) {
    int inputs = area.inputs();
    int outputs = area.outputs();
    double[][] expected = new double[PRESENTATIONS][outputs];
    for (int k = 0; k < PRESENTATIONS; k++) {
      for (int i = 0; i < inputs; i++) {
        double x = states[k * inputs + i];
        for (int j = 0; j < outputs; j++) {
          expected[k][j] += x * pattern[i * outputs + j];
        }
      }
    }
    return expected;
  }

  /** Presents each row of states several times and averages the readings. */
  private double[][] measure(float[] states, int rows, int frames, long tick) {
    int inputs = area.inputs();
    double[][] mean = new double[rows][area.outputs()];
    Batch x = Batch.zeros(frames, inputs);
    Batch y = Batch.zeros(rows * frames, area.outputs());
    for (int k = 0; k < rows; k++) {
      for (int f = 0; f < frames; f++) {
        System.arraycopy(states, k * inputs, x.values(), f * inputs, inputs);
      }
      area.multiply(x, y.window(k * frames, frames), tick);
      for (int f = 0; f < frames; f++) {
        for (int j = 0; j < area.outputs(); j++) {
          mean[k][j] += y.at(k * frames + f, j) / (double) frames;
        }
      }
    }
    meter.present((long) rows * frames, inputs, area.outputs());
    return mean;
  }

  /** What each input gives for a state of 1, {@code [inputs][outputs]}. */
  private double[][] alone(BenchCalibration plan, long tick) {
    int inputs = area.inputs();
    double[][] alone = new double[inputs][area.outputs()];
    float half = 0.5f * range();
    for (int first = 0; first < inputs; first += INPUTS_A_BLOCK) {
      int count = Math.min(INPUTS_A_BLOCK, inputs - first);
      float[] states = new float[2 * count * inputs];
      for (int k = 0; k < count; k++) {
        states[2 * k * inputs + first + k] = half;
        states[(2 * k + 1) * inputs + first + k] = -half;
      }
      double[][] seen = measure(states, 2 * count, plan.frames(), tick);
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < area.outputs(); j++) {
          alone[first + k][j] = (seen[2 * k][j] - seen[2 * k + 1][j]) / (2 * half);
        }
      }
    }
    return alone;
  }

  private double[] inputGains(double[][] alone, float[] pattern) {
    int outputs = area.outputs();
    double[] gains = new double[alone.length];
    for (int i = 0; i < gains.length; i++) {
      double cross = 0;
      double power = 0;
      for (int j = 0; j < outputs; j++) {
        double w = pattern[i * outputs + j];
        cross += alone[i][j] * w;
        power += w * w;
      }
      gains[i] = power == 0 ? 1 : cross / power;
    }
    return gains;
  }

  /** Dead emitters are switched off, the others give what the weakest of them gives. */
  private static AreaControl dimmed(AreaControl before, double[] gains, double deadPart) {
    double[] sorted = gains.clone();
    Arrays.sort(sorted);
    double least = deadPart * sorted[sorted.length / 2];
    double weakest = Double.POSITIVE_INFINITY;
    for (double gain : gains) {
      weakest = gain > least && gain > 0 ? Math.min(weakest, gain) : weakest;
    }
    float[] dim = before.dim().clone();
    for (int i = 0; i < dim.length; i++) {
      boolean alive = gains[i] > least && gains[i] > 0;
      dim[i] *= alive ? (float) (weakest / gains[i]) : 0f;
    }
    return before.withDim(dim);
  }

  /** Rms error of the presentations that judge, over the rms of what was expected. */
  private static double error(double[][] expected, double[][] measured) {
    double rest = 0;
    double power = 0;
    for (int k = 1; k < expected.length; k += 2) {
      for (int j = 0; j < expected[k].length; j++) {
        rest += Math.pow(measured[k][j] - expected[k][j], 2);
        power += Math.pow(expected[k][j], 2);
      }
    }
    return power == 0 ? 0 : Math.sqrt(rest / power);
  }
}
