package org.ohmlight.simulator.optics.loop;

import java.util.List;
import java.util.Set;
import org.ohmlight.physical.RandomStream;

/**
 * Solves mixed quadratic problems on an optical loop.
 *
 * <p>With {@code x = (1 + v) / 2} the gradient is {@code (Q v + Q 1 + 2 c) / 4}: the modulator
 * holds {@code -Q}, the injected signal the rest, and {@code v} is the light against full light.
 * The loop {@code z' = (1 - A) z - step (Q v + Q 1 + 2 c) / max|Q|} descends while the leak {@code
 * A} falls from {@code firstLeak} to {@code lastLeak}; the limiter keeps {@code v} in [-1, 1] and
 * the electronics the state within its rails. On the diagonal of a binary variable {@code x^2 = x}:
 * its quadratic term is moved to {@code c}, so that it feels no curve of its own. One global gain
 * of the light is measured with random states before a run, as one would on the machine.
 *
 * <p>Variables take the channels that spill least onto their neighbours; dead ones are left out.
 * Source: Kalinin et al., Nature 645, 354 (2025), methods; the annealing is theirs, the schedule
 * ours.
 */
public final class QumoSolver {
  private static final double START_VOLTS = 0.5;

  /**
   * The schedule.
   *
   * @param iterations iterations of the loop in a run
   * @param starts runs from random states; the best is kept
   * @param stepVolts change of a state for the largest gradient entry [V]
   * @param firstLeak {@code A} at the start
   * @param lastLeak {@code A} at the end
   * @param railVolts states are held within +- this [V]
   */
  public record Schedule(
      int iterations,
      int starts,
      double stepVolts,
      double firstLeak,
      double lastLeak,
      double railVolts) {
    /** 400 iterations, 10 starts, 0.05 V, leak from .3 to .002, rails at 1 V. */
    public static final Schedule STANDARD = new Schedule(400, 10, 0.05, 0.3, 0.002, 1.0);

    public Schedule {
      if (iterations < 2 || starts < 1 || !(stepVolts > 0) || !(railVolts > 0)) {
        throw new IllegalArgumentException(
            "A schedule needs two iterations, a start, and positive step and rails");
      }
      if (!(firstLeak >= lastLeak) || !(lastLeak >= 0) || firstLeak > 1) {
        throw new IllegalArgumentException(
            "The leak falls within [0, 1], got " + firstLeak + " to " + lastLeak);
      }
    }

    double leak(int iteration) {
      double part = (double) iteration / (iterations - 1);
      return firstLeak + (lastLeak - firstLeak) * part;
    }
  }

  /**
   * What a solve found.
   *
   * @param x best feasible point
   * @param value its value
   * @param bestStart which start found it
   * @param writeError relative error (Frobenius) of the matrix that the machine held
   */
  public record Solution(double[] x, double value, int bestStart, double writeError) {}

  private final LoopMachine machine;
  private final Set<LoopStage> stages;
  private final LoopNoise noise;
  private final Schedule schedule;
  private final long seed;
  private final List<Integer> channels;

  /** A solver on a machine with the given stages and noise on. */
  public QumoSolver(
      LoopMachine machine, Set<LoopStage> stages, LoopNoise noise, Schedule schedule, long seed) {
    this.machine = machine;
    this.stages = stages;
    this.noise = noise;
    this.schedule = schedule;
    this.seed = seed;
    this.channels = QuietChannels.of(machine);
  }

  /** Runs the schedule and keeps the best of its starts. */
  public Solution solve(QumoProblem problem) {
    int variables = problem.variables();
    if (variables > channels.size()) {
      throw new IllegalArgumentException(
          "This machine has "
              + channels.size()
              + " live channels, the problem "
              + variables
              + " variables");
    }
    Run run = new Run(problem);
    double[] best = problem.feasible(new double[variables]);
    double lowest = Double.POSITIVE_INFINITY;
    int bestStart = -1;
    for (int start = 0; start < schedule.starts(); start++) {
      double[] found = problem.feasible(run.anneal(start));
      double value = problem.value(found);
      if (value < lowest) {
        lowest = value;
        best = found;
        bestStart = start;
      }
    }
    return new Solution(best, lowest, bestStart, run.writeError);
  }

  /** One problem on the machine. */
  private final class Run {
    private final QumoProblem problem;
    private final OpticalLoop loop;
    private final double[] injected;
    private final double fullDrive;
    private final double writeError;

    Run(QumoProblem problem) {
      this.problem = problem;
      int n = machine.channels();
      int k = problem.variables();
      List<Integer> used = channels.subList(0, k);
      double largest = Double.MIN_NORMAL;
      double[][] target = new double[k][k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          largest = Math.max(largest, Math.abs(term(i, j)));
        }
      }
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          target[i][j] = -term(i, j) / largest;
        }
      }
      LoopWriter writer = new LoopWriter(used, this::drives, seed);
      LoopWriter.Written written = writer.write(target, n, levels -> program(levels, n));
      writeError = written.errorAfter();
      fullDrive = machine.limiter().d();
      double beta = n * schedule.stepVolts() / (written.gain() * fullDrive);
      loop = program(written.levels(), beta);
      injected = injected(writer.probe(loop).offset(), largest);
    }

    /** What the light cannot carry: the constant slope, and the machine's own offset. */
    private double[] injected(double[] offset, double largest) {
      double[] signal = new double[machine.channels()];
      for (int i = 0; i < problem.variables(); i++) {
        // Of a binary variable's own term, Q_ii x / 2, just the constant Q_ii is left in the slope.
        double constant = 2 * problem.linear()[i];
        for (int j = 0; j < problem.variables(); j++) {
          constant += problem.quadratic()[i][j];
        }
        signal[channels.get(i)] = -schedule.stepVolts() * constant / largest - offset[i];
      }
      return signal;
    }

    private double term(int i, int j) {
      return i == j && problem.isBinary(i) ? 0 : problem.quadratic()[i][j];
    }

    private double[] drives(double[] z) {
      return java.util.Arrays.stream(z).map(machine.limiter()::drive).toArray();
    }

    private OpticalLoop program(double[][] levels, double beta) {
      LoopProgram asked = new LoopProgram(levels, 1, beta, 0, true, 0, 1);
      return new OpticalLoop(machine, asked, stages, noise, seed);
    }

    private double[] start(int number) {
      double[] z = new double[machine.channels()];
      float[] normals = LoopOptics.normals(RandomStream.of(seed, "qumo/start"), number, z.length);
      for (int i = 0; i < problem.variables(); i++) {
        z[channels.get(i)] = START_VOLTS * normals[i];
      }
      return z;
    }

    double[] anneal(int number) {
      double[] z = start(number);
      for (int k = 0; k < schedule.iterations(); k++) {
        long tick = (long) number * schedule.iterations() + k;
        double[] next =
            loop.withElectronics(1 - schedule.leak(k), 0)
                .step(z, z, injected, tick, number, LoopProbe.NONE);
        z = held(next);
      }
      double[] x = new double[problem.variables()];
      for (int i = 0; i < x.length; i++) {
        x[i] = 0.5 * (1 + machine.limiter().drive(z[channels.get(i)]) / fullDrive);
      }
      return x;
    }

    /** States within their rails; channels that are not used stay dark. */
    private double[] held(double[] next) {
      double rail = schedule.railVolts();
      double[] z = new double[next.length];
      for (int i = 0; i < problem.variables(); i++) {
        int channel = channels.get(i);
        z[channel] = Math.clamp(next[channel], -rail, rail);
      }
      return z;
    }
  }
}
