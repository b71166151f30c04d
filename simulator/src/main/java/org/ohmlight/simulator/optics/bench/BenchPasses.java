package org.ohmlight.simulator.optics.bench;

/**
 * Element-wise passes of the bench: short loops over neighbouring values, each of a shape that the
 * compiler turns into vector instructions.
 */
final class BenchPasses {
  /** Adding and subtracting 1.5 * 2^23 rounds a float below 2^22 to the nearest integer. */
  private static final float ROUND = 12582912f;

  private BenchPasses() {}

  /** {@code p = clip(x, -range, range)}. */
  static void clip(float[] x, int xOffset, float[] p, int pOffset, float range, int count) {
    for (int i = 0; i < count; i++) {
      p[pOffset + i] = Math.min(Math.max(x[xOffset + i], -range), range);
    }
  }

  /** {@code p = round(p / step) step}. */
  static void quantize(float[] p, int offset, float step, int count) {
    float inverse = 1f / step;
    for (int i = 0; i < count; i++) {
      p[offset + i] = (p[offset + i] * inverse + ROUND - ROUND) * step;
    }
  }

  /** {@code p = p (1 + p (q + c p))}. */
  static void bend(float[] p, int offset, float q, float c, int count) {
    for (int i = 0; i < count; i++) {
      float u = p[offset + i];
      p[offset + i] = u * Math.fma(u, Math.fma(c, u, q), 1f);
    }
  }

  /** {@code sum_i a_i b_i}, in eight interleaved chains. */
  static float dot(float[] a, float[] b, int bOffset, int count) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    float s4 = 0f;
    float s5 = 0f;
    float s6 = 0f;
    float s7 = 0f;
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      int k = bOffset + i;
      s0 = Math.fma(a[i], b[k], s0);
      s1 = Math.fma(a[i + 1], b[k + 1], s1);
      s2 = Math.fma(a[i + 2], b[k + 2], s2);
      s3 = Math.fma(a[i + 3], b[k + 3], s3);
      s4 = Math.fma(a[i + 4], b[k + 4], s4);
      s5 = Math.fma(a[i + 5], b[k + 5], s5);
      s6 = Math.fma(a[i + 6], b[k + 6], s6);
      s7 = Math.fma(a[i + 7], b[k + 7], s7);
    }
    for (; i < count; i++) {
      s0 = Math.fma(a[i], b[bOffset + i], s0);
    }
    return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
  }

  /** {@code y_j += scale sigma_j n_j}. */
  static void addNoise(
      float[] y, int yOffset, float scale, float[] sigma, float[] n, int nOffset, int count) {
    for (int j = 0; j < count; j++) {
      y[yOffset + j] = Math.fma(scale * sigma[j], n[nOffset + j], y[yOffset + j]);
    }
  }

  /** {@code y_j += r (offset_j + y_j)}: a common change of the light. */
  static void flicker(float[] y, int yOffset, float r, float[] offset, int count) {
    for (int j = 0; j < count; j++) {
      y[yOffset + j] = Math.fma(r, offset[j] + y[yOffset + j], y[yOffset + j]);
    }
  }

  /**
   * One row of an arm's transmissions in weight units: {@code m_j = base_j + slope_j f_j}, {@code f
   * = a + bow_j a (1 - a / limit)}, where {@code a} is the positive part of {@code sign w_j} at the
   * pixel's levels.
   *
   * @param step distance of two levels in weight units; 0 for continuous pixels
   * @param m values from index 1 on; modified
   */
  static void transmit(
      float[] w,
      int wOffset,
      float sign,
      float step,
      float limit,
      float[] bow,
      float[] slope,
      float[] base,
      float[] m,
      int count) {
    for (int j = 0; j < count; j++) {
      m[j + 1] = Math.max(sign * w[wOffset + j], 0f);
    }
    if (step > 0) {
      quantize(m, 1, step, count);
    }
    float inverse = 1f / limit;
    for (int j = 0; j < count; j++) {
      float a = m[j + 1];
      float f = Math.fma(bow[j], a * (1f - a * inverse), a);
      m[j + 1] = Math.fma(slope[j], f, base[j]);
    }
  }

  /**
   * {@code e_j += sign g (self_j m_j + later_j m_(j-1) + earlier_j m_(j+1))}, with {@code m} from
   * index 1 on and a zero at either end.
   */
  static void collect(
      float[] e,
      int eOffset,
      float gain,
      float[] self,
      float[] later,
      float[] earlier,
      float[] m,
      int count) {
    for (int j = 0; j < count; j++) {
      float own = self[j] * m[j + 1];
      float spilled = Math.fma(later[j], m[j], earlier[j] * m[j + 2]);
      e[eOffset + j] = Math.fma(gain, own + spilled, e[eOffset + j]);
    }
  }

  /** {@code sum_j += g m_j}, with {@code m} from index 1 on. */
  static void gather(float[] sum, float g, float[] m, int count) {
    for (int j = 0; j < count; j++) {
      sum[j] = Math.fma(g, m[j + 1], sum[j]);
    }
  }

  /** {@code to [columns x rows] = from^T [rows x columns]}, block by block. */
  static void transpose(float[] from, int rows, int columns, float[] to) {
    int block = 16;
    for (int r0 = 0; r0 < rows; r0 += block) {
      int r1 = Math.min(rows, r0 + block);
      for (int c0 = 0; c0 < columns; c0 += block) {
        int c1 = Math.min(columns, c0 + block);
        for (int r = r0; r < r1; r++) {
          for (int c = c0; c < c1; c++) {
            to[c * rows + r] = from[r * columns + c];
          }
        }
      }
    }
  }
}
