package org.ohmlight.device.resistive;

import org.ohmlight.physical.RandomStream;

/**
 * What is drawn once a cell: standard normal numbers, one row of them for each parameter, so that a
 * cell's spread in one parameter does not depend on which other spreads are on.
 */
final class Draws {
  private final RandomStream stream;
  private final int count;

  Draws(RandomStream stream, int count) {
    this.stream = stream;
    this.count = count;
  }

  /** One number a cell; zeros, undrawn, if they would only be multiplied by a spread of zero. */
  float[] normals(Parameter parameter, double spread) {
    float[] values = new float[count];
    if (spread > 0.0) {
      stream.at(parameter.ordinal()).normals(values, 0, count, 0);
    }
    return values;
  }

  float uniform(Parameter parameter, int cell) {
    return stream.at(parameter.ordinal()).uniform(cell);
  }

  /** What spreads. New ones go last: the order keys the draws. */
  enum Parameter {
    UPPER,
    LOWER,
    GAIN,
    ASYMMETRY,
    STUCK,
    STUCK_STATE,
    RESET,
    LIFETIME,
    DIFFUSION,
    REFERENCE,
    SHAPE_UP,
    SHAPE_DOWN,
    DRIFT
  }
}
