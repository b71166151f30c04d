package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupNormalsTest {
  private static final long KEY = 0x20261123_00c0ffeeL;
  private static final int BATCH = 1000;
  private static final int BATCHES = 4000;
  private static final double COUNT = (double) BATCH * BATCHES;

  @Test
  void momentsAndTailsAreThoseOfTheNormalLaw() {
    LookupNormals normals = new LookupNormals();
    normals.restart(KEY);
    double[] moments = new double[5];
    double beyond4 = 0;
    float largest = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      float[] xi = normals.next(BATCH);
      for (int i = 0; i < BATCH; i++) {
        double power = 1;
        for (int p = 1; p <= 4; p++) {
          power *= xi[i];
          moments[p] += power / COUNT;
        }
        beyond4 += Math.abs(xi[i]) > 4f ? 1 : 0;
        largest = Math.max(largest, Math.abs(xi[i]));
      }
    }
    assertThat(moments[1]).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / COUNT)));
    assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / COUNT)));
    assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / COUNT)));
    double expected = COUNT * Erf.erfc(4 / Math.sqrt(2));
    assertThat(beyond4).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    assertThat(largest).isBetween(4.6f, 6.5f);
  }

  @Test
  void everyPartOfTheLawIsFilled() {
    LookupNormals normals = new LookupNormals();
    normals.restart(KEY + 1);
    int bins = 64;
    int[] filled = new int[bins];
    for (int batch = 0; batch < BATCHES; batch++) {
      float[] xi = normals.next(BATCH);
      for (int i = 0; i < BATCH; i++) {
        double part = 0.5 * Erf.erfc(-xi[i] / Math.sqrt(2));
        filled[Math.min(bins - 1, (int) (part * bins))]++;
      }
    }
    double mean = COUNT / bins;
    double chiSquared =
        Arrays.stream(filled).mapToDouble(n -> (n - mean) * (n - mean) / mean).sum();
    assertThat(chiSquared).isCloseTo(bins - 1, within(5 * Math.sqrt(2.0 * (bins - 1))));
  }

  @Test
  void neighboursAndNeighbouringKeysAreIndependent() {
    double[] products = new double[4];
    LookupNormals normals = new LookupNormals();
    int sequences = 4000;
    float[] before = new float[BATCH];
    for (int key = 0; key < sequences; key++) {
      normals.restart(key);
      float[] xi = normals.next(BATCH);
      for (int i = 0; i < BATCH - 16; i++) {
        products[0] += xi[i] * xi[i + 1];
        products[1] += xi[i] * xi[i + 8];
        products[2] += xi[i] * xi[i + 16];
        products[3] += xi[i] * before[i];
      }
      System.arraycopy(xi, 0, before, 0, BATCH);
    }
    double drawn = (double) sequences * (BATCH - 16);
    for (double product : products) {
      assertThat(product / drawn).isCloseTo(0, within(5 / Math.sqrt(drawn)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 5000})
  void vectorsAndScalarsAgreeBitForBit(int count) {
    LookupNormals wide = new LookupNormals();
    LookupNormals narrow = new LookupNormals();
    wide.restart(KEY);
    narrow.restart(KEY);
    for (int call = 0; call < 3; call++) {
      float[] expected = Arrays.copyOf(narrow.next(count, false), count);
      assertThat(Arrays.copyOf(wide.next(count), count)).isEqualTo(expected);
    }
  }

  @Test
  void allocatesNothing() {
    LookupNormals normals = new LookupNormals();
    normals.restart(KEY);
    Allocation.assertNone("look-up normals", () -> normals.next(512));
  }
}
