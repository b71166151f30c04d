package org.ohmlight.kernel;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.apache.commons.math3.special.Erf;

/**
 * Standard normal numbers by look-up, for the noise of many small steps: a third of the time of
 * {@link Normals}, and coarser.
 *
 * <p>Each number is one of the 4,096 quantiles {@code Phi^-1((i + 1/2) / 4096)}, scaled to unit
 * variance; the two outermost cells draw their tail anew with 32 more bits, so that tails reach 7.4
 * and not 3.7. A finer table would not fit into a core's first cache, and steps of 0.0006 of its
 * deviation are nothing to a noise.
 *
 * <p>Bits: a counter and a 64-bit key mixed by three rounds of xor-shift and multiplication (the
 * constants are those of Wellons, triple32, 2018), half of the key before the first round and half
 * before the second; twice twelve of the 32 bits are used. A sequence is a pure function of its
 * key. Not safe for use by several threads.
 */
public final class LookupNormals {
  /** Numbers come in blocks of so many: the low bits of eight words, then their high bits. */
  private static final int BLOCK = 2 * Lanes.BLOCK;

  private static final int BITS = 12;
  private static final int CELLS = 1 << BITS;
  private static final int MASK = CELLS - 1;
  private static final int HIGH_BITS = Integer.SIZE - BITS;
  private static final int FIRST_FACTOR = 0xed5ad4bb;
  private static final int SECOND_FACTOR = 0xac4c1b51;
  private static final int THIRD_FACTOR = 0x31848bab;
  private static final IntVector LANES = IntVector.zero(Lanes.INTS).addIndex(1);
  private static final float[] QUANTILES = quantiles();

  private float[] numbers = new float[0];
  private int[] cells = new int[0];
  private int[] rare = new int[0];
  private long key;
  private int block;

  /** A sequence that begins with {@link #restart}. */
  public LookupNormals() {
    // Nothing is drawn before the first key is set.
  }

  /** Begins the sequence of a key. */
  public void restart(long newKey) {
    // Keys that differ by little would run through the same words in another order.
    key = Philox.mix(newKey, 0);
    block = 0;
  }

  /**
   * The next numbers, at the front of an array that is valid until the next call and longer than
   * {@code count} by at least {@link LinearPulses#SLACK}.
   */
  public float[] next(int count) {
    return next(count, Lanes.WIDE);
  }

  float[] next(int count, boolean wide) {
    int blocks = (count + BLOCK - 1) / BLOCK;
    reserve(blocks);
    int rares = wide ? draw(blocks) : drawScalar(blocks);
    float[] into = numbers;
    for (int k = 0; k < blocks * BLOCK; k++) {
      into[k] = QUANTILES[cells[k] & MASK];
    }
    for (int r = 0; r < rares; r++) {
      drawTails(rare[r]);
    }
    block += blocks;
    return into;
  }

  private void reserve(int blocks) {
    if (rare.length < blocks) {
      rare = new int[Math.max(blocks, 2 * rare.length)];
      cells = new int[rare.length * BLOCK];
      numbers = new float[rare.length * BLOCK + LinearPulses.SLACK];
    }
  }

  /** Cells of whole blocks; returns how many blocks have an outermost one. */
  private int draw(int blocks) {
    int rares = 0;
    int low = (int) key;
    int high = (int) (key >>> 32);
    for (int b = 0; b < blocks; b++) {
      IntVector x = LANES.add((block + b) * Lanes.BLOCK);
      x = x.lanewise(VectorOperators.XOR, low);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 17)).mul(FIRST_FACTOR);
      x = x.add(high);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 11)).mul(SECOND_FACTOR);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15)).mul(THIRD_FACTOR);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 14));
      IntVector first = x.and(MASK);
      IntVector second = x.lanewise(VectorOperators.LSHR, HIGH_BITS);
      first.intoArray(cells, b * BLOCK);
      second.intoArray(cells, b * BLOCK + Lanes.BLOCK);
      // Cells 0 and 4095, and only they, leave no bit above the lowest when one is added.
      IntVector firstInner = first.add(1).and(MASK - 1);
      IntVector secondInner = second.add(1).and(MASK - 1);
      rare[rares] = b;
      rares += firstInner.min(secondInner).compare(VectorOperators.EQ, 0).anyTrue() ? 1 : 0;
    }
    return rares;
  }

  private int drawScalar(int blocks) {
    int rares = 0;
    for (int b = 0; b < blocks; b++) {
      boolean outermost = false;
      for (int lane = 0; lane < Lanes.BLOCK; lane++) {
        int x = word((block + b) * Lanes.BLOCK + lane);
        cells[b * BLOCK + lane] = x & MASK;
        cells[b * BLOCK + Lanes.BLOCK + lane] = x >>> HIGH_BITS;
        outermost |= isOutermost(x & MASK) || isOutermost(x >>> HIGH_BITS);
      }
      rare[rares] = b;
      rares += outermost ? 1 : 0;
    }
    return rares;
  }

  private int word(int counter) {
    int x = counter ^ (int) key;
    x = (x ^ (x >>> 17)) * FIRST_FACTOR;
    x += (int) (key >>> 32);
    x = (x ^ (x >>> 11)) * SECOND_FACTOR;
    x = (x ^ (x >>> 15)) * THIRD_FACTOR;
    return x ^ (x >>> 14);
  }

  private static boolean isOutermost(int cell) {
    return cell == 0 || cell == CELLS - 1;
  }

  private void drawTails(int b) {
    for (int k = b * BLOCK; k < (b + 1) * BLOCK; k++) {
      if (isOutermost(cells[k])) {
        long number = (long) block * BLOCK + k;
        float magnitude = tail((int) (Philox.mix(~key, number) >>> 32));
        numbers[k] = cells[k] == 0 ? -magnitude : magnitude;
      }
    }
  }

  /** A number beyond the last cell's inner edge, by inversion. */
  private static float tail(int bits) {
    double upper = (Integer.toUnsignedLong(bits) + 0.5) * 0x1p-32 / CELLS;
    return (float) normalQuantile(1.0 - upper);
  }

  private static double normalQuantile(double p) {
    return Math.sqrt(2.0) * Erf.erfInv(2.0 * p - 1.0);
  }

  /** Quantiles of the middle of each cell, scaled so that with the tails the variance is 1. */
  private static float[] quantiles() {
    double[] half = new double[CELLS / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = normalQuantile(0.5 + (i + 0.5) / CELLS);
    }
    double squares = Arrays.stream(half, 0, half.length - 1).map(x -> x * x).sum();
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
