package org.ohmlight.simulator.optics.loop;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ohmlight.physical.RandomStream;

/**
 * Solves mixed quadratic problems on an optical loop.
 *
 * <p>With {@code x = (1 + v) / 2} the gradient is {@code (Q v + Q 1 + 2 c) / 4}: the modulator holds
 * {@code -Q}, the injected signal the rest, and {@code v} is the light against full light. The loop
 * {@code z' = (1 - A) z - step (Q v + Q 1 + 2 c) / max|Q|} descends while the leak {@code A} falls
 * from {@code firstLeak} to {@code lastLeak}; the limiter keeps {@code v} in [-1, 1] and the
 * electronics the state within its rails. On the diagonal of a binary variable {@code x^2 = x}: its
 * quadratic term is moved to {@code c}, so that it feels no curve of its own. One global gain of the
 * light is measured with random states before a run, as one would on the machine.
 *
 * <p>Variables take the channels that spill least onto their neighbours; dead ones are left out.
 * Source: Kalinin et al., Nature 645, 354 (2025), methods; the annealing is theirs, the schedule
 * ours.
 */
public final class QumoSolver {
  private static final int GAIN_PROBES = 64;

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
   */
  public record Solution(double[] x, double value, int bestStart) {}

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
    this.channels = quietChannels(machine);
  }

  /** Live channels, those that spill least first. */
  private static List<Integer> quietChannels(LoopMachine machine) {
    return IntStream.range(0, machine.channels())
        .filter(i -> machine.positive().inputEfficiency()[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> spill(machine, i)))
        .toList();
  }

  private static double spill(LoopMachine machine, int channel) {
    return machine.positive().toLater()[channel]
        + machine.positive().toEarlier()[channel]
        + machine.negative().toLater()[channel]
        + machine.negative().toEarlier()[channel];
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
    return new Solution(best, lowest, bestStart);
  }

  /** One problem on the machine. */
  private final class Run {
    private final QumoProblem problem;
    private final double largest;
    private final OpticalLoop loop;
    private final double[] injected;
    private final double fullDrive;

    Run(QumoProblem problem) {
      this.problem = problem;
      int n = machine.channels();
      double[][] weights = new double[n][n];
      double biggest = Double.MIN_NORMAL;
      for (int i = 0; i < problem.variables(); i++) {
        for (int j = 0; j < problem.variables(); j++) {
          weights[channels.get(i)][channels.get(j)] = -term(i, j);
          biggest = Math.max(biggest, Math.abs(term(i, j)));
        }
      }
      largest = biggest;
      fullDrive = machine.limiter().d();
      OpticalLoop unscaled = program(weights, machine.channels());
      double gain = measuredGain(unscaled, weights);
      loop = program(weights, machine.channels() * schedule.stepVolts() / (gain * fullDrive));
      injected = new double[n];
      for (int i = 0; i < problem.variables(); i++) {
        // Of a binary variable's own term, Q_ii x / 2, just the constant Q_ii is left in the slope.
        double constant = 2 * problem.linear()[i];
        for (int j = 0; j < problem.variables(); j++) {
          constant += problem.quadratic()[i][j];
        }
        injected[channels.get(i)] = -schedule.stepVolts() * constant / largest;
      }
    }

    private double term(int i, int j) {
      return i == j && problem.isBinary(i) ? 0 : problem.quadratic()[i][j];
    }

    private OpticalLoop program(double[][] weights, double beta) {
      LoopProgram asked = new LoopProgram(weights, 1, beta, 0, true, 0);
      return new OpticalLoop(machine, asked, stages, noise, seed);
    }

    /** Light of the machine over light of an ideal one, by least squares over random states. */
    private double measuredGain(OpticalLoop unscaled, double[][] weights) {
      int n = machine.channels();
      double cross = 0;
      double power = 0;
      double[] rest = new double[n];
      double[] still = resting(unscaled);
      for (int probe = 0; probe < GAIN_PROBES; probe++) {
        double[] z = start("qumo/probe", probe, 0.35);
        double[] moved = unscaled.withElectronics(0, 0).step(z, z, rest, -1 - probe, 0, LoopProbe.NONE);
        for (int j = 0; j < n; j++) {
          double ideal = 0;
          for (int i = 0; i < n; i++) {
            ideal += machine.limiter().drive(z[i]) * weights[i][j] / largest;
          }
          cross += ideal * (moved[j] - still[j]);
          power += ideal * ideal;
        }
      }
      return cross == 0 ? 1 : cross / power;
    }

    private double[] resting(OpticalLoop unscaled) {
      double[] zero = new double[machine.channels()];
      return unscaled.withElectronics(0, 0).step(zero, zero, zero, -1, 1, LoopProbe.NONE);
    }

    private double[] start(String stream, int number, double volts) {
      double[] z = new double[machine.channels()];
      float[] normals = LoopOptics.normals(RandomStream.of(seed, stream), number, z.length);
      for (int i = 0; i < problem.variables(); i++) {
        z[channels.get(i)] = volts * normals[i];
      }
      return z;
    }

    double[] anneal(int number) {
      double[] z = start("qumo/start", number, 0.1);
      double rail = schedule.railVolts();
      for (int k = 0; k < schedule.iterations(); k++) {
        long tick = (long) number * schedule.iterations() + k;
        double[] next =
            loop.withElectronics(1 - schedule.leak(k), 0)
                .step(z, z, injected, tick, number, LoopProbe.NONE);
        for (int i = 0; i < z.length; i++) {
          next[i] = Math.clamp(next[i], -rail, rail);
        }
        z = next;
      }
      double[] x = new double[problem.variables()];
      for (int i = 0; i < x.length; i++) {
        x[i] = 0.5 * (1 + machine.limiter().drive(z[channels.get(i)]) / fullDrive);
      }
      return x;
    }
  }
}
