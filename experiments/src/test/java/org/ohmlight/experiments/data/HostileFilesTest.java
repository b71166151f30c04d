package org.ohmlight.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.experiments.BadInput;

/** Damaged at random, a file is read or refused; nothing else may happen. */
class HostileFilesTest {
  private static final int ROUNDS = 400;

  private interface Reading {
    void read(DataFile file) throws IOException;
  }

  static LongStream seeds() {
    return LongStream.of(Long.getLong("seed", 1), 2, 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void idxImages(long seed) throws IOException {
    damage(seed, IdxFiles.images(7, 5, seed), Idx::images);
    damage(seed, IdxFiles.gzip(IdxFiles.images(7, 5, seed)), Idx::images);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void idxLabels(long seed) throws IOException {
    damage(seed, IdxFiles.labels(30), Idx::labels);
    damage(seed, IdxFiles.gzip(IdxFiles.labels(30)), Idx::labels);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cifar(long seed) throws IOException {
    damage(seed, IdxFiles.cifar(2, seed), file -> CifarBinary.read(List.of(file)));
    damage(seed, IdxFiles.gzip(IdxFiles.cifar(2, seed)), file -> CifarBinary.read(List.of(file)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void csv(long seed) throws IOException {
    byte[] text = "1,2,3,4\n5,6,7,8\n0.5,1e1,12,3\n".getBytes(StandardCharsets.US_ASCII);
    damage(seed, text, file -> CsvDigits.read(file, 16));
    damage(seed, IdxFiles.gzip(text), file -> CsvDigits.read(file, 16));
  }

  private static void damage(long seed, byte[] whole, Reading reading) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = damaged(whole, random);
      try {
        reading.read(DataFile.of("damaged", bytes));
      } catch (BadInput expected) {
        refused++;
        assertThat(expected.problems()).hasSize(1);
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS / 20);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50));
      case 2 -> bytes[random.nextInt(Math.min(20, bytes.length))] = (byte) random.nextInt();
      default -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
    }
    return bytes;
  }
}
