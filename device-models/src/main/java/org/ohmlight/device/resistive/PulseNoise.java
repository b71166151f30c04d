package org.ohmlight.device.resistive;

import org.apache.commons.math3.special.Erf;
import org.ohmlight.kernel.Philox;

/**
 * Standard normal numbers for pulses, in batches: the noise of many small steps.
 *
 * <p>Each number is a 16-bit look-up among the 65,536 quantiles {@code Phi^-1((i + 1/2) / 65536)},
 * scaled to unit variance; the two outermost cells draw their tail anew with 32 more bits, so that
 * tails reach 7.8 instead of 4.2. Bits: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) in counter
 * form, so that a sequence is a pure function of its key.
 *
 * <p>Not safe for use by several threads; {@link #restart} makes it another sequence.
 */
public final class PulseNoise {
  private static final int CELLS = 1 << 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long ONES = 0x0001000100010001L;
  private static final long HIGHS = 0x8000800080008000L;
  private static final float[] QUANTILES = quantiles();

  private float[] batch = new float[64];
  private float[] zeros = new float[0];
  private long key;
  private long counter;

  /** A sequence that begins with {@link #restart}. */
  public PulseNoise() {
    // Nothing is drawn before the first key is set.
  }

  /** The key of a part of a sequence's owner: a row, a sample. */
  public static long key(long stream, long step, long part) {
    return Philox.mix(Philox.mix(stream, step), part);
  }

  /** Begins the sequence of a key. */
  public void restart(long newKey) {
    key = newKey;
    counter = 0;
  }

  /** 64 random bits, the counter-th of a key. */
  public static long bits(long key, long counter) {
    long z = key + (counter + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next numbers, at the front of an array that is valid until the next call. */
  float[] next(int count) {
    if (batch.length < count + 3) {
      batch = new float[Math.max(count + 3, 2 * batch.length)];
    }
    float[] into = batch;
    long from = counter;
    int words = (count + 3) >> 2;
    for (int i = 0; i < words; i++) {
      long bits = bits(key, from + i);
      int at = i << 2;
      into[at] = QUANTILES[(int) (bits & 0xffff)];
      into[at + 1] = QUANTILES[(int) (bits >>> 16 & 0xffff)];
      into[at + 2] = QUANTILES[(int) (bits >>> 32 & 0xffff)];
      into[at + 3] = QUANTILES[(int) (bits >>> 48)];
      if ((hasZero(bits) | hasZero(~bits)) != 0) {
        redrawTails(into, at, bits, from + i);
      }
    }
    counter = from + words;
    return into;
  }

  /**
   * The next numbers, one to each place {@code lines[from ... to - 1]}. {@code into} is modified.
   */
  void scatter(float[] into, int[] lines, int from, int to) {
    int whole = (to - from) >> 2;
    long at = counter;
    for (int i = 0; i < whole; i++) {
      long bits = bits(key, at + i);
      int k = from + (i << 2);
      into[lines[k]] = QUANTILES[(int) (bits & 0xffff)];
      into[lines[k + 1]] = QUANTILES[(int) (bits >>> 16 & 0xffff)];
      into[lines[k + 2]] = QUANTILES[(int) (bits >>> 32 & 0xffff)];
      into[lines[k + 3]] = QUANTILES[(int) (bits >>> 48)];
      if ((hasZero(bits) | hasZero(~bits)) != 0) {
        scatterTails(into, lines, k, 4, bits, at + i);
      }
    }
    int rest = (to - from) & 3;
    if (rest > 0) {
      long bits = bits(key, at + whole);
      for (int part = 0; part < rest; part++) {
        into[lines[to - rest + part]] = QUANTILES[(int) (bits >>> (16 * part) & 0xffff)];
      }
      scatterTails(into, lines, to - rest, rest, bits, at + whole);
    }
    counter = at + ((to - from + 3) >> 2);
  }

  private void scatterTails(float[] into, int[] lines, int k, int count, long bits, long word) {
    for (int part = 0; part < count; part++) {
      int cell = (int) (bits >>> (16 * part) & 0xffff);
      if (cell == 0 || cell == CELLS - 1) {
        float magnitude = tail(bits(~key, 4 * word + part));
        into[lines[k + part]] = cell == 0 ? -magnitude : magnitude;
      }
    }
  }

  /** The next numbers, as an array of their own. */
  public float[] numbers(int count) {
    return java.util.Arrays.copyOf(next(count), count);
  }

  /** Zeros, for pulses without noise. */
  float[] silence(int count) {
    if (zeros.length < count) {
      zeros = new float[Math.max(count, 2 * zeros.length)];
    }
    return zeros;
  }

  /** Not zero if one of the four 16-bit parts is zero (and, rarely, if a neighbour borrows). */
  private static long hasZero(long parts) {
    return (parts - ONES) & ~parts & HIGHS;
  }

  private void redrawTails(float[] into, int at, long bits, long word) {
    for (int part = 0; part < 4; part++) {
      int cell = (int) (bits >>> (16 * part) & 0xffff);
      if (cell == 0 || cell == CELLS - 1) {
        float magnitude = tail(bits(~key, 4 * word + part));
        into[at + part] = cell == 0 ? -magnitude : magnitude;
      }
    }
  }

  /** A number beyond the last cell's inner edge, by inversion. */
  private static float tail(long bits) {
    double upper = ((bits >>> 32) + 0.5) * 0x1p-32 / CELLS;
    return (float) normalQuantile(1.0 - upper);
  }

  private static double normalQuantile(double p) {
    return Math.sqrt(2.0) * Erf.erfInv(2.0 * p - 1.0);
  }

  /** Quantiles of the middle of each cell, scaled so that with the tails the variance is 1. */
  private static float[] quantiles() {
    double[] half = new double[CELLS / 2];
    double squares = 0;
    for (int i = 0; i < half.length; i++) {
      half[i] = normalQuantile(0.5 + (i + 0.5) / CELLS);
      squares += i < half.length - 1 ? half[i] * half[i] : 0.0;
    }
    double edge = normalQuantile(1.0 - 1.0 / CELLS);
    double density = Math.exp(-0.5 * edge * edge) / Math.sqrt(2.0 * Math.PI);
    double tails = 2.0 * (edge * density + 1.0 / CELLS);
    double scale = Math.sqrt((1.0 - tails) / (2.0 * squares / CELLS));
    float[] table = new float[CELLS];
    for (int i = 0; i < half.length; i++) {
      table[CELLS / 2 + i] = (float) (half[i] * scale);
      table[CELLS / 2 - 1 - i] = -table[CELLS / 2 + i];
    }
    return table;
  }
}
