package org.ohmlight.simulator.optics.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.RandomStream;

/**
 * The modulator of a loop that runs a network: one matrix for all links, and the units between
 * network and machine.
 *
 * <p>Activity {@code s} is the limiter's output over its scale {@code d}, drive {@code a} its input
 * {@code a_lim z}. The loop rests where {@code (1 - alpha) z = y + b}, so that light {@code y} in
 * volt is {@code a_lim / (1 - alpha) y} of drive. One global gain of the light is measured with
 * random weights when the loop is made; after each change of the weights the product of dark states
 * is measured and taken off.
 */
final class LoopWeights {
  private static final double PROBE = 0.5;

  private final LoopSettings settings;
  private final List<Integer> channels;
  private final long seed;
  private final double[][] asked;
  private final double driveAVolt;
  private final double fullDrive;
  private final double lightScale;
  private @Nullable Written written;

  /** A program on the modulator: with noise, without, and what it gives for dark states [V]. */
  record Written(OpticalLoop noisy, OpticalLoop quiet, double[] dark) {}

  LoopWeights(LoopSettings settings, List<Integer> channels, long seed) {
    this.settings = settings;
    this.channels = channels;
    this.seed = seed;
    int n = settings.machine().channels();
    asked = new double[n][n];
    driveAVolt = settings.machine().limiter().a() / (1 - settings.alpha());
    fullDrive = settings.machine().limiter().d();
    lightScale = settings.weightLimit() * n / (driveAVolt * fullDrive * measuredGain(n));
  }

  /** Slope of what light makes of a random matrix against that matrix, at a scale of 1. */
  private double measuredGain(int n) {
    float[] levels = new float[n * n];
    RandomStream.of(seed, "loop/gain").uniforms(levels, 0, levels.length, 0);
    double[][] pattern = new double[n][n];
    for (int i : channels) {
      for (int j : channels) {
        pattern[i][j] = 2 * levels[i * n + j] - 1;
      }
    }
    OpticalLoop loop = loop(pattern, n, 1, LoopNoise.NONE);
    double cross = 0;
    double power = 0;
    for (int i : channels) {
      double[] slope = slopes(loop, i);
      for (int j : channels) {
        cross += slope[j] * pattern[i][j];
        power += pattern[i][j] * pattern[i][j];
      }
    }
    return power == 0 || cross <= 0 ? 1 : cross / power;
  }

  /** Volt of each output for a volt of drive on one input, between plus and minus half of full. */
  private double[] slopes(OpticalLoop loop, int input) {
    int n = settings.machine().channels();
    double half = PROBE * fullDrive;
    double[] drive = new double[n];
    drive[input] = half;
    double[] up = loop.product(drive, 0, 0);
    drive[input] = -half;
    double[] down = loop.product(drive, 0, 0);
    double[] slopes = new double[n];
    for (int j = 0; j < n; j++) {
      slopes[j] = (up[j] - down[j]) / (2 * half);
    }
    return slopes;
  }

  private OpticalLoop loop(double[][] weights, double beta, double full, LoopNoise noise) {
    LoopProgram program =
        new LoopProgram(
            weights, settings.alpha(), beta, settings.gamma(), true, settings.bits(), full);
    return new OpticalLoop(settings.machine(), program, settings.stages(), noise, seed);
  }

  /** Asks for a weight between two neurons; written at the next use. */
  void ask(int fromNeuron, int toNeuron, float weight) {
    asked[channels.get(fromNeuron)][channels.get(toNeuron)] = weight;
    written = null;
  }

  Written written() {
    Written now = written;
    if (now == null) {
      OpticalLoop noisy = loop(asked, lightScale, settings.weightLimit(), settings.noise());
      OpticalLoop quiet =
          settings.noise().isOff()
              ? noisy
              : loop(asked, lightScale, settings.weightLimit(), LoopNoise.NONE);
      double[] rest = new double[settings.machine().channels()];
      OpticalLoop open = quiet.withElectronics(0, 0);
      now = new Written(noisy, quiet, open.step(rest, rest, rest, 0, 0, LoopProbe.NONE));
      written = now;
    }
    return now;
  }

  /** What a link holds, at half of full drive, without noise; {@code [to x from]}. */
  void read(int firstFrom, int from, int firstTo, int to, float[] into) {
    OpticalLoop quiet = written().quiet();
    for (int i = 0; i < from; i++) {
      double[] slope = slopes(quiet, channels.get(firstFrom + i));
      for (int j = 0; j < to; j++) {
        double light = slope[channels.get(firstTo + j)];
        into[j * from + i] = (float) (light * driveAVolt * fullDrive);
      }
    }
  }

  /** Products of activities of some neurons, in units of drive, dark light taken off. */
  void multiply(
      float[] s,
      int sOffset,
      int firstFrom,
      int from,
      float[] y,
      int yOffset,
      int firstTo,
      int to,
      long tick,
      int row) {
    Written now = written();
    double[] drive = new double[settings.machine().channels()];
    double[] zero = now.quiet().product(drive, 0, 0);
    for (int i = 0; i < from; i++) {
      drive[channels.get(firstFrom + i)] = fullDrive * s[sOffset + i];
    }
    double[] light = now.noisy().product(drive, tick, row);
    for (int j = 0; j < to; j++) {
      int c = channels.get(firstTo + j);
      y[yOffset + j] = (float) ((light[c] - zero[c]) * driveAVolt);
    }
  }

  int channel(int neuron) {
    return channels.get(neuron);
  }

  /** Volt of an injected signal for a unit of drive. */
  double injectedVolts(double drive) {
    return drive / driveAVolt;
  }

  /** Drive {@code a} of a state [V]. */
  double drive(double volts) {
    return settings.machine().limiter().a() * volts;
  }

  /** State [V] of a drive. */
  double volts(double drive) {
    return drive / settings.machine().limiter().a();
  }

  /** Activity of a state [V]. */
  double activity(double volts) {
    return settings.machine().limiter().drive(volts) / fullDrive;
  }
}
