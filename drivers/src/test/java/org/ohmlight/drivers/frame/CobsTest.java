package org.ohmlight.drivers.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CobsTest {
  @ParameterizedTest
  @CsvSource({
    "00, 0101",
    "0000, 010101",
    "001100, 01021101",
    "11220033, 0311220233",
    "11223344, 0511223344",
    "11000000, 0211010101"
  })
  void examplesOfThePaper(String plain, String encoded) {
    byte[] source = HexFormat.of().parseHex(plain);
    byte[] target = new byte[Cobs.encodedLength(source.length)];
    int length = Cobs.encode(source, 0, source.length, target, 0);
    assertThat(HexFormat.of().formatHex(target, 0, length)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 253, 254, 255, 256, 508, 509, 1000})
  void whatIsEncodedComesBack(int length) {
    Random random = new Random(length);
    for (int zeros : new int[] {0, 1, 3, 300}) {
      byte[] source = new byte[length];
      for (int i = 0; i < length; i++) {
        source[i] = (byte) (zeros > 0 && random.nextInt(zeros) == 0 ? 0 : 1 + random.nextInt(255));
      }
      byte[] encoded = new byte[Cobs.encodedLength(length)];
      int coded = Cobs.encode(source, 0, length, encoded, 0);
      assertThat(coded).isLessThanOrEqualTo(encoded.length);
      for (int i = 0; i < coded; i++) {
        assertThat(encoded[i]).isNotZero();
      }
      byte[] decoded = new byte[coded + 8];
      int back = Cobs.decode(encoded, 0, coded, decoded, 0);
      assertThat(back).isEqualTo(length);
      assertThat(Arrays.copyOf(decoded, back)).isEqualTo(source);
    }
  }

  @Test
  void aZeroInsideAndABlockThatEndsTooSoonAreRefused() {
    byte[] target = new byte[32];
    assertThat(Cobs.decode(new byte[] {3, 1, 0}, 0, 3, target, 0)).isEqualTo(-1);
    assertThat(Cobs.decode(new byte[] {5, 1, 2}, 0, 3, target, 0)).isEqualTo(-1);
    assertThat(Cobs.decode(new byte[0], 0, 0, target, 0)).isEqualTo(-1);
  }

  @Test
  void theFirstZeroIsFoundWhereverItIs() {
    byte[] bytes = new byte[40];
    for (int zero = 0; zero < 40; zero++) {
      Arrays.fill(bytes, (byte) 0x80);
      bytes[zero] = 0;
      for (int from = 0; from <= zero; from++) {
        assertThat(Cobs.findZero(bytes, from, 40)).isEqualTo(zero);
      }
    }
    Arrays.fill(bytes, (byte) 1);
    assertThat(Cobs.findZero(bytes, 3, 40)).isEqualTo(40);
  }
}
