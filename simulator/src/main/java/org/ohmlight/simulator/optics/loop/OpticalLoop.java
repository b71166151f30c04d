package org.ohmlight.simulator.optics.loop;

import java.util.EnumSet;
import java.util.Set;

/**
 * An analog optical computer running a program: {@code z' = alpha z + beta W f(z) + b + gamma (z -
 * z_before)}, stage by stage as the machine does it.
 *
 * <p>A drive {@code s = limiter(z)} lights the emitters of two arms, {@code P+- = led+-(s)}, whose
 * light is spread over rows ({@code eta_i}), passes the weights {@code w'+-_ij}, and is summed over
 * columns ({@code rho_j}); detectors see a little of the other arm's light and of their
 * neighbours'. Electronics scale and subtract the arms, correct offsets and gains, and add {@code
 * alpha z}, the injected signal clipped to its limit, and the momentum. Volt throughout; light in
 * volt-equivalent power against the bias.
 *
 * <p>Source: microsoft/aoc, {@code AOCCell.forward}; stage by stage equal to it. Noise and drift
 * are ours, see {@link LoopNoise}. Left out: the finite bandwidth of the loop (an iteration is a
 * step of about 20 ns).
 *
 * <p>A loop has no memory of its own: the caller keeps {@code z} and {@code z_before}.
 */
public final class OpticalLoop {
  private final LoopMachine machine;
  private final LoopProgram program;
  private final Set<LoopStage> stages;
  private final LoopOptics optics;
  private final LoopElectronics electronics;

  /**
   * Programs a machine.
   *
   * @param stages which non-idealities are on; the rest is ideal
   * @param seed keys noise and drift
   */
  public OpticalLoop(
      LoopMachine machine, LoopProgram program, Set<LoopStage> stages, LoopNoise noise, long seed) {
    if (program.channels() != machine.channels()) {
      throw new IllegalArgumentException(
          "This machine has "
              + machine.channels()
              + " channels, the program "
              + program.channels()
              + "; pad the weights with zeros");
    }
    this.machine = machine;
    this.program = program;
    this.stages = stages.isEmpty() ? EnumSet.noneOf(LoopStage.class) : EnumSet.copyOf(stages);
    this.optics = new LoopOptics(machine, program, this.stages, noise, seed);
    this.electronics = new LoopElectronics(machine, program, this.stages, noise, seed);
  }

  private OpticalLoop(OpticalLoop optical, LoopProgram program) {
    this.machine = optical.machine;
    this.program = program;
    this.stages = optical.stages;
    this.optics = optical.optics;
    this.electronics = optical.electronics;
  }

  /** The same light with other electronics: an annealing schedule turns these two knobs. */
  public OpticalLoop withElectronics(double alpha, double gamma) {
    return new OpticalLoop(this, program.withElectronics(alpha, gamma));
  }

  /** A machine as it is, without noise; beam splitter leak off, as in the public twin. */
  public static OpticalLoop twin(LoopMachine machine, LoopProgram program) {
    Set<LoopStage> stages = EnumSet.complementOf(EnumSet.of(LoopStage.SPLITTER_LEAK));
    return new OpticalLoop(machine, program, stages, LoopNoise.NONE, 0);
  }

  /** The machine. */
  public LoopMachine machine() {
    return machine;
  }

  /** The program. */
  public LoopProgram program() {
    return program;
  }

  /** The stages that are on. */
  public Set<LoopStage> stages() {
    return Set.copyOf(stages);
  }

  /** The weights as one arm of the modulator holds them, {@code [inputs][outputs]}; a copy. */
  public double[][] modulated(boolean positiveArm) {
    return optics.modulated(positiveArm);
  }

  /**
   * The optical product of a drive: both arms, subtracted, before scale and correction.
   *
   * @param drive {@code s [n]}, in volt. Not modified.
   * @param tick the iteration, and {@code row} the sample, that key the noise
   */
  public double[] product(double[] drive, long tick, int row) {
    return optics.difference(drive, tick, row, LoopProbe.NONE);
  }

  /**
   * One iteration.
   *
   * @param z state [V]. Not modified.
   * @param before state one iteration earlier [V]; zeros at the first. Not modified.
   * @param injected signal, bias included, before the clip [V]. Not modified.
   * @param tick the iteration, and {@code row} the sample, that key the noise
   * @return the next state [V]
   */
  public double[] step(
      double[] z, double[] before, double[] injected, long tick, int row, LoopProbe probe) {
    int n = machine.channels();
    double[] drive = new double[n];
    for (int i = 0; i < n; i++) {
      drive[i] = machine.limiter().drive(z[i]);
    }
    probe.see("drive", drive);
    double[] difference = optics.difference(drive, tick, row, probe);
    probe.see("difference", difference);
    electronics.correct(difference, tick, row);
    probe.see("corrected", difference);
    double bound = machine.injectionLimit();
    for (int j = 0; j < n; j++) {
      difference[j] +=
          program.alpha() * z[j]
              + Math.clamp(injected[j], -bound, bound)
              + program.gamma() * (z[j] - before[j]);
    }
    return difference;
  }
}
