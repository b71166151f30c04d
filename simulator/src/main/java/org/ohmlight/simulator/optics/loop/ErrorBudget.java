package org.ohmlight.simulator.optics.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ohmlight.physical.RandomStream;

/**
 * What each stage of a machine costs: the error of its optical product against the ideal one, one
 * stage on at a time, and all together.
 *
 * <p>For random weights, uniform in [-1, 1], and states {@code z ~ N(0, stateVolts)} behind the
 * limiter, the product {@code y} is fitted by the ideal product {@code x = s W / max|W|}: by one
 * gain for all outputs, then by a gain and an offset for each output, then by any matrix and offset
 * of the drives (what learning in place can reach). The error is the rms of the rest over the rms
 * of the fit; the mean over several matrices is given.
 *
 * <p>Beam splitter leak is left out of "all", as it is in the public twin.
 */
public final class ErrorBudget {
  /**
   * One line.
   *
   * @param stage what is on
   * @param afterGain error after one global gain
   * @param afterOutputs error after a gain and an offset for each output
   * @param afterLinear error after a free matrix and offset
   */
  public record Line(String stage, double afterGain, double afterOutputs, double afterLinear) {}

  /**
   * How the budget is measured.
   *
   * @param stateVolts standard deviation of the states [V]
   * @param matrices number of random matrices
   * @param samples states for each matrix
   */
  public record Sampling(double stateVolts, int matrices, int samples) {
    /** .35 V, 16 matrices, 600 states each. */
    public static final Sampling STANDARD = new Sampling(0.35, 16, 600);

    public Sampling {
      if (!(stateVolts > 0) || matrices < 1 || samples < 2) {
        throw new IllegalArgumentException(
            "A budget needs a positive spread of states, a matrix and two samples; got "
                + stateVolts
                + " V, "
                + matrices
                + ", "
                + samples);
      }
    }
  }

  private final LoopMachine machine;
  private final Sampling sampling;
  private final long seed;

  /** A budget of a machine. */
  public ErrorBudget(LoopMachine machine, Sampling sampling, long seed) {
    if (sampling.samples() < 2 * machine.channels() + 2) {
      throw new IllegalArgumentException(
          "A free matrix of "
              + machine.channels()
              + " channels needs at least "
              + (2 * machine.channels() + 2)
              + " samples, got "
              + sampling.samples());
    }
    this.machine = machine;
    this.sampling = sampling;
    this.seed = seed;
  }

  /** The stages in order of the light, bit depths, and all stages together. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (LoopStage stage : optical()) {
      lines.add(line(stage.label(), EnumSet.of(stage), 0));
    }
    lines.add(line(LoopStage.SPLITTER_LEAK.label(), EnumSet.of(LoopStage.SPLITTER_LEAK), 0));
    for (int bits : new int[] {4, 6, 8, 9}) {
      lines.add(line(bits + " bits per arm", EnumSet.noneOf(LoopStage.class), bits));
    }
    lines.add(line("all stages", EnumSet.copyOf(optical()), 0));
    return lines;
  }

  /** Stages switched on one after another, in order of the light: each line holds all before it. */
  public List<Line> waterfall() {
    List<Line> lines = new ArrayList<>();
    Set<LoopStage> on = EnumSet.noneOf(LoopStage.class);
    for (LoopStage stage : optical()) {
      on.add(stage);
      lines.add(line(stage.label(), on, 0));
    }
    return lines;
  }

  private static List<LoopStage> optical() {
    return List.of(
        LoopStage.MICRO_LED,
        LoopStage.INPUT_EFFICIENCY,
        LoopStage.WEIGHT_DISTORTION,
        LoopStage.OUTPUT_EFFICIENCY,
        LoopStage.CROSSTALK);
  }

  /** One line of a budget: the given stages and bit depth, the rest ideal. */
  public Line line(String name, Set<LoopStage> stages, int bits) {
    double[] sums = new double[3];
    for (int m = 0; m < sampling.matrices(); m++) {
      ProductSample sample = sample(stages, bits, m);
      sums[0] += sample.errorAfterGain();
      sums[1] += sample.errorAfterOutputs();
      sums[2] += sample.errorAfterLinear();
    }
    int count = sampling.matrices();
    return new Line(name, sums[0] / count, sums[1] / count, sums[2] / count);
  }

  private ProductSample sample(Set<LoopStage> stages, int bits, int matrix) {
    double[][] weights = uniformWeights(machine.channels(), seed, "budget/weights/" + matrix);
    LoopProgram program = new LoopProgram(weights, 0, machine.channels(), 0, true, bits);
    OpticalLoop loop = new OpticalLoop(machine, program, stages, LoopNoise.NONE, seed);
    return ProductSample.of(loop, sampling, seed, "budget/states/" + matrix);
  }

  static double[][] uniformWeights(int n, long seed, String name) {
    RandomStream stream = RandomStream.of(seed, name);
    double[][] weights = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        weights[i][j] = 2 * stream.uniform((long) i * n + j) - 1;
      }
    }
    return weights;
  }
}
