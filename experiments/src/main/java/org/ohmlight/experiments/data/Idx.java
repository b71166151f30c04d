package org.ohmlight.experiments.data;

import java.io.IOException;

/**
 * IDX files, the form of MNIST and its relatives, plain or gzipped.
 *
 * <p>Layout, big-endian: two zero bytes, a type (0x08 unsigned byte, 0x0B 16-bit integer), the
 * number of dimensions, the dimensions, the values. Source: Y. LeCun, C. Cortes, C. Burges, The
 * MNIST database, "File formats".
 */
final class Idx {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int SHORT = 0x0B;
  private static final int MOST_LABELS = 1 << 16;

  private Idx() {}

  /** Images {@code [count, channels?, height, width]} of unsigned bytes, scaled to [0, 1]. */
  record Images(float[] values, int count, ImageShape shape) {}

  static Images images(DataFile file) throws IOException {
    try (DataReader in = file.open()) {
      int[] dims = header(in, "images", UNSIGNED_BYTE, UNSIGNED_BYTE, 3, 4);
      ImageShape shape =
          dims.length == 3
              ? new ImageShape(1, dims[1], dims[2])
              : new ImageShape(dims[1], dims[2], dims[3]);
      long width = (long) shape.channels() * shape.height() * shape.width();
      in.requireBytes(dims[0] * width, "images");
      in.requireHeap(dims[0] * width);
      float[] values = Pixels.scaled(in, dims[0] * width, "images");
      in.expectEnd();
      return new Images(values, dims[0], shape);
    }
  }

  static int[] labels(DataFile file) throws IOException {
    try (DataReader in = file.open()) {
      int[] dims = header(in, "labels", UNSIGNED_BYTE, SHORT, 1, 1);
      int bytesEach = dims[dims.length - 1];
      byte[] bytes = in.readBytes((long) dims[0] * bytesEach, "labels");
      in.expectEnd();
      int[] labels = new int[dims[0]];
      for (int i = 0; i < labels.length; i++) {
        labels[i] =
            bytesEach == 1
                ? bytes[i] & 0xff
                : (short) ((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff);
        if (labels[i] < 0 || labels[i] >= MOST_LABELS) {
          throw in.bad("Label " + i + " is out of range.", "" + labels[i], "0 and above");
        }
      }
      return labels;
    }
  }

  /** Dimensions, and as a last entry for labels the bytes each value takes. */
  private static int[] header(
      DataReader in, String what, int type, int otherType, int fewest, int most)
      throws IOException {
    int magic = in.readInt("header");
    int foundType = magic >>> 8;
    int count = magic & 0xff;
    if ((foundType != type && foundType != otherType) || count < fewest || count > most) {
      throw in.bad(
          "This is not an IDX file of " + what + ".",
          "magic number 0x%08x".formatted(magic),
          "0x%08x".formatted(type << 8 | fewest));
    }
    boolean labels = most == 1;
    int[] dims = new int[labels ? 2 : count];
    long product = 1;
    for (int i = 0; i < count; i++) {
      dims[i] = in.readInt("header");
      if (dims[i] < 1 || (product *= dims[i]) > Integer.MAX_VALUE) {
        throw in.bad(
            "Dimension " + i + " of the " + what + " cannot be.",
            Integer.toUnsignedString(dims[i]),
            "1 and above, at most 2^31 values in all");
      }
    }
    if (labels) {
      dims[1] = foundType == SHORT ? 2 : 1;
    }
    return dims;
  }
}
