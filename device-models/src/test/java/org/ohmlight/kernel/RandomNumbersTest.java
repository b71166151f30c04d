package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomNumbersTest {
  private static final long KEY = 0x123456789abcdef0L;

  /** The known answer of Philox4x32-10 for a counter and a key of zeros (Random123). */
  @Test
  void philoxGivesItsKnownAnswer() {
    assertThat(block(0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  }

  private static int[] block(long key, long step, long block) {
    int[] words = new int[4];
    for (int i = 0; i < 4; i++) {
      words[i] = Philox.bits(key, step, 4 * block + i);
    }
    return words;
  }

  @Test
  void anyRangeOfAStreamIsTheSameNumbers() {
    int total = 300;
    float[] normals = new float[total];
    float[] uniforms = new float[total];
    long start = (1L << 34) - 100;
    for (int i = 0; i < total; i++) {
      normals[i] = Normals.value(KEY, 77, start + i);
      uniforms[i] = Philox.uniform(KEY, 77, start + i);
    }
    for (int first = 0; first < 40; first++) {
      for (int count = 0; count <= total - first; count += count < 70 ? 1 : 17) {
        float[] actual = new float[count + 2];
        Normals.fill(actual, 1, count, KEY, 77, start + first);
        assertSame(normals, first, actual, count);
        Philox.uniforms(actual, 1, count, KEY, 77, start + first);
        assertSame(uniforms, first, actual, count);
      }
    }
  }

  private static void assertSame(float[] expected, int first, float[] actual, int count) {
    assertThat(actual[0]).isZero();
    assertThat(actual[count + 1]).isZero();
    for (int i = 0; i < count; i++) {
      assertThat(actual[i + 1])
          .as("first %d count %d at %d", first, count, i)
          .isEqualTo(expected[first + i]);
    }
  }

  @Test
  void uniformNumbersFillTheOpenInterval() {
    assertThat(Philox.toUniform(0)).isGreaterThan(0f);
    assertThat(Philox.toUniform(-1)).isLessThan(1f).isEqualTo(1f - Philox.toUniform(0));
    int count = 1 << 20;
    float[] u = new float[count];
    Philox.uniforms(u, 0, count, KEY, 0, 0);
    int[] histogram = new int[64];
    double sum = 0;
    for (float x : u) {
      sum += x;
      histogram[(int) (x * 64)]++;
    }
    double chiSquare = 0;
    for (int found : histogram) {
      chiSquare += Math.pow(found - count / 64.0, 2) / (count / 64.0);
    }
    assertThat(sum / count).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / count)));
    assertThat(chiSquare).isBetween(25.0, 120.0);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheNormalLaw() {
    int count = 1 << 22;
    float[] z = new float[count];
    Normals.fill(z, 0, count, KEY, 1, 0);
    double[] power = new double[5];
    long[] beyond = new long[6];
    double neighbours = 0;
    for (int i = 0; i < count; i++) {
      double x = z[i];
      double p = 1;
      for (int k = 1; k <= 4; k++) {
        p *= x;
        power[k] += p / count;
      }
      for (int size = 1; size < beyond.length; size++) {
        beyond[size] += Math.abs(x) > size ? 1 : 0;
      }
      neighbours += i > 0 ? x * z[i - 1] / count : 0;
    }
    double sigma = 1 / Math.sqrt(count);
    assertThat(power[1]).isCloseTo(0, within(5 * sigma));
    assertThat(power[2]).isCloseTo(1, within(5 * sigma * Math.sqrt(2)));
    assertThat(power[3]).isCloseTo(0, within(5 * sigma * Math.sqrt(15)));
    assertThat(power[4]).isCloseTo(3, within(5 * sigma * Math.sqrt(96)));
    assertThat(neighbours).isCloseTo(0, within(5 * sigma));
    double[] tails = {1, 0.317310508, 0.0455002639, 0.00269979606, 6.33424837e-5, 5.73303144e-7};
    for (int size = 1; size < tails.length; size++) {
      double expected = count * tails[size];
      assertThat((double) beyond[size])
          .as("beyond %d sigma", size)
          .isCloseTo(expected, within(5 * Math.sqrt(expected) + 3));
    }
  }

  @Test
  void radiusAndAngleAreExactToSinglePrecision() {
    for (int i = 0; i < 100_000; i++) {
      int word = Philox.bits(KEY, 2, i);
      double u = (float) Math.fma((float) (word >>> 1), 0x1p-31f, 0x1p-32f);
      double radius = Math.sqrt(-2 * Math.log(u));
      assertThat((double) BoxMuller.radius(word)).isCloseTo(radius, within(3e-7 * radius));
      double cosine = BoxMuller.cosine(word);
      double sine = BoxMuller.sine(word);
      assertThat(cosine * cosine + sine * sine).isCloseTo(1, within(3e-7));
      double angle = Math.PI / 2 * ((word >>> 30) + (word << 2) * 0x1p-32);
      assertThat(cosine).isCloseTo(Math.cos(angle), within(2e-7));
      assertThat(sine).isCloseTo(Math.sin(angle), within(2e-7));
    }
    assertThat(BoxMuller.radius(-1)).isZero();
    assertThat(BoxMuller.radius(0)).isBetween(6.6f, 6.67f);
  }

  @Test
  void noiseIsAddedInItsOwnSize() {
    int count = 777;
    float[] z = new float[count];
    Normals.fill(z, 0, count, KEY, 5, 12);
    float[] sigma = RandomArrays.spread(count + 2, 1f, 1);
    float[] scratch = new float[100];
    float[] even = RandomArrays.spread(count + 3, 1f, 2);
    float[] own = even.clone();
    float[] start = even.clone();
    Normals.addScaled(even, 3, count, 0.25f, KEY, 5, 12, scratch);
    Normals.addScaled(own, 3, count, sigma, 2, KEY, 5, 12, scratch);
    for (int i = 0; i < count; i++) {
      assertThat(even[3 + i]).isEqualTo(Math.fma(0.25f, z[i], start[3 + i]));
      assertThat(own[3 + i]).isEqualTo(Math.fma(sigma[2 + i], z[i], start[3 + i]));
    }
    assertThatThrownBy(() -> Normals.addScaled(own, 0, 5, 1f, KEY, 0, 0, new float[31]))
        .hasMessageContaining("at least 32");
  }

  @Test
  void fillingDoesNotAllocate() {
    float[] z = new float[2100];
    float[] scratch = new float[1024];
    Allocation.assertNone(
        "Normals.addScaled", () -> Normals.addScaled(z, 0, 2100, .1f, KEY, 3, 1, scratch));
    Allocation.assertNone("Normals.fill", () -> Normals.fill(z, 0, 2100, KEY, 3, 1));
    Allocation.assertNone("Philox.uniforms", () -> Philox.uniforms(z, 0, 2100, KEY, 3, 1));
  }
}
