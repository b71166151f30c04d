package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.converter.DacSettings;

/**
 * The passes of a read: one of the whole input, or one for each bit of its magnitude in steps of
 * the DAC, least significant first: {@link InputMode.BitSerial}.
 *
 * @param passes number of passes
 * @param step size of the least significant bit; 1 with one pass
 */
record InputBits(int passes, float step) {
  static InputBits of(CrossbarSettings settings) {
    if (settings.array().inputs() instanceof InputMode.Parallel) {
      return new InputBits(1, 1f);
    }
    DacSettings dac = settings.dac();
    int largest = (int) Math.rint(dac.bound() / dac.step());
    return new InputBits(Math.max(2, 32 - Integer.numberOfLeadingZeros(largest)), dac.step());
  }

  /** What the codes of a pass count. */
  double weight(int pass) {
    return passes == 1 ? 1.0 : (double) step * (1 << pass);
  }

  /** Turns inputs into what a pass drives: -1, 0 or 1. {@code values} is modified. */
  void take(float[] values, int from, int count, int pass) {
    for (int k = from; k < from + count; k++) {
      int magnitude = Math.round(Math.abs(values[k]) / step);
      values[k] = (magnitude >> pass & 1) == 0 ? 0f : Math.signum(values[k]);
    }
  }
}
