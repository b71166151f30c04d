package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.RandomStream;

/**
 * An area of a phase modulator: what phase a pixel makes when it is asked for one.
 *
 * <p>The phase is rounded to a level, {@code 2 pi k / 2^bits}, and is off by a fixed Gaussian error
 * of the pixel.
 */
final class PixelArea {
  private final int bits;
  private final float[] errors;

  PixelArea(String name, int pixels, CoherentBenchSettings settings, long seed) {
    bits = settings.phaseBits();
    errors = new float[settings.pixelErrorRadians() > 0 ? pixels : 0];
    RandomStream.of(seed, name + "/pixel errors").normals(errors, 0, errors.length, 0);
    for (int i = 0; i < errors.length; i++) {
      errors[i] *= (float) settings.pixelErrorRadians();
    }
  }

  /** The nearest phase that can be set [rad]. */
  double level(double asked) {
    if (bits == 0) {
      return asked;
    }
    double step = 2 * Math.PI / (1L << bits);
    return Math.rint(asked / step) * step;
  }

  /** The phase that a pixel makes [rad]. */
  double phase(int pixel, double asked) {
    double phase = level(asked);
    return errors.length == 0 ? phase : phase + errors[pixel];
  }
}
