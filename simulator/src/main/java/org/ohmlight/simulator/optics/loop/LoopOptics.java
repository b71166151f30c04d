package org.ohmlight.simulator.optics.loop;

import java.util.Arrays;
import java.util.Set;
import org.ohmlight.device.optical.SlowDrift;
import org.ohmlight.physical.RandomStream;

/** The optics of a programmed machine: from drives to the difference of its two arms. */
final class LoopOptics {
  private final LoopMachine machine;
  private final Set<LoopStage> stages;
  private final LoopNoise noise;
  private final double scale;
  private final double biasLight;
  private final Arm positive;
  private final Arm negative;
  private final RandomStream source;

  /** One programmed arm. */
  private record Arm(
      String sign,
      LoopArm parameters,
      double[][] levels,
      double[][] weights,
      SlowDrift drift,
      RandomStream shot) {}

  LoopOptics(
      LoopMachine machine, LoopProgram program, Set<LoopStage> stages, LoopNoise noise, long seed) {
    this.machine = machine;
    this.stages = stages;
    this.noise = noise;
    this.scale = program.normalised() ? program.beta() / program.channels() : program.fullWeight();
    this.positive = arm("+", machine.positive(), program.arm(1), seed);
    this.negative = arm("-", machine.negative(), program.arm(-1), seed);
    this.source = RandomStream.of(seed, "loop/source");
    this.biasLight = light(positive, machine.limiter().d());
  }

