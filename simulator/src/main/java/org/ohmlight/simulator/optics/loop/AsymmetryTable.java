package org.ohmlight.simulator.optics.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How symmetric a machine holds a symmetric matrix: on a modulator {@code i -> j} and {@code j ->
 * i} are different areas.
 *
 * <p>A random symmetric {@code W} is programmed, the realised {@code A} is fitted, and {@code |A -
 * A^T| / |A + A^T|} (Frobenius) and {@code cos(A, W)} are taken over the live channels, as they are
 * and after the gains of all inputs and outputs have been calibrated against {@code W}. Means over
 * the matrices of the sampling.
 */
public final class AsymmetryTable {
  private static final int ALTERNATIONS = 100;

  /**
   * One line.
   *
   * @param stage what is on
   * @param raw asymmetry as it is
   * @param calibrated asymmetry after gain calibration
   * @param cosineRaw cosine between {@code A} and {@code W} as it is
   * @param cosineCalibrated the same after gain calibration
   */
  public record Line(
      String stage, double raw, double calibrated, double cosineRaw, double cosineCalibrated) {}

  private final LoopMachine machine;
  private final ErrorBudget.Sampling sampling;
  private final long seed;
  private final int[] live;

  /** A table of a machine. */
  public AsymmetryTable(LoopMachine machine, ErrorBudget.Sampling sampling, long seed) {
    this.machine = machine;
    this.sampling = sampling;
    this.seed = seed;
    this.live =
        IntStream.range(0, machine.channels())
            .filter(i -> machine.positive().inputEfficiency()[i] > 0)
            .toArray();
  }

  /** Stages one at a time, then all of them. */
  public List<Line> lines() {
    List<LoopStage> stages =
        List.of(
            LoopStage.INPUT_EFFICIENCY,
            LoopStage.WEIGHT_DISTORTION,
            LoopStage.CROSSTALK,
            LoopStage.MICRO_LED);
    List<Line> lines = new ArrayList<>();
    for (LoopStage stage : stages) {
      lines.add(line(stage.label(), EnumSet.of(stage)));
    }
    Set<LoopStage> all = EnumSet.copyOf(stages);
    all.add(LoopStage.OUTPUT_EFFICIENCY);
    lines.add(line("all stages", all));
    return lines;
  }

  /** One line: the given stages on, the rest ideal. */
  public Line line(String name, Set<LoopStage> stages) {
    double[] sums = new double[4];
    for (int m = 0; m < sampling.matrices(); m++) {
      double[][] weights = symmetric(m);
      LoopProgram program = new LoopProgram(weights, 0, machine.channels(), 0, true, 0);
      OpticalLoop loop = new OpticalLoop(machine, program, stages, LoopNoise.NONE, seed);
      ProductSample sample = ProductSample.of(loop, sampling, seed, "asymmetry/states/" + m);
      double[][] realised = select(sample.effectiveMatrix());
      double[][] asked = select(weights);
      double[][] calibrated = calibrate(realised, asked);
      sums[0] += asymmetry(realised);
      sums[1] += asymmetry(calibrated);
      sums[2] += cosine(realised, asked);
      sums[3] += cosine(calibrated, asked);
    }
    int count = sampling.matrices();
    return new Line(name, sums[0] / count, sums[1] / count, sums[2] / count, sums[3] / count);
  }

  private double[][] symmetric(int matrix) {
    int n = machine.channels();
    double[][] weights = ErrorBudget.uniformWeights(n, seed, "asymmetry/weights/" + matrix);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        weights[i][j] = weights[j][i];
      }
    }
    return weights;
  }

  private double[][] select(double[][] full) {
    double[][] part = new double[live.length][live.length];
    for (int i = 0; i < live.length; i++) {
      for (int j = 0; j < live.length; j++) {
        part[i][j] = full[live[i]][live[j]];
      }
    }
    return part;
  }

  /** {@code diag(r) A diag(c)} nearest to {@code W}, by alternating least squares. */
  private static double[][] calibrate(double[][] a, double[][] w) {
    int n = a.length;
    double[][] best = new double[n][];
    for (int i = 0; i < n; i++) {
      best[i] = a[i].clone();
    }
    for (int round = 0; round < ALTERNATIONS; round++) {
      for (int i = 0; i < n; i++) {
        double cross = 0;
        double power = 0;
        for (int j = 0; j < n; j++) {
          cross += best[i][j] * w[i][j];
          power += best[i][j] * best[i][j];
        }
        for (int j = 0; j < n; j++) {
          best[i][j] *= cross / power;
        }
      }
      for (int j = 0; j < n; j++) {
        double cross = 0;
        double power = 0;
        for (int i = 0; i < n; i++) {
          cross += best[i][j] * w[i][j];
          power += best[i][j] * best[i][j];
        }
        for (int i = 0; i < n; i++) {
          best[i][j] *= cross / power;
        }
      }
    }
    return best;
  }

  /** {@code |A - A^T| / |A + A^T|}. */
  static double asymmetry(double[][] a) {
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        difference += Math.pow(a[i][j] - a[j][i], 2);
        sum += Math.pow(a[i][j] + a[j][i], 2);
      }
    }
    return Math.sqrt(difference / sum);
  }

  private static double cosine(double[][] a, double[][] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        dot += a[i][j] * b[i][j];
        aa += a[i][j] * a[i][j];
        bb += b[i][j] * b[i][j];
      }
    }
    return dot / Math.sqrt(aa * bb);
  }
}
