package org.ohmlight.experiments.data;

import java.io.IOException;
import java.util.Arrays;

/** Pixels of unsigned bytes, 0 to 255, as floats in [0, 1]. */
final class Pixels {
  private static final int CHUNK = 1 << 20;

  private Pixels() {}

  /** Reads and scales; the array grows with the bytes that arrive, not with what a header says. */
  static float[] scaled(DataReader in, long count, String what) throws IOException {
    float[] values = new float[(int) Math.min(count, CHUNK)];
    int filled = 0;
    while (filled < count) {
      byte[] bytes = in.readBytes(Math.min(CHUNK, count - filled), what);
      if (values.length - filled < bytes.length) {
        long doubled = Math.max(2L * values.length, (long) filled + bytes.length);
        values = Arrays.copyOf(values, (int) Math.min(count, doubled));
      }
      scale(bytes, 0, bytes.length, values, filled);
      filled += bytes.length;
    }
    return values;
  }

  static void scale(byte[] bytes, int from, int count, float[] into, int offset) {
    for (int i = 0; i < count; i++) {
      into[offset + i] = (bytes[from + i] & 0xff) / 255f;
    }
  }
}
