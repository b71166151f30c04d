package org.ohmlight.kernel;

/**
 * Philox4x32-10, a counter-based random generator: block {@code i} of a stream is a pure function
 * of the key, the step and {@code i}.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
 * Counter words: (block low, block high, step low, step high); key words: (key low, key high).
 */
public final class Philox {
  static final int MULTIPLIER_0 = 0xD2511F53;
  static final int MULTIPLIER_1 = 0xCD9E8D57;
  static final int WEYL_0 = 0x9E3779B9;
  static final int WEYL_1 = 0xBB67AE85;
  static final int ROUNDS = 10;

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

  /** The 32 random bits with the given index. */
  public static int bits(long key, long step, long index) {
    int c0 = (int) (index >>> 2);
    int c1 = (int) (index >>> 34);
    int c2 = (int) step;
    int c3 = (int) (step >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (MULTIPLIER_0 & 0xffffffffL) * (c0 & 0xffffffffL);
      long p1 = (MULTIPLIER_1 & 0xffffffffL) * (c2 & 0xffffffffL);
      int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      c0 = n0;
      c2 = n2;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return switch ((int) (index & 3)) {
      case 0 -> c0;
      case 1 -> c1;
      case 2 -> c2;
      default -> c3;
    };
  }

  /** 24 of the 32 bits as a uniform number in (0, 1). */
  static float toUniform(int bits) {
    return ((bits >>> 8) + 0.5f) * 0x1p-24f;
  }

  /** The uniform number in (0, 1) with the given index. */
  public static float uniform(long key, long step, long index) {
    return toUniform(bits(key, step, index));
  }

  /** Uniform numbers {@code first ... first + count - 1}; {@code first} is a multiple of 4. */
  public static void uniforms(
      float[] into, int offset, int count, long key, long step, long first) {
    for (int i = 0; i < count; i++) {
      into[offset + i] = uniform(key, step, first + i);
    }
  }
}