  private Arm arm(String sign, LoopArm parameters, double[][] levels, long seed) {
    int n = levels.length;
    double[][] weights = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        weights[i][j] =
            on(LoopStage.WEIGHT_DISTORTION) ? parameters.weight(j, levels[i][j]) : levels[i][j];
      }
    }
    return new Arm(
        sign,
        parameters,
        levels,
        weights,
        new SlowDrift(
            noise.drift(), noise.driftSteps(), n, RandomStream.of(seed, "loop/drift" + sign)),
        RandomStream.of(seed, "loop/shot" + sign));
  }

  private boolean on(LoopStage stage) {
    return stages.contains(stage);
  }

  private double light(Arm arm, double drive) {
    return on(LoopStage.MICRO_LED) ? arm.parameters().light(drive) : drive;
  }

  double[][] modulated(boolean positiveArm) {
    double[][] weights = positiveArm ? positive.weights() : negative.weights();
    return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
  }

  /** {@code y+ - y-} for drives {@code s}. */
  double[] difference(double[] drive, long tick, int row, LoopProbe probe) {
    double[] up = emit(positive, drive, tick, row, probe);
    double[] down = emit(negative, drive, tick, row, probe);
    double[] yUp = collect(positive, up, tick, row, probe);
    double[] yDown = collect(negative, down, tick, row, probe);
    switch (machine) {
      case Aoc16 aoc -> {
        crosstalk(positive, yUp);
        crosstalk(negative, yDown);
        see(probe, "crosstalk", yUp, yDown);
        if (on(LoopStage.SPLITTER_LEAK)) {
          Aoc16.leak(
              positive.levels(), aoc.leakNegative(), up, 1 / Aoc16.NEGATIVE_LEAK_SCALE, yDown);
          Aoc16.leak(
              negative.levels(), aoc.leakPositive(), down, -1 / Aoc16.POSITIVE_LEAK_SCALE, yUp);
        }
        see(probe, "leak", yUp, yDown);
      }
      case Aoc48 aoc -> {
        if (on(LoopStage.SPLITTER_LEAK)) {
          leak(positive, up, aoc.leakIntoPositive(), yUp);
          leak(negative, down, aoc.leakIntoNegative(), yDown);
        }
        see(probe, "leak", yUp, yDown);
        crosstalk(positive, yUp);
        crosstalk(negative, yDown);
        see(probe, "crosstalk", yUp, yDown);
      }
    }
    return subtract(yUp, yDown, probe);
  }

  private static void see(LoopProbe probe, String point, double[] up, double[] down) {
    probe.see(point + "+", up);
    probe.see(point + "-", down);
  }

  private double[] emit(Arm arm, double[] drive, long tick, int row, LoopProbe probe) {
    int n = drive.length;
    double[] light = new double[n];
    for (int i = 0; i < n; i++) {
      light[i] = light(arm, drive[i]);
    }
    probe.see("light" + arm.sign(), light);
    if (on(LoopStage.INPUT_EFFICIENCY)) {
      for (int i = 0; i < n; i++) {
        light[i] *= arm.parameters().inputEfficiency()[i];
      }
    }
    probe.see("input" + arm.sign(), light);
    vary(arm, light, tick, row);
    return light;
  }

  /** Source noise and drift act on the whole light, the bias included. */
  private void vary(Arm arm, double[] light, long tick, int row) {
    if (noise.source() > 0) {
      double change = noise.source() * normals(source.at(tick), row, 1)[0];
      for (int i = 0; i < light.length; i++) {
        light[i] += change * (light[i] + bias(arm, i));
      }
    }
    if (noise.drift() > 0) {
      double[] gains = arm.drift().at(tick);
      for (int i = 0; i < light.length; i++) {
        light[i] += gains[i] * (light[i] + bias(arm, i));
      }
    }
  }

  private double bias(Arm arm, int channel) {
    return on(LoopStage.INPUT_EFFICIENCY)
        ? biasLight * arm.parameters().inputEfficiency()[channel]
        : biasLight;
  }

  private double[] collect(Arm arm, double[] light, long tick, int row, LoopProbe probe) {
    int n = light.length;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      addScaled(y, light[i], arm.weights()[i]);
    }
    probe.see("sum" + arm.sign(), y);
    if (!Double.isInfinite(noise.electrons())) {
      addShotNoise(arm, light, y, tick, row);
    }
    if (on(LoopStage.OUTPUT_EFFICIENCY)) {
      for (int j = 0; j < n; j++) {
        y[j] *= arm.parameters().outputEfficiency()[j];
      }
    }
    probe.see("output" + arm.sign(), y);
    return y;
  }

  private static void addScaled(double[] y, double scale, double[] row) {
    for (int j = 0; j < y.length; j++) {
      y[j] += scale * row[j];
    }
  }

  private void addShotNoise(Arm arm, double[] light, double[] y, long tick, int row) {
    int n = y.length;
    float[] normals = normals(arm.shot().at(tick), row, n);
    double[] total = new double[n];
    for (int i = 0; i < n; i++) {
      addScaled(total, light[i] + bias(arm, i), arm.weights()[i]);
    }
    for (int j = 0; j < n; j++) {
      double variance = 2 * biasLight / noise.electrons() * Math.max(total[j], 0);
      y[j] += Math.sqrt(variance) * normals[j];
    }
  }

  private void leak(Arm arm, double[] light, double[] ratio, double[] y) {
    for (int j = 0; j < y.length; j++) {
      double efficiency =
          on(LoopStage.OUTPUT_EFFICIENCY) ? arm.parameters().outputEfficiency()[j] : 1;
      y[j] += efficiency * light[j] * ratio[j];
    }
  }

  /** {@code y_j += later_(j-1) t_(j-1) + earlier_(j+1) t_(j+1)}, {@code t = y - darkness}. */
  private void crosstalk(Arm arm, double[] y) {
    if (!on(LoopStage.CROSSTALK)) {
      return;
    }
    int n = y.length;
    double[] t = y.clone();
    if (on(LoopStage.WEIGHT_DISTORTION)) {
      for (int j = 0; j < n; j++) {
        t[j] -= arm.parameters().darkness()[j];
      }
    }
    for (int j = 0; j < n; j++) {
      double fromEarlier = j == 0 ? 0 : arm.parameters().toLater()[j - 1] * t[j - 1];
      double fromLater = j == n - 1 ? 0 : arm.parameters().toEarlier()[j + 1] * t[j + 1];
      y[j] += fromEarlier + fromLater;
    }
  }

  private double[] subtract(double[] up, double[] down, LoopProbe probe) {
    int n = up.length;
    for (int j = 0; j < n; j++) {
      up[j] *= scale;
      down[j] *= scale;
    }
    see(probe, "scaled", up, down);
    double[] difference = new double[n];
    for (int j = 0; j < n; j++) {
      difference[j] = up[j] - down[j];
    }
    return difference;
  }

  /** Normals of a sample: a row's numbers do not depend on the other rows. */
  static float[] normals(RandomStream stream, int row, int count) {
    int padded = (count + 3) & ~3;
    float[] normals = new float[padded];
    stream.normals(normals, 0, padded, (long) row * padded);
    return normals;
  }
}
