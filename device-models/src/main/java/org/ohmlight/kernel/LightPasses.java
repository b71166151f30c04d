package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Element-wise passes of an optical bench over neighbouring channels: vector loops, each with the
 * same operations on single values for the rest, so that a result does not depend on the lanes.
 */
public final class LightPasses {
  /** Adding and subtracting 1.5 * 2^23 rounds a float below 2^22 to the nearest whole number. */
  private static final float WHOLE = 0x1.8p23f;

  private LightPasses() {}

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, x, at);
  }

  /** {@code out = clip(x, -bound, bound)}. */
  public static void clip(
      float[] x, int xOffset, float[] out, int outOffset, float bound, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).max(-bound).min(bound).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = Math.min(Math.max(x[xOffset + i], -bound), bound);
    }
  }

  /** {@code x = clip(x + y, -bound, bound)}. */
  public static void addClipped(float[] x, float[] y, float bound, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, i).add(load(y, i)).max(-bound).min(bound).intoArray(x, i);
    }
    for (; i < count; i++) {
      x[i] = Math.min(Math.max(x[i] + y[i], -bound), bound);
    }
  }

  /** {@code x = round(x / step) step}, for fewer than 2^22 steps. */
  public static void quantize(float[] x, int offset, float step, int count) {
    float inverse = 1f / step;
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, offset + i).mul(inverse).add(WHOLE).sub(WHOLE).mul(step).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      x[offset + i] = (x[offset + i] * inverse + WHOLE - WHOLE) * step;
    }
  }

  /** {@code x = x (1 + x (q + c x))}: an emitter's curve. */
  public static void bend(float[] x, int offset, float q, float c, int count) {
    FloatVector quadratic = FloatVector.broadcast(Lanes.FLOATS, q);
    FloatVector cubic = FloatVector.broadcast(Lanes.FLOATS, c);
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector u = load(x, offset + i);
      u.mul(u.fma(cubic.fma(u, quadratic), one)).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      float u = x[offset + i];
      x[offset + i] = u * Fused.fma(u, Fused.fma(c, u, q), 1f);
    }
  }

  /** {@code sum_i a_i b_i}, in eight interleaved chains that are added in a fixed order. */
  public static float dot(float[] a, float[] b, int bOffset, int count) {
    return Lanes.WIDE ? vectorDot(a, b, bOffset, count) : scalarDot(a, b, bOffset, count);
  }

  private static float vectorDot(float[] a, float[] b, int bOffset, int count) {
    FloatVector chains = FloatVector.zero(Lanes.FLOATS);
    int i = 0;
    for (; i < Lanes.wideBound(count); i += Lanes.BLOCK) {
      chains = load(a, i).fma(load(b, bOffset + i), chains);
    }
    float s0 = chains.lane(0);
    for (; i < count; i++) {
      s0 = Fused.fma(a[i], b[bOffset + i], s0);
    }
    return ((s0 + chains.lane(4)) + (chains.lane(1) + chains.lane(5)))
        + ((chains.lane(2) + chains.lane(6)) + (chains.lane(3) + chains.lane(7)));
  }

  static float scalarDot(float[] a, float[] b, int bOffset, int count) {
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
      s0 = Fused.fma(a[i], b[k], s0);
      s1 = Fused.fma(a[i + 1], b[k + 1], s1);
      s2 = Fused.fma(a[i + 2], b[k + 2], s2);
      s3 = Fused.fma(a[i + 3], b[k + 3], s3);
      s4 = Fused.fma(a[i + 4], b[k + 4], s4);
      s5 = Fused.fma(a[i + 5], b[k + 5], s5);
      s6 = Fused.fma(a[i + 6], b[k + 6], s6);
      s7 = Fused.fma(a[i + 7], b[k + 7], s7);
    }
    for (; i < count; i++) {
      s0 = Fused.fma(a[i], b[bOffset + i], s0);
    }
    return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
  }

  /** {@code y_j += scale sigma_j n_j}. */
  public static void addNoise(
      float[] y, int yOffset, float scale, float[] sigma, float[] n, int nOffset, int count) {
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      load(sigma, j)
          .mul(scale)
          .fma(load(n, nOffset + j), load(y, yOffset + j))
          .intoArray(y, yOffset + j);
    }
    for (; j < count; j++) {
      y[yOffset + j] = Fused.fma(sigma[j] * scale, n[nOffset + j], y[yOffset + j]);
    }
  }

  /** {@code y_j += n_j sqrt(max(sigma_j^2 + v_j, 0))}. */
  public static void addPoisson(
      float[] y,
      int yOffset,
      float[] sigma,
      float[] v,
      int vOffset,
      float[] n,
      int nOffset,
      int count) {
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      FloatVector still = load(sigma, j);
      still
          .fma(still, load(v, vOffset + j))
          .max(0f)
          .sqrt()
          .fma(load(n, nOffset + j), load(y, yOffset + j))
          .intoArray(y, yOffset + j);
    }
    for (; j < count; j++) {
      float variance = Math.max(Fused.fma(sigma[j], sigma[j], v[vOffset + j]), 0f);
      y[yOffset + j] = Fused.fma((float) Math.sqrt(variance), n[nOffset + j], y[yOffset + j]);
    }
  }

  /** {@code y_j += r (offset_j + y_j)}: a common change of the light. */
  public static void flicker(float[] y, int yOffset, float r, float[] offset, int count) {
    FloatVector change = FloatVector.broadcast(Lanes.FLOATS, r);
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      FloatVector now = load(y, yOffset + j);
      change.fma(load(offset, j).add(now), now).intoArray(y, yOffset + j);
    }
    for (; j < count; j++) {
      y[yOffset + j] = Fused.fma(r, offset[j] + y[yOffset + j], y[yOffset + j]);
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
  public static void transmit(
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
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      load(w, wOffset + j).mul(sign).max(0f).intoArray(m, j + 1);
    }
    for (; j < count; j++) {
      m[j + 1] = Math.max(w[wOffset + j] * sign, 0f);
    }
    if (step > 0) {
      quantize(m, 1, step, count);
    }
    curve(limit, bow, slope, base, m, count);
  }

  private static void curve(
      float limit, float[] bow, float[] slope, float[] base, float[] m, int count) {
    float inverse = -1f / limit;
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      FloatVector a = load(m, j + 1);
      FloatVector f = load(bow, j).fma(a.mul(a.mul(inverse).add(1f)), a);
      load(slope, j).fma(f, load(base, j)).intoArray(m, j + 1);
    }
    for (; j < count; j++) {
      float a = m[j + 1];
      float f = Fused.fma(bow[j], a * (a * inverse + 1f), a);
      m[j + 1] = Fused.fma(slope[j], f, base[j]);
    }
  }

  /**
   * {@code e_j += gain (self_j m_j + earlier_j m_(j-1) + later_j m_(j+1))}, with {@code m} from
   * index 1 on and a zero at either end.
   */
  public static void collect(
      float[] e,
      int eOffset,
      float gain,
      float[] self,
      float[] earlier,
      float[] later,
      float[] m,
      int count) {
    FloatVector gains = FloatVector.broadcast(Lanes.FLOATS, gain);
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      FloatVector spilled = load(earlier, j).fma(load(m, j), load(later, j).mul(load(m, j + 2)));
      FloatVector light = load(self, j).mul(load(m, j + 1)).add(spilled);
      gains.fma(light, load(e, eOffset + j)).intoArray(e, eOffset + j);
    }
    for (; j < count; j++) {
      float spilled = Fused.fma(earlier[j], m[j], later[j] * m[j + 2]);
      e[eOffset + j] = Fused.fma(gain, self[j] * m[j + 1] + spilled, e[eOffset + j]);
    }
  }

  /** {@code sum_j += g m_j}, with {@code m} from index {@code mOffset} on. */
  public static void gather(float[] sum, float g, float[] m, int mOffset, int count) {
    FloatVector gains = FloatVector.broadcast(Lanes.FLOATS, g);
    int j = 0;
    for (; j < Lanes.bound(count); j += Lanes.WIDTH) {
      gains.fma(load(m, mOffset + j), load(sum, j)).intoArray(sum, j);
    }
    for (; j < count; j++) {
      sum[j] = Fused.fma(g, m[mOffset + j], sum[j]);
    }
  }
}
