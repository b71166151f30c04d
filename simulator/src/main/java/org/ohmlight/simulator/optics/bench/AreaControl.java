package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import java.util.BitSet;
import org.ohmlight.device.optical.Alignment;

/**
 * What the controller knows of an area and corrects: found by calibration, held in single precision
 * so that a checkpoint keeps it bit for bit.
 *
 * @param dim part of its light that each emitter gives; 0 for one that is switched off as dead
 * @param positiveGain what the positive arm of an output gives is divided by this
 * @param negativeGain the same for its negative arm
 * @param offset taken off the reading afterwards
 * @param map where the detectors are set to expect the image: the six numbers of an {@link
 *     Alignment}
 */
record AreaControl(
    float[] dim, float[] positiveGain, float[] negativeGain, float[] offset, float[] map) {
  private static final int NUMBERS_OF_A_MAP = 6;

  /** Nothing corrected. */
  static AreaControl none(int inputs, int outputs) {
    return new AreaControl(
        ones(inputs),
        ones(outputs),
        ones(outputs),
        new float[outputs],
        numbers(Alignment.IDENTITY));
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1f);
    return ones;
  }

  private static float[] numbers(Alignment map) {
    return new float[] {
      (float) map.m11(),
      (float) map.m12(),
      (float) map.m21(),
      (float) map.m22(),
      (float) map.b1(),
      (float) map.b2()
    };
  }

  Alignment alignment() {
    return new Alignment(map[0], map[1], map[2], map[3], map[4], map[5]);
  }

  AreaControl withAlignment(Alignment found) {
    return new AreaControl(dim, positiveGain, negativeGain, offset, numbers(found));
  }

  AreaControl withDim(float[] found) {
    return new AreaControl(found, positiveGain, negativeGain, offset, map);
  }

  /** Further gains of both arms, of readings that are corrected by those in force. */
  AreaControl withGains(double[] positive, double[] negative) {
    return new AreaControl(
        dim, times(positiveGain, positive), times(negativeGain, negative), offset, map);
  }

  private static float[] times(float[] gain, double[] further) {
    float[] product = gain.clone();
    for (int j = 0; j < product.length; j++) {
      product[j] *= (float) further[j];
    }
    return product;
  }

  /** A further offset of each output. */
  AreaControl withOffset(double[] further) {
    float[] sum = offset.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += (float) further[j];
    }
    return new AreaControl(dim, positiveGain, negativeGain, sum, map);
  }

  /** Inputs that are switched off. */
  BitSet dead() {
    BitSet dead = new BitSet(dim.length);
    for (int i = 0; i < dim.length; i++) {
      dead.set(i, dim[i] == 0);
    }
    return dead;
  }

  /** All numbers in a row. */
  float[] toArray() {
    float[][] parts = {dim, positiveGain, negativeGain, offset, map};
    float[] all = new float[dim.length + 3 * offset.length + NUMBERS_OF_A_MAP];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The way back from {@link #toArray()}, for an area of the same shape. */
  AreaControl fromArray(float[] all) {
    int n = offset.length;
    int at = dim.length;
    return new AreaControl(
        Arrays.copyOf(all, at),
        Arrays.copyOfRange(all, at, at + n),
        Arrays.copyOfRange(all, at + n, at + 2 * n),
        Arrays.copyOfRange(all, at + 2 * n, at + 3 * n),
        Arrays.copyOfRange(all, at + 3 * n, at + 3 * n + NUMBERS_OF_A_MAP));
  }
}
