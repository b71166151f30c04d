package org.ohmlight.device.resistive;

import org.ohmlight.physical.RandomStream;

/** Cells of {@link ConstantStep}; four numbers a cell lie together, as in {@link LinearCells}. */
final class ConstantCells extends PulsedCells {
  private static final int STRIDE = 4;

  private final float[] law;

  ConstantCells(ConstantStep model, int count, RandomStream stream) {
    super(model, count, stream);
    law = new float[Math.multiplyExact(count, STRIDE)];
    for (int c = 0; c < count; c++) {
      int at = c * STRIDE;
      law[at] = up[c];
      law[at + 1] = -down[c];
      law[at + 2] = lower[c];
      law[at + 3] = upper[c];
    }
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    int direction = upwards ? 0 : 1;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      int at = c * STRIDE;
      float before = w[c];
      float after = Math.fma(law[at + direction], Math.fma(cycleSpread, xi[k - from], 1f), before);
      w[c] = clip(after, law[at + 2], law[at + 3]);
    }
  }
}
