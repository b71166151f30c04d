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
}
