package org.ohmlight.experiments.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * Reads CIFAR-10 batches straight from the official {@code cifar-10-binary.tar.gz}.
 *
 * <p>Tar: blocks of 512 bytes; a header block holds the name (100 bytes) and, from byte 124, the
 * size in octal digits. Source: POSIX.1-1988, ustar.
 */
final class CifarArchiveReader {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;

  private CifarArchiveReader() {}

  /** Both parts. */
  record Parts(Samples train, Samples test) {}

  static Parts read(Path archive) throws IOException {
    SortedMap<String, DataFile> members = new TreeMap<>();
    try (DataReader in = DataFile.of(archive).open()) {
      byte[] header = in.readUpTo(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String name = name(header);
        long size = size(in, header);
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        if (name.endsWith(".bin")) {
          byte[] content = in.readBytes(size, name);
          in.readBytes(padded - size, "padding");
          members.put(name, DataFile.of(archive + "!" + name, content));
        } else {
          for (long left = padded; left > 0; left -= BLOCK) {
            in.readBytes(BLOCK, name);
          }
        }
        header = in.readUpTo(BLOCK);
      }
    }
    return parts(archive, members);
  }

  private static Parts parts(Path archive, SortedMap<String, DataFile> members) throws IOException {
    List<DataFile> train = new ArrayList<>();
    List<DataFile> test = new ArrayList<>();
    members.forEach((name, file) -> {
      if (name.contains("data_batch")) {
        train.add(file);
      } else if (name.contains("test_batch")) {
        test.add(file);
      }
    });
    if (train.isEmpty() || test.isEmpty()) {
      throw new BadInput(
          Problem.of("The archive holds no CIFAR-10 batches.")
              .in(archive.toString())
              .given(String.join(", ", members.keySet()))
              .allowed("data_batch_1.bin to data_batch_5.bin and test_batch.bin"));
    }
    return new Parts(CifarBinary.read(train), CifarBinary.read(test));
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < 100 && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.US_ASCII);
  }

  private static long size(DataReader in, byte[] header) {
    String digits =
        new String(header, SIZE_AT, SIZE_LENGTH, StandardCharsets.US_ASCII)
            .replace('\0', ' ')
            .strip();
    try {
      return Long.parseLong(digits, 8);
    } catch (NumberFormatException notOctal) {
      throw in.bad("The archive's header is damaged.", "size '" + digits + "'", "octal digits");
    }
  }
}
