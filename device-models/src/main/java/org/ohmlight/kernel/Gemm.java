package org.ohmlight.kernel;

/**
 * Single-precision matrix products in the three layouts that a settling network needs.
 *
 * <p>Each output is one chain of fused multiply-adds in order of the summation index, so that the
 * result does not depend on how rows or columns are split.
 */
public final class Gemm {
  private Gemm() {}

  /**
   * {@code C = A B}, with {@code A [rows x depth]} row-major and {@code B} packed.
   *
   * @param a values of A, first at {@code aOffset}, rows {@code depth} apart. Not modified.
   * @param c values of C {@code [rows x width]}, first at {@code cOffset}, rows {@code width}
   *     apart. Modified.
   */
  public static void multiply(
      float[] a, int aOffset, int rows, WeightPanels b, float[] c, int cOffset) {
    int depth = b.depth();
    int width = b.width();
    for (int m = 0; m < rows; m++) {
      for (int n = 0; n < width; n++) {
        float sum = 0f;
        int panel = (n / WeightPanels.PANEL) * depth;
        for (int k = 0; k < depth; k++) {
          sum =
              Math.fma(
                  a[aOffset + m * depth + k],
                  b.values()[(panel + k) * WeightPanels.PANEL + n % WeightPanels.PANEL],
                  sum);
        }
        c[cOffset + m * width + n] = sum;
      }
    }
  }

  /**
   * {@code W = keep W + scale sum_b post_b pre_b^T} for rows {@code firstOutput ... lastOutput - 1}
   * of {@code W [outputs x inputs]}: the local outer product.
   *
   * @param post {@code [rows x outputs]}, first at {@code postOffset}. Not modified.
   * @param pre {@code [rows x inputs]}, first at {@code preOffset}. Not modified.
   * @param w row-major weights. Modified.
   */
  public static void outerProduct(
      float[] post,
      int postOffset,
      int outputs,
      float[] pre,
      int preOffset,
      int inputs,
      int rows,
      float scale,
      float keep,
      float[] w,
      int firstOutput,
      int lastOutput) {
    for (int o = firstOutput; o < lastOutput; o++) {
      for (int i = 0; i < inputs; i++) {
        float sum = 0f;
        for (int b = 0; b < rows; b++) {
          sum = Math.fma(post[postOffset + b * outputs + o], pre[preOffset + b * inputs + i], sum);
        }
        w[o * inputs + i] = Math.fma(scale, sum, keep * w[o * inputs + i]);
      }
    }
  }
}
