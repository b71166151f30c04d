package org.ohmlight.physical;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.ohmlight.kernel.Normals;
import org.ohmlight.kernel.Philox;

/**
 * A counter-based random stream keyed by (seed, component, step).
 *
 * <p>Equal keys give equal numbers, at any thread count and in any order: value {@code i} is a pure
 * function of the key and {@code i}. Generator: Philox4x32-10 (Salmon et al., SC 2011). The step is
 * the upper half of the 128-bit counter, the index of the value the lower half.
 *
 * @param key key of (seed, component)
 * @param step the moment; streams of different steps do not overlap
 */
public record RandomStream(long key, long step) {
  /** The stream of a component of a trial at its step 0. */
  public static RandomStream of(long seed, String component) {
    CRC32C crc = new CRC32C();
    crc.update(component.getBytes(StandardCharsets.UTF_8));
    long name = crc.getValue() << 32 | (component.hashCode() & 0xffffffffL);
    return new RandomStream(Philox.mix(seed, name), 0);
  }

  /** The same component at another moment. */
  public RandomStream at(long otherStep) {
    return new RandomStream(key, otherStep);
  }

  /** The uniform number with the given index, in (0, 1). */
  public float uniform(long index) {
    return Philox.uniform(key, step, index);
  }

  /** Standard normal numbers {@code first ... first + count - 1}; fastest from a multiple of 4. */
  public void normals(float[] into, int offset, int count, long first) {
    Normals.fill(into, offset, count, key, step, first);
  }

  /**
   * {@code out += sigma z} with standard normal numbers {@code first ... first + count - 1}.
   *
   * @param scratch at least 32 values, best 1024; its contents are lost
   */
  public void addNormals(
      float[] out, int offset, int count, float sigma, long first, float[] scratch) {
    Normals.addScaled(out, offset, count, sigma, key, step, first, scratch);
  }

  /** Uniform numbers in (0, 1), {@code first ... first + count - 1}. */
  public void uniforms(float[] into, int offset, int count, long first) {
    Philox.uniforms(into, offset, count, key, step, first);
  }

  /** An integer in [0, bound), by rejection-free multiplication of 32 random bits. */
  public int below(int bound, long index) {
    return (int) ((Philox.bits(key, step, index) & 0xffffffffL) * bound >>> 32);
  }
}
