package org.ohmlight.device.resistive;

import java.util.Arrays;
import org.ohmlight.kernel.LinearPulses;
import org.ohmlight.kernel.LookupNormals;
import org.ohmlight.kernel.Philox;

/**
 * Standard normal numbers for pulses, in batches; a sequence is a pure function of its key. See
 * {@link LookupNormals} for their law.
 *
 * <p>Not safe for use by several threads; {@link #restart} makes it another sequence.
 */
public final class PulseNoise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final LookupNormals normals = new LookupNormals();
  private float[] zeros = new float[0];

  /** A sequence that begins with {@link #restart}. */
  public PulseNoise() {
    // Nothing is drawn before the first key is set.
  }

  /** The key of a part of a sequence's owner: a row, a sample. */
  public static long key(long stream, long step, long part) {
    return Philox.mix(Philox.mix(stream, step), part);
  }

  /** Begins the sequence of a key. */
  public void restart(long key) {
    normals.restart(key);
  }

  /**
   * 64 random bits, the counter-th of a key: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) in
   * counter form.
   */
  public static long bits(long key, long counter) {
    long z = key + (counter + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next numbers, at the front of an array that is valid until the next call. */
  float[] next(int count) {
    return normals.next(count);
  }

  /** The next numbers, as an array of their own. */
  public float[] numbers(int count) {
    return Arrays.copyOf(next(count), count);
  }

  /** Zeros, for pulses without noise. */
  float[] silence(int count) {
    if (zeros.length < count + LinearPulses.SLACK) {
      zeros = new float[Math.max(count + LinearPulses.SLACK, 2 * zeros.length)];
    }
    return zeros;
  }
}
