package org.ohmlight.kernel;

/**
 * Philox4x32-10, a counter-based random generator: block {@code i} of a stream is a pure function
 * of the key, the step and {@code i}.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
 * Counter words: (block low, block high, step low, step high); key words: (key low, key high).
 */
public final class Philox {
  static final long MULTIPLIER_0 = 0xD2511F53L;
  static final long MULTIPLIER_1 = 0xCD9E8D57L;
  static final int WEYL_0 = 0x9E3779B9;
  static final int WEYL_1 = 0xBB67AE85;
  static final int ROUNDS = 10;
  static final long LOW_WORD = 0xffffffffL;

  /** A float of 24 bits holds 23 random ones and the half that keeps it off 0 and 1. */
  static final int UNUSED_BITS = 9;

  static final float UNIFORM_STEP = 0x1p-23f;

  private Philox() {}

  /** Mixes a seed and a name into a key (the finaliser of SplitMix64, twice). */
  public static long mix(long seed, long name) {
    return finish(finish(seed + 0x9E3779B97F4A7C15L) ^ name);
  }

  private static long finish(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The 32 random bits with the given index: word {@code index % 4} of block {@code index / 4}. */
  public static int bits(long key, long step, long index) {
    return (int) (pair(key, step, index >>> 1) >>> ((index & 1) << 5));
  }

  /**
   * Words {@code 2 index} (the low half) and {@code 2 index + 1} (the high half) of the stream.
   *
   * <p>With {@code x = (word 0, word 1)} and {@code y = (word 2, word 3)} as longs, the block
   * number is {@code x}, the step is {@code y}, and a round is two products of low halves.
   */
  static long pair(long key, long step, long index) {
    long x = index >>> 1;
    long y = step;
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (x & LOW_WORD) * MULTIPLIER_0;
      long p1 = (y & LOW_WORD) * MULTIPLIER_1;
      x = (x ^ p1) >>> 32 ^ (k0 & LOW_WORD) | p1 << 32;
      y = (y ^ p0) >>> 32 ^ (k1 & LOW_WORD) | p0 << 32;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return (index & 1) == 0 ? x : y;
  }

  /** 23 of the 32 bits as a uniform number in (0, 1), all of them exact and symmetric about 1/2. */
  static float toUniform(int bits) {
    return ((bits >>> UNUSED_BITS) + 0.5f) * UNIFORM_STEP;
  }

  /** The uniform number in (0, 1) with the given index. */
  public static float uniform(long key, long step, long index) {
    return toUniform(bits(key, step, index));
  }

  /** Uniform numbers {@code first ... first + count - 1}; fastest from a multiple of 4. */
  public static void uniforms(
      float[] into, int offset, int count, long key, long step, long first) {
    RandomBlocks.fill(RandomBlocks.Kind.UNIFORM, into, offset, count, key, step, first);
  }
}
