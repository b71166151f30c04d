package org.ohmlight.device.resistive;

import org.ohmlight.kernel.Fused;
import org.ohmlight.kernel.LinearPulses;
import org.ohmlight.physical.RandomStream;

/**
 * Cells of {@link ConstantStep}.
 *
 * <p>Their steps do not depend on the state, so that all pulses of a cell in an update add up to
 * one normal number: {@code n} pulses up and {@code m} down change it by {@code n up - m down} with
 * standard deviation {@code s sqrt(n up^2 + m down^2)}. That is the same law as pulse by pulse as
 * long as no bound is met on the way; a cell that could meet one (within eight standard deviations)
 * gets its pulses one by one.
 */
final class ConstantCells extends PulsedCells {
  private static final float SURE = 8f;

  ConstantCells(ConstantStep model, int count, RandomStream stream) {
    super(model, count, stream);
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      pulseOne(c, upwards, xi[k - from]);
    }
  }

  private void pulseOne(int c, boolean upwards, float xi) {
    float size = upwards ? up[c] : -down[c];
    w[c] = clip(Fused.fma(size, Fused.fma(cycleSpread, xi, 1f), w[c]), lower[c], upper[c]);
  }

  @Override
  boolean stepRow(int base, RowPulses row, boolean reversed, PulseNoise noise) {
    int width = row.width();
    float[] net = row.net();
    float[] total = row.total();
    java.util.Arrays.fill(net, 0f);
    java.util.Arrays.fill(total, 0f);
    for (int slot = 0; slot < row.slots(); slot++) {
      float sign = row.up(slot) != reversed ? 1f : -1f;
      LinearPulses.count(net, total, row.marks(), row.mark(slot), sign, width);
    }
    float[] xi = cycleSpread > 0f ? noise.next(width) : noise.silence(width);
    int unsure = 0;
    for (int k = 0; k < width; k++) {
      int c = base + k;
      float ups = 0.5f * (total[k] + net[k]) * up[c];
      float downs = 0.5f * (total[k] - net[k]) * down[c];
      float spread = cycleSpread * (float) Math.sqrt(ups * up[c] + downs * down[c]);
      boolean free =
          w[c] + ups + SURE * spread <= upper[c] && w[c] - downs - SURE * spread >= lower[c];
      w[c] = free ? Fused.fma(spread, xi[k], w[c] + (ups - downs)) : w[c];
      // What is left in total is to be pulsed one by one.
      total[k] = free ? 0f : total[k];
      unsure += total[k] > 0f ? 1 : 0;
    }
    if (unsure > 0) {
      pulseUnsure(base, row, reversed, noise);
    }
    return true;
  }

  /** Pulses of the cells that could meet a bound, in the order of the slots. */
  private void pulseUnsure(int base, RowPulses row, boolean reversed, PulseNoise noise) {
    float[] total = row.total();
    for (int k = 0; k < row.width(); k++) {
      if (total[k] == 0f) {
        continue;
      }
      int pulses = (int) total[k];
      float[] xi = cycleSpread > 0f ? noise.next(pulses) : noise.silence(pulses);
      int drawn = 0;
      for (int slot = 0; slot < row.slots() && drawn < pulses; slot++) {
        float mark = row.marks()[row.mark(slot) + k];
        if (mark != 0f) {
          pulseOne(base + k, mark > 0f == (row.up(slot) != reversed), xi[drawn++]);
        }
      }
    }
  }
}
