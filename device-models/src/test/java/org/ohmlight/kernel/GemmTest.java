package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
  private static final int PAD = 3;

  @ParameterizedTest(name = "{0} x {1} x {2}, seed 1")
  @CsvSource({
    "1,1,1",
    "2,3,5",
    "3,7,8",
    "4,10,16",
    "5,9,17",
    "6,16,15",
    "7,1,31",
    "8,64,33",
    "9,30,10",
    "10,5,1",
    "11,40,24",
    "12,33,48",
    "13,2,100",
    "16,17,23",
    "21,12,96",
    "64,51,10",
    "65,31,37"
  })
  void everyOutputIsTheChainOfItsScalarTwin(int rows, int depth, int width) {
    float[] a = RandomArrays.spread(PAD + rows * depth, 1f, 1);
    WeightPanels b = new WeightPanels(depth, width);
    b.pack(RandomArrays.spread(depth * width, 1f, 2));
    float[] expected = new float[PAD + rows * width];
    float[] actual = RandomArrays.spread(PAD + rows * width, 1f, 3);
    System.arraycopy(actual, 0, expected, 0, PAD);

    ScalarGemm.multiply(a, PAD, rows, b, expected, PAD);
    Gemm.multiply(a, PAD, rows, b, actual, PAD);

    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void splittingRowsChangesNothingAndNothingElseIsWritten() {
    int rows = 23;
    int depth = 37;
    int width = 29;
    float[] a = RandomArrays.spread(rows * depth, 1f, 4);
    WeightPanels b = new WeightPanels(depth, width);
    b.pack(RandomArrays.spread(depth * width, 1f, 5));
    float[] whole = new float[rows * width];
    Gemm.multiply(a, 0, rows, b, whole, 0);
    for (int first = 0; first < rows; first++) {
      for (int last = first + 1; last <= rows; last++) {
        float[] part = new float[rows * width];
        Arrays.fill(part, -7f);
        Gemm.multiply(a, first * depth, last - first, b, part, first * width);
        for (int i = 0; i < part.length; i++) {
          boolean inside = i >= first * width && i < last * width;
          assertThat(part[i]).isEqualTo(inside ? whole[i] : -7f);
        }
      }
    }
  }

  @Test
  void notANumberReachesOnlyItsRow() {
    float[] a = RandomArrays.spread(8 * 20, 1f, 6);
    a[3 * 20 + 7] = Float.NaN;
    WeightPanels b = new WeightPanels(20, 19);
    b.pack(RandomArrays.spread(20 * 19, 1f, 7));
    float[] c = new float[8 * 19];
    Gemm.multiply(a, 0, 8, b, c, 0);
    for (int i = 0; i < c.length; i++) {
      assertThat(Float.isNaN(c[i])).isEqualTo(i / 19 == 3);
    }
  }

  @ParameterizedTest(name = "{0} rows, {1} x {2}, seed 8")
  @CsvSource({
    "1,1,1",
    "2,5,3",
    "3,8,17",
    "8,13,16",
    "9,24,10",
    "64,10,51",
    "17,7,64",
    "5,31,33",
    "64,30,10"
  })
  void theOuterProductIsTheChainOfItsDefinition(int rows, int outputs, int inputs) {
    float[] post = RandomArrays.spread(PAD + rows * outputs, 1f, 8);
    float[] pre = RandomArrays.spread(PAD + rows * inputs, 1f, 9);
    float[] expected = RandomArrays.spread(outputs * inputs, 1f, 10);
    float[] actual = expected.clone();
    float[] once = expected.clone();
    float scale = 0.3f;
    float keep = 0.9f;
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        float sum = 0f;
        for (int b = 0; b < rows; b++) {
          sum = Math.fma(post[PAD + b * outputs + o], pre[PAD + b * inputs + i], sum);
        }
        expected[o * inputs + i] = Math.fma(scale, sum, keep * expected[o * inputs + i]);
      }
    }

    OuterProduct product = new OuterProduct(outputs, inputs);
    product.take(post, PAD, pre, PAD, rows);
    int middle = outputs / 3;
    product.addTo(actual, scale, keep, middle, outputs);
    product.addTo(actual, scale, keep, 0, middle);
    OuterProduct whole = new OuterProduct(outputs, inputs);
    whole.take(post, PAD, pre, PAD, rows);
    whole.addTo(once, scale, keep, 0, outputs);

    assertThat(actual).isEqualTo(expected);
    assertThat(once).isEqualTo(expected);
  }

  @Test
  void aWorkspaceTakesBatchesOfAnySize() {
    OuterProduct product = new OuterProduct(9, 20);
    for (int rows : new int[] {4, 40, 3}) {
      float[] post = RandomArrays.spread(rows * 9, 1f, rows);
      float[] pre = RandomArrays.spread(rows * 20, 1f, rows + 1);
      float[] w = new float[180];
      float[] fresh = new float[180];
      product.take(post, 0, pre, 0, rows);
      product.addTo(w, 1f, 0f, 0, 9);
      OuterProduct anew = new OuterProduct(9, 20);
      anew.take(post, 0, pre, 0, rows);
      anew.addTo(fresh, 1f, 0f, 0, 9);
      assertThat(w).isEqualTo(fresh);
    }
  }

  @Test
  void noShapeAllocates() {
    for (int width : new int[] {10, 16, 21, 37}) {
      for (int rows : new int[] {1, 4, 5, 9, 11}) {
        float[] a = RandomArrays.spread(rows * 33, 1f, 1);
        float[] c = new float[rows * width];
        WeightPanels b = new WeightPanels(33, width);
        b.pack(RandomArrays.spread(33 * width, 1f, 2));
        String shape = rows + " x " + width;
        Allocation.assertNone("multiply " + shape, () -> Gemm.multiply(a, 0, rows, b, c, 0));
        OuterProduct product = new OuterProduct(rows, width);
        float[] post = RandomArrays.spread(7 * rows, 1f, 3);
        float[] pre = RandomArrays.spread(7 * width, 1f, 4);
        product.take(post, 0, pre, 0, 7);
        Allocation.assertNone("outer " + shape, () -> product.addTo(c, .1f, .9f, 0, rows));
      }
    }
  }

  @Test
  void neitherProductAllocates() {
    int rows = 11;
    int depth = 48;
    int width = 42;
    float[] a = RandomArrays.spread(rows * depth, 1f, 11);
    float[] c = RandomArrays.spread(rows * width, 1f, 12);
    float[] w = RandomArrays.spread(width * depth, 1f, 13);
    WeightPanels b = new WeightPanels(depth, width);
    b.packTransposed(w);
    OuterProduct product = new OuterProduct(width, depth);
    product.take(c, 0, a, 0, rows);
    Allocation.assertNone("Gemm.multiply", () -> Gemm.multiply(a, 0, rows, b, c, 0));
    Allocation.assertNone("OuterProduct.take", () -> product.take(c, 0, a, 0, rows));
    Allocation.assertNone("OuterProduct.addTo", () -> product.addTo(w, .1f, .9f, 0, width));
  }
}
