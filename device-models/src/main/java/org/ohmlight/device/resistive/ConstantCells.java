package org.ohmlight.device.resistive;

import org.ohmlight.physical.RandomStream;

/** Cells of {@link ConstantStep}. */
final class ConstantCells extends PulsedCells {
  ConstantCells(ConstantStep model, int count, RandomStream stream) {
    super(model, count, stream);
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    float[] size = upwards ? up : down;
    float sign = upwards ? 1f : -1f;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      w[c] = clip(c, Math.fma(sign * size[c], 1f + cycleSpread * xi[k - from], w[c]));
    }
  }
}
