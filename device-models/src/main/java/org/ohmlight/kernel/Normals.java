package org.ohmlight.kernel;

/**
 * Standard normal numbers from Philox bits by the Box-Muller transform.
 *
 * <p>Each block of four words (u0, u1, u2, u3) gives {@code z0, z1 = sqrt(-2 ln u0) (cos, sin)(2 pi
 * u1)} and {@code z2, z3} likewise from (u2, u3). Source: Box and Muller (1958). With 24-bit
 * uniforms no value exceeds 5.9 in magnitude.
 */
public final class Normals {
  private Normals() {}

  /** Numbers {@code first ... first + count - 1} of a stream; {@code first} is a multiple of 4. */
  public static void fill(float[] into, int offset, int count, long key, long step, long first) {
    for (int i = 0; i < count; i++) {
      long pair = (first + i) & ~1L;
      double radius = Math.sqrt(-2.0 * Math.log(Philox.uniform(key, step, pair)));
      double angle = 2.0 * Math.PI * Philox.uniform(key, step, pair + 1);
      into[offset + i] = (float) (radius * ((i & 1) == 0 ? Math.cos(angle) : Math.sin(angle)));
    }
  }
}
