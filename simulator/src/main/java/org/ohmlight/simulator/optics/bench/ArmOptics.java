package org.ohmlight.simulator.optics.bench;

import org.ohmlight.physical.RandomStream;

/**
 * The fixed optics of one intensity arm of an area: what each of its output channels does to light.
 *
 * <p>Arrays by output channel {@code j}: {@code bow} (4 times the curve's error at half scale),
 * {@code base} and {@code slope} (transmission in weight units {@code m = base + slope f}, against
 * the mean modulator), {@code raw} (efficiency), {@code correction} (the controller's gain), and
 * {@code self, fromEarlier, fromLater}: what the corrected detector gets from its own channel and
 * from both neighbours.
 */
record ArmOptics(
    float[] bow,
    float[] base,
    float[] slope,
    float[] raw,
    float[] correction,
    float[] self,
    float[] fromEarlier,
    float[] fromLater) {

  static ArmOptics draw(SlmSettings settings, double limit, int outputs, long seed, String key) {
    ChannelSpread spread = settings.channels();
    double darkness = settings.pixel().minTransmission();
    double[] rawSpread = cutNormals(seed, key + "/output efficiency", outputs);
    double[] darkSpread = cutNormals(seed, key + "/darkness", outputs);
    double[] bowSpread = cutNormals(seed, key + "/bow", outputs);
    double[] residual = cutNormals(seed, key + "/output calibration", outputs);
    ArmOptics arm =
        new ArmOptics(
            new float[outputs],
            new float[outputs],
            new float[outputs],
            new float[outputs],
            new float[outputs],
            new float[outputs],
            new float[outputs],
            new float[outputs]);
    for (int j = 0; j < outputs; j++) {
      double dark = darkness * (1 + spread.darkness() * darkSpread[j]);
      double raw = 1 + spread.output() * rawSpread[j];
      arm.bow[j] = (float) (4 * (settings.pixel().bow() + spread.bow() * bowSpread[j]));
      arm.base[j] = (float) (limit * dark / (1 - darkness));
      arm.slope[j] = (float) ((1 - dark) / (1 - darkness));
      arm.raw[j] = (float) raw;
      arm.correction[j] =
          (float) (spread.calibrated() ? (1 + spread.residual() * residual[j]) / raw : 1);
    }
    arm.spill(settings.crosstalk());
    return arm;
  }

  private void spill(NeighbourCrosstalk crosstalk) {
    int outputs = raw.length;
    for (int j = 0; j < outputs; j++) {
      self[j] = correction[j] * raw[j];
      if (j > 0) {
        fromEarlier[j] = (float) (correction[j] * crosstalk.toLater(j - 1, outputs) * raw[j - 1]);
      }
      if (j < outputs - 1) {
        fromLater[j] = (float) (correction[j] * crosstalk.toEarlier(j + 1, outputs) * raw[j + 1]);
      }
    }
  }

  /** The same arm behind further gains that the controller divides by. */
  ArmOptics dividedBy(float[] gain) {
    return new ArmOptics(
        bow,
        base,
        slope,
        raw,
        quotient(correction, gain),
        quotient(self, gain),
        quotient(fromEarlier, gain),
        quotient(fromLater, gain));
  }

  private static float[] quotient(float[] values, float[] gain) {
    float[] quotient = values.clone();
    for (int j = 0; j < quotient.length; j++) {
      quotient[j] /= gain[j];
    }
    return quotient;
  }

  /** Standard normals cut at two standard deviations. */
  static double[] cutNormals(long seed, String key, int count) {
    int padded = (count + 3) & ~3;
    float[] normals = new float[padded];
    RandomStream.of(seed, key).normals(normals, 0, padded, 0);
    double[] cut = new double[count];
    for (int j = 0; j < count; j++) {
      cut[j] = Math.clamp(normals[j], -2.0, 2.0);
    }
    return cut;
  }
}
