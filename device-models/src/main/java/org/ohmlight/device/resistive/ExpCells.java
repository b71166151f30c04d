package org.ohmlight.device.resistive;

import org.ohmlight.physical.RandomStream;

/** Cells of {@link ExpStep}. */
final class ExpCells extends PulsedCells {
  private final ExpStep model;

  ExpCells(ExpStep model, int count, RandomStream stream) {
    super(model, count, stream);
    this.model = model;
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    float[] size = upwards ? up : down;
    double amplitude = upwards ? model.aUp() : model.aDown();
    double rate = upwards ? model.gammaUp() : -model.gammaDown();
    double sign = upwards ? 1.0 : -1.0;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      double range = upper[c] - lower[c];
      if (range == 0.0) {
        continue;
      }
      double z = 2.0 * w[c] / range * model.a() + model.b();
      double change = size[c] * Math.max(1.0 - amplitude * Math.exp(rate * z), 0.0);
      double noise =
          cycleSpread
              * (change + model.noiseOffset() + model.noiseSlope() * Math.abs(w[c]))
              * xi[k - from];
      w[c] = clip(c, (float) (w[c] + sign * (change + noise)));
    }
  }
}
