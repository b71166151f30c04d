package org.ohmlight.experiments.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pixels of unsigned bytes, 0 to 255, as floats in [0, 1]. */
final class Pixels {
  private static final int CHUNK = 1 << 18;

  private Pixels() {}

  /**
   * Reads and scales. Bytes are kept as they arrive, so that a header which promises too much takes
   * no memory; the floats, four times as large, are made once and are never copied.
   */
  static float[] scaled(DataReader in, long count, String what) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    for (long left = count; left > 0; left -= CHUNK) {
      chunks.add(in.readBytes(Math.min(CHUNK, left), what));
    }
    float[] values = new float[Math.toIntExact(count)];
    int filled = 0;
    for (byte[] chunk : chunks) {
      scale(chunk, 0, chunk.length, values, filled);
      filled += chunk.length;
    }
    return values;
  }

  static void scale(byte[] bytes, int from, int count, float[] into, int offset) {
    for (int i = 0; i < count; i++) {
      into[offset + i] = (bytes[from + i] & 0xff) / 255f;
    }
  }
}
