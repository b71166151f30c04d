package org.ohmlight.simulator.optics.bench;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.optical.Alignment;
import org.ohmlight.device.optical.SlowDrift;
import org.ohmlight.physical.RandomStream;

/** The emitters, arms and image of one area: fixed when the bench is built, and how they drift. */
final class AreaDevices {
  private final SlmSettings settings;
  private final int inputs;
  private final int outputs;
  private final ArmOptics positive;
  private final ArmOptics negative;
  private final float[] light;
  private final float reference;
  private final Alignment image;
  private final @Nullable SlowDrift wander;
  private final @Nullable SlowDrift imageWander;

  AreaDevices(String key, int inputs, int outputs, double limit, SlmSettings settings, long seed) {
    this.settings = settings;
    this.inputs = inputs;
    this.outputs = outputs;
    positive = ArmOptics.draw(settings, limit, outputs, seed, key + "/positive");
    negative = ArmOptics.draw(settings, limit, outputs, seed, key + "/negative");
    light = new float[inputs];
    reference = drawLight(seed, key);
    killChannels(seed, key);
    image = drawImage(seed, key);
    BenchDrift drift = settings.drift();
    wander =
        drift.thermal().wander() == 0
            ? null
            : new SlowDrift(
                drift.thermal().wander(),
                drift.thermal().wanderSeconds(),
                inputs,
                RandomStream.of(seed, key + "/emitter drift"));
    imageWander =
        drift.alignment().drift() == 0
            ? null
            : new SlowDrift(
                drift.alignment().drift(),
                drift.alignment().driftSeconds(),
                1,
                RandomStream.of(seed, key + "/alignment drift"));
  }

  /** Light of each channel; returns the light that the controller takes for 1. */
  private float drawLight(long seed, String key) {
    ChannelSpread spread = settings.channels();
    double[] efficiency = ArmOptics.cutNormals(seed, key + "/input efficiency", inputs);
    double[] residual = ArmOptics.cutNormals(seed, key + "/input calibration", inputs);
    double weakest = 1;
    for (int i = 0; i < inputs; i++) {
      efficiency[i] = 1 + spread.input() * efficiency[i];
      weakest = Math.min(weakest, efficiency[i]);
    }
    for (int i = 0; i < inputs; i++) {
      light[i] =
          (float)
              (spread.calibrated()
                  ? weakest * (1 + spread.residual() * residual[i])
                  : efficiency[i]);
    }
    return spread.calibrated() ? (float) weakest : 1f;
  }

  private void killChannels(long seed, String key) {
    double dead = settings.channels().dead();
    RandomStream stream = RandomStream.of(seed, key + "/dead channels");
    for (int i = 0; dead > 0 && i < inputs; i++) {
      if (stream.uniform(i) < dead) {
        light[i] = 0;
      }
    }
  }

  /** {@code x' = shift + (1 + magnification) (j - middle) + rotation (i - middle) + middle}. */
  private Alignment drawImage(long seed, String key) {
    BenchAlignment errors = settings.drift().alignment();
    double[] normals = ArmOptics.cutNormals(seed, key + "/alignment", 3);
    double grow = errors.magnification() * normals[1];
    double turn = errors.rotation() * normals[2];
    double shift = errors.shift() * normals[0];
    double middle = 0.5 * (outputs - 1);
    return new Alignment(
        1 + grow, turn, -turn, 1, shift - grow * middle - turn * 0.5 * (inputs - 1), 0);
  }

  ArmOptics positive() {
    return positive;
  }

  ArmOptics negative() {
    return negative;
  }

  /** The light that the controller takes for 1. */
  float reference() {
    return reference;
  }

  /** Puts the light of each channel at a time, before the controller dims it, into {@code now}. */
  void lightAt(double seconds, float[] now) {
    System.arraycopy(light, 0, now, 0, inputs);
    if (settings.drift().thermal().isSteady()) {
      return;
    }
    double warm = settings.drift().thermal().efficiency(seconds);
    double[] off = wander == null ? new double[inputs] : wander.at(seconds);
    for (int i = 0; i < inputs; i++) {
      now[i] *= (float) (warm * Math.max(0, 1 + off[i]));
    }
  }

  /** Where the image lies at a time: from column and row of a pixel to detectors. */
  Alignment imageAt(double seconds) {
    return imageWander == null ? image : image.shifted(imageWander.at(seconds)[0], 0);
  }
}
