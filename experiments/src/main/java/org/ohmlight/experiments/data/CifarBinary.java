package org.ohmlight.experiments.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10 binary records: one label byte, then 1,024 red, 1,024 green and 1,024 blue bytes, row by
 * row. Batches may lie in files of their own or end to end in one, plain or gzipped. Source: A.
 * Krizhevsky, Learning multiple layers of features from tiny images (2009), binary version.
 */
final class CifarBinary {
  static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  static final int CLASSES = 10;

  private static final int PIXELS = 3 * 32 * 32;
  private static final int RECORD = 1 + PIXELS;
  private static final int BLOCK = 256;

  private CifarBinary() {}

  static Samples read(List<DataFile> files) throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    long records = 0;
    for (DataFile file : files) {
      try (DataReader in = file.open()) {
        records += readRecords(in, blocks, records);
      }
    }
    return unpack(blocks, (int) records);
  }

  private static long readRecords(DataReader in, List<byte[]> blocks, long before)
      throws IOException {
    long records = 0;
    while (true) {
      byte[] block = in.readUpTo(BLOCK * RECORD);
      if (block.length % RECORD != 0) {
        throw in.bad(
            "The last CIFAR-10 record is cut off.",
            "%d bytes after record %d".formatted(block.length % RECORD, records),
            "whole records of " + RECORD + " bytes");
      }
      for (int i = 0; i < block.length; i += RECORD) {
        if ((block[i] & 0xff) >= CLASSES) {
          throw in.bad(
              "Label of record %d is out of range.".formatted(records + i / RECORD),
              "" + (block[i] & 0xff),
              "0 to 9");
        }
      }
      records += block.length / RECORD;
      if (block.length > 0) {
        blocks.add(block);
        in.requireHeap((before + records) * PIXELS * 5 / 4); // values and the bytes read
      }
      if (block.length < BLOCK * RECORD) {
        break;
      }
    }
    if (records == 0) {
      throw in.bad("The file holds no CIFAR-10 record.", "0 bytes", "whole records");
    }
    return records;
  }

  private static Samples unpack(List<byte[]> blocks, int records) {
    float[] images = new float[Math.multiplyExact(records, PIXELS)];
    int[] labels = new int[records];
    int row = 0;
    for (byte[] block : blocks) {
      for (int at = 0; at < block.length; at += RECORD, row++) {
        labels[row] = block[at] & 0xff;
        Pixels.scale(block, at + 1, PIXELS, images, row * PIXELS);
      }
    }
    return new Samples(images, labels, PIXELS);
  }
}
