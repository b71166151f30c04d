package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingTest {
  private static final int PLANES = 6;

  @Test
  void averagesAndMaximaOfAKnownPlane() {
    float[] x = {1, 2, 3, 4, 9, 5, 6, 7, 8, 9, 0, 0, 0, 0, 9};
    Pooling pooling = new Pooling(3, 5, 2);
    float[] y = new float[2];
    int[] indices = new int[2];
    pooling.average(x, 0, y, 0, 1);
    assertThat(y).containsExactly(3.5f, 5.5f);
    pooling.maximum(x, 0, y, 0, indices, 1);
    assertThat(y).containsExactly(6, 8);
    assertThat(indices).containsExactly(6, 8);
  }

  @ParameterizedTest(name = "{0} x {1}, window {2}, seed 1")
  @CsvSource({"4,4,2", "7,9,2", "9,8,3", "5,5,5", "3,4,1"})
  void adjointsAreAdjoints(int rows, int columns, int window) {
    Pooling pooling = new Pooling(rows, columns, window);
    int outputs = PLANES * pooling.outputRows() * pooling.outputColumns();
    float[] x = RandomArrays.spread(PLANES * rows * columns, 1f, 1);
    float[] y = RandomArrays.spread(outputs, 1f, 2);
    float[] back = RandomArrays.spread(x.length, 1f, 3);
    float[] ahead = new float[outputs];

    pooling.average(x, 0, ahead, 0, PLANES);
    pooling.averageAdjoint(y, 0, back, 0, PLANES);
    assertThat(dot(ahead, y)).isCloseTo(dot(x, back), within(1e-5));

    float[] enlarged = new float[x.length];
    pooling.enlarge(y, 0, enlarged, 0, PLANES);
    for (int i = 0; i < x.length; i++) {
      assertThat(enlarged[i]).isCloseTo(window * window * back[i], within(1e-5f));
    }

    int[] indices = new int[outputs];
    pooling.maximum(x, 0, ahead, 0, indices, PLANES);
    float[] selected = new float[outputs];
    pooling.select(x, 0, indices, selected, 0, PLANES);
    assertThat(selected).isEqualTo(ahead);
    pooling.selectAdjoint(y, 0, indices, back, 0, PLANES);
    assertThat(dot(ahead, y)).isCloseTo(dot(x, back), within(1e-5));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Test
  void theFirstOfEqualValuesIsKeptAndNotANumberIsSeen() {
    Pooling pooling = new Pooling(2, 6, 2);
    float nan = Float.NaN;
    float[] x = {3, 3, 1, nan, 0, 1, 3, 3, 7, 2, nan, nan};
    float[] y = new float[3];
    int[] indices = new int[3];
    pooling.maximum(x, 0, y, 0, indices, 1);
    assertThat(indices).containsExactly(0, 3, 10);
    assertThat(y).containsExactly(3, nan, nan);
  }

  @Test
  void squeezingPutsNeighboursIntoChannels() {
    Squeeze squeeze = new Squeeze(2, 4, 6);
    int batch = 3;
    float[] in = RandomArrays.spread(batch * squeeze.size(), 1f, 4);
    float[] out = new float[in.length];
    squeeze.apply(in, 0, out, 0, batch);
    for (int i = 0; i < in.length; i++) {
      int column = i % 6;
      int row = i / 6 % 4;
      int channel = i / 24 % 2;
      int squeezed = 4 * channel + 2 * (row % 2) + column % 2;
      int at = ((i / 48 * 8 + squeezed) * 2 + row / 2) * 3 + column / 2;
      assertThat(out[at]).isEqualTo(in[i]);
    }
    float[] back = new float[in.length];
    squeeze.undo(out, 0, back, 0, batch);
    assertThat(back).isEqualTo(in);
    assertThatThrownBy(() -> new Squeeze(1, 5, 4)).hasMessageContaining("even");
  }

  @Test
  void nothingIsAllocated() {
    Pooling pooling = new Pooling(8, 8, 2);
    Squeeze squeeze = new Squeeze(4, 8, 8);
    float[] x = RandomArrays.spread(256, 1f, 5);
    float[] y = new float[256];
    int[] indices = new int[64];
    Allocation.assertNone("average", () -> pooling.average(x, 0, y, 0, 4));
    Allocation.assertNone("averageAdjoint", () -> pooling.averageAdjoint(y, 0, x, 0, 4));
    Allocation.assertNone("maximum", () -> pooling.maximum(x, 0, y, 0, indices, 4));
    Allocation.assertNone("selectAdjoint", () -> pooling.selectAdjoint(y, 0, indices, x, 0, 4));
    Allocation.assertNone("squeeze", () -> squeeze.apply(x, 0, y, 0, 1));
    Allocation.assertNone("unsqueeze", () -> squeeze.undo(y, 0, x, 0, 1));
  }
}
