package org.ohmlight.kernel;

/**
 * The definition of the products of {@link Gemm}, one output at a time: each is one chain of fused
 * multiply-adds in order of the summation index.
 */
final class ScalarGemm {
  private ScalarGemm() {}

  static void multiply(float[] a, int aOffset, int rows, WeightPanels b, float[] c, int cOffset) {
    int depth = b.depth();
    int width = b.width();
    for (int m = 0; m < rows; m++) {
      for (int n = 0; n < width; n++) {
        int column = b.offset(n / WeightPanels.PANEL) + n % WeightPanels.PANEL;
        float sum = 0f;
        for (int k = 0; k < depth; k++) {
          sum =
              Fused.fma(
                  a[aOffset + m * depth + k], b.values()[column + k * WeightPanels.PANEL], sum);
        }
        c[cOffset + m * width + n] = sum;
      }
    }
  }

  /** {@code W = keep W + scale A B} for some rows; A has as many columns as B is deep. */
  static void update(
      float[] a, WeightPanels b, float[] w, float scale, float keep, int firstRow, int lastRow) {
    int depth = b.depth();
    int width = b.width();
    for (int m = firstRow; m < lastRow; m++) {
      for (int n = 0; n < width; n++) {
        int column = b.offset(n / WeightPanels.PANEL) + n % WeightPanels.PANEL;
        float sum = 0f;
        for (int k = 0; k < depth; k++) {
          sum = Fused.fma(a[m * depth + k], b.values()[column + k * WeightPanels.PANEL], sum);
        }
        w[m * width + n] = Fused.fma(scale, sum, keep * w[m * width + n]);
      }
    }
  }

  /**
   * {@code C = A B} for some rows of A and one panel of B; rows of C lie {@code distance} apart.
   */
  static void multiplyPanel(
      float[] a,
      int aOffset,
      int rows,
      int depth,
      float[] b,
      int panel,
      float[] c,
      int cOffset,
      int distance) {
    for (int m = 0; m < rows; m++) {
      for (int n = 0; n < WeightPanels.PANEL; n++) {
        float sum = 0f;
        for (int k = 0; k < depth; k++) {
          sum = Fused.fma(a[aOffset + m * depth + k], b[panel + k * WeightPanels.PANEL + n], sum);
        }
        c[cOffset + m * distance + n] = sum;
      }
    }
  }

  /** {@code W += A B} for one panel of B; rows of W lie {@code distance} apart. */
  static void addPanel(
      float[] a, int rows, int depth, float[] b, int panel, float[] w, int wOffset, int distance) {
    for (int m = 0; m < rows; m++) {
      for (int n = 0; n < WeightPanels.PANEL; n++) {
        float sum = 0f;
        for (int k = 0; k < depth; k++) {
          sum = Fused.fma(a[m * depth + k], b[panel + k * WeightPanels.PANEL + n], sum);
        }
        w[wOffset + m * distance + n] += sum;
      }
    }
  }
}
