package org.ohmlight.kernel;

/**
 * Standard normal numbers from Philox bits by the Box-Muller transform.
 *
 * <p>Each block of four words (a, b, c, d) gives {@code z0, z1 = sqrt(-2 ln u(a)) (cos, sin)(2 pi
 * u(b))} and {@code z2, z3} likewise from (c, d). Source: Box and Muller (1958). With radii from 31
 * bits no value exceeds 6.66 in magnitude; a true normal does once in 4e10.
 */
public final class Normals {
  private Normals() {}

  /** The number with the given index. */
  public static float value(long key, long step, long index) {
    long pair = Philox.pair(key, step, index >>> 1);
    return BoxMuller.normal((int) pair, (int) (pair >>> 32), (index & 1) == 0);
  }

  /** Numbers {@code first ... first + count - 1} of a stream; fastest from a multiple of 4. */
  public static void fill(float[] into, int offset, int count, long key, long step, long first) {
    RandomBlocks.fill(RandomBlocks.Kind.NORMAL, into, offset, count, key, step, first);
  }

  /**
   * {@code out += sigma z} with numbers {@code first ... first + count - 1}: white noise of
   * standard deviation {@code sigma}, in the unit of {@code out}.
   *
   * @param scratch at least 32 values, best 1024; its contents are lost
   */
  public static void addScaled(
      float[] out,
      int offset,
      int count,
      float sigma,
      long key,
      long step,
      long first,
      float[] scratch) {
    int block = block(scratch);
    for (int i = 0; i < count; i += block) {
      int size = Math.min(block, count - i);
      fill(scratch, 0, size, key, step, first + i);
      Pointwise.addScaled(out, offset + i, scratch, 0, sigma, size);
    }
  }

  /**
   * {@code out += sigma z}, value by value: noise of its own size on each value.
   *
   * @param sigma standard deviations, first at {@code sigmaOffset}. Not modified.
   * @param scratch at least 32 values, best 1024; its contents are lost
   */
  public static void addScaled(
      float[] out,
      int offset,
      int count,
      float[] sigma,
      int sigmaOffset,
      long key,
      long step,
      long first,
      float[] scratch) {
    int block = block(scratch);
    for (int i = 0; i < count; i += block) {
      int size = Math.min(block, count - i);
      fill(scratch, 0, size, key, step, first + i);
      Pointwise.addProduct(out, offset + i, sigma, sigmaOffset + i, scratch, 0, size);
    }
  }

  /** Whole groups of the scratch, so that each block of a stream starts where vectors do. */
  private static int block(float[] scratch) {
    if (scratch.length < RandomBlocks.GROUP) {
      throw new IllegalArgumentException(
          "Scratch for noise must hold at least "
              + RandomBlocks.GROUP
              + " values, got "
              + scratch.length
              + "; 1024 is a good size");
    }
    return scratch.length / RandomBlocks.GROUP * RandomBlocks.GROUP;
  }
}
