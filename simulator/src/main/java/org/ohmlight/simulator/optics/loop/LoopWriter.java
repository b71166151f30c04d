package org.ohmlight.simulator.optics.loop;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.ohmlight.physical.RandomStream;

/**
 * Writes a matrix on some channels of a machine and verifies it: random states are presented, the
 * realised matrix is fitted, and the levels are corrected, as one would on the machine itself.
 *
 * <p>Levels {@code C} move by {@code (gamma T - E(C)) / steepest}, within +-1, where {@code gamma}
 * is what the weaker arm can still reach and {@code steepest} the slope of the stronger one. The
 * passes are judged by what was measured, and the best levels found are kept: the matrix is never
 * left worse than the first pass found it.
 */
final class LoopWriter {
  private static final int PASSES = 12;
  private static final int PROBES = 96;
  private static final double PROBE_VOLTS = 0.35;
  private static final double HEADROOM = 0.8;

  private final List<Integer> channels;
  private final UnaryOperator<double[]> drives;
  private final long seed;

  /** Makes the loop that holds given levels, full transmission being 1. */
  interface Maker {
    OpticalLoop with(double[][] levels);
  }

  /**
   * What was reached.
   *
   * @param levels commanded levels of the whole machine, in [-1, 1]
   * @param gain realised matrix over asked one
   * @param errorBefore relative error (Frobenius) of the first pass
   * @param errorAfter relative error of the levels kept
   */
  record Written(double[][] levels, double gain, double errorBefore, double errorAfter) {}

  /** What a probe found: {@code y = s E + offset} over the used channels. */
  record Probed(double[][] matrix, double[] offset) {}

  /**
   * A writer.
   *
   * @param channels channels that are used, in the order of the variables
   * @param drives the limiter, from states to drives
   */
  LoopWriter(List<Integer> channels, UnaryOperator<double[]> drives, long seed) {
    this.channels = List.copyOf(channels);
    this.drives = drives;
    this.seed = seed;
  }

  /** Writes {@code target [k][k]}, of magnitude at most 1, on the used channels. */
  Written write(double[][] target, int machineChannels, Maker maker) {
    int k = target.length;
    double[][] levels = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        levels[i][j] = 0.5 * target[i][j];
      }
    }
    double[][] realised = probe(maker.with(spread(levels, machineChannels))).matrix();
    double up = slope(realised, levels, 1);
    double down = slope(realised, levels, -1);
    double gain = HEADROOM * Math.min(up, down);
    double steepest = Math.max(up, down);
    double first = error(realised, target, slope(realised, target, 0));
    double lowest = Double.POSITIVE_INFINITY;
    double[][] best = levels;
    for (int pass = 0; pass < PASSES; pass++) {
      double error = error(realised, target, gain);
      if (error < lowest) {
        lowest = error;
        best = copy(levels);
      }
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          double missing = gain * target[i][j] - realised[i][j];
          levels[i][j] = Math.clamp(levels[i][j] + missing / steepest, -1.0, 1.0);
        }
      }
      realised = probe(maker.with(spread(levels, machineChannels))).matrix();
    }
    return new Written(spread(best, machineChannels), gain, first, Math.min(first, lowest));
  }

  private double[][] spread(double[][] levels, int machineChannels) {
    double[][] all = new double[machineChannels][machineChannels];
    for (int i = 0; i < levels.length; i++) {
      for (int j = 0; j < levels.length; j++) {
        all[channels.get(i)][channels.get(j)] = levels[i][j];
      }
    }
    return all;
  }

  /** Least-squares slope of the realised entries whose levels have the given sign; 0 for all. */
  private static double slope(double[][] realised, double[][] levels, int sign) {
    double cross = 0;
    double power = 0;
    for (int i = 0; i < levels.length; i++) {
      for (int j = 0; j < levels.length; j++) {
        if (sign == 0 || levels[i][j] * sign > 0) {
          cross += realised[i][j] * levels[i][j];
          power += levels[i][j] * levels[i][j];
        }
      }
    }
    return power == 0 ? Double.MAX_VALUE : Math.max(cross / power, 1e-6);
  }

  private static double error(double[][] realised, double[][] target, double gain) {
    double rest = 0;
    double power = 0;
    for (int i = 0; i < target.length; i++) {
      for (int j = 0; j < target.length; j++) {
        rest += Math.pow(realised[i][j] - gain * target[i][j], 2);
        power += Math.pow(gain * target[i][j], 2);
      }
    }
    return power == 0 ? 0 : Math.sqrt(rest / power);
  }

  /** Fits {@code y = s E + offset} to one iteration from random states, nothing injected. */
  Probed probe(OpticalLoop programmed) {
    OpticalLoop open = programmed.withElectronics(0, 0);
    int n = open.machine().channels();
    int k = channels.size();
    double[] rest = new double[n];
    double[][] inputs = new double[PROBES][k + 1];
    double[][] outputs = new double[PROBES][k];
    for (int p = 0; p < PROBES; p++) {
      double[] z = new double[n];
      float[] normals = LoopOptics.normals(RandomStream.of(seed, "loop/write"), p, k);
      for (int i = 0; i < k; i++) {
        z[channels.get(i)] = PROBE_VOLTS * normals[i];
      }
      double[] drive = drives.apply(z);
      double[] answer = open.step(z, z, rest, -1 - p, 0, LoopProbe.NONE);
      for (int i = 0; i < k; i++) {
        inputs[p][i] = drive[channels.get(i)];
        outputs[p][i] = answer[channels.get(i)];
      }
      inputs[p][k] = 1;
    }
    RealMatrix x = new Array2DRowRealMatrix(inputs, false);
    RealMatrix y = new Array2DRowRealMatrix(outputs, false);
    RealMatrix fit =
        new CholeskyDecomposition(x.transpose().multiply(x))
            .getSolver()
            .solve(x.transpose().multiply(y));
    return new Probed(fit.getSubMatrix(0, k - 1, 0, k - 1).getData(), fit.getRow(k));
  }

  private static double[][] copy(double[][] matrix) {
    return java.util.Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
