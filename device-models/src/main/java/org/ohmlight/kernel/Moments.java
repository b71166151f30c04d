package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Passes of optimizers that keep running means of the gradient and of its square. Arrays come as
 * (array, offset); counts are in values.
 */
public final class Moments {
  // Vectors made once: with a broadcast for each the loop outgrows what the compiler inlines, and
  // boxes them.
  private static final FloatVector LOG2_E = broadcast(Exponential.LOG2_E);
  private static final FloatVector ROUNDER = broadcast(Exponential.ROUNDER);
  private static final FloatVector LN2_LOW = broadcast(-Exponential.LN2_LOW);
  private static final FloatVector LN2_HIGH = broadcast(-Exponential.LN2_HIGH);
  private static final FloatVector Q4 = broadcast(Exponential.Q4);
  private static final FloatVector Q3 = broadcast(Exponential.Q3);
  private static final FloatVector Q2 = broadcast(Exponential.Q2);
  private static final FloatVector Q1 = broadcast(Exponential.Q1);
  private static final FloatVector Q0 = broadcast(Exponential.Q0);
  private static final FloatVector MOST = broadcast(Exponential.SIGMOID_LIMIT);
  private static final FloatVector LEAST = broadcast(-Exponential.SIGMOID_LIMIT);

  private Moments() {}

  /** {@code mean = keep mean + (1 - keep) x}. */
  public static void average(
      float[] mean, int meanOffset, float[] x, int xOffset, float keep, int count) {
    FloatVector take = FloatVector.broadcast(Lanes.FLOATS, 1f - keep);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector old = load(mean, meanOffset + i).mul(keep);
      load(x, xOffset + i).fma(take, old).intoArray(mean, meanOffset + i);
    }
    for (; i < count; i++) {
      mean[meanOffset + i] = Fused.fma(x[xOffset + i], 1f - keep, mean[meanOffset + i] * keep);
    }
  }

  /** {@code mean = keep mean + (1 - keep) x^2}. */
  public static void averageSquare(
      float[] mean, int meanOffset, float[] x, int xOffset, float keep, int count) {
    FloatVector take = FloatVector.broadcast(Lanes.FLOATS, 1f - keep);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector value = load(x, xOffset + i);
      FloatVector old = load(mean, meanOffset + i).mul(keep);
      value.mul(value).fma(take, old).intoArray(mean, meanOffset + i);
    }
    for (; i < count; i++) {
      float value = x[xOffset + i];
      mean[meanOffset + i] = Fused.fma(value * value, 1f - keep, mean[meanOffset + i] * keep);
    }
  }

  /** {@code out = -rate first / (sqrt(scale second) + epsilon)}. */
  public static void descend(
      float[] out,
      int outOffset,
      float[] first,
      int firstOffset,
      float[] second,
      int secondOffset,
      float rate,
      float scale,
      float epsilon,
      int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector spread = load(second, secondOffset + i).mul(scale).sqrt().add(epsilon);
      load(first, firstOffset + i).mul(-rate).div(spread).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      float spread = (float) Math.sqrt(second[secondOffset + i] * scale) + epsilon;
      out[outOffset + i] = first[firstOffset + i] * -rate / spread;
    }
  }

  /** {@code x = x / sqrt(scale second)}; zero where the root is zero. */
  public static void normalize(
      float[] x, int xOffset, float[] second, int secondOffset, float scale, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector spread = load(second, secondOffset + i).mul(scale).sqrt();
      load(x, xOffset + i)
          .div(spread)
          .blend(0f, spread.compare(VectorOperators.EQ, 0f))
          .intoArray(x, xOffset + i);
    }
    for (; i < count; i++) {
      float spread = (float) Math.sqrt(second[secondOffset + i] * scale);
      x[xOffset + i] = spread == 0f ? 0f : x[xOffset + i] / spread;
    }
  }

  /** {@code x = factor clip(x, -bound, bound)}. */
  public static void clipAndScale(float[] x, int offset, float bound, float factor, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, offset + i).max(-bound).min(bound).mul(factor).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      x[offset + i] = Math.min(Math.max(x[offset + i], -bound), bound) * factor;
    }
  }

  /** {@code x = x sgn(w)}, the sign of zero being its sign bit. */
  public static void withSignOf(float[] x, int offset, float[] w, int wOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, offset + i)
          .viewAsIntegralLanes()
          .lanewise(
              VectorOperators.XOR,
              load(w, wOffset + i).viewAsIntegralLanes().and(Exponential.SIGN_BIT))
          .viewAsFloatingLanes()
          .intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      int sign = Float.floatToRawIntBits(w[wOffset + i]) & Exponential.SIGN_BIT;
      x[offset + i] = Float.intBitsToFloat(Float.floatToRawIntBits(x[offset + i]) ^ sign);
    }
  }

  /** {@code x = exp(x)} for {@code |x| <= 87}, beyond which it stays at the end of that range. */
  public static void exponential(float[] x, int offset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      exponential(load(x, offset + i)).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      x[offset + i] = Exponential.exp(x[offset + i]);
    }
  }

  private static FloatVector exponential(FloatVector given) {
    FloatVector x = given.min(MOST).max(LEAST);
    FloatVector whole = x.fma(LOG2_E, ROUNDER);
    FloatVector n = whole.sub(ROUNDER);
    FloatVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
    FloatVector q = Q4.fma(r, Q3);
    q = q.fma(r, Q2);
    q = q.fma(r, Q1);
    q = q.fma(r, Q0);
    FloatVector p = r.mul(r).fma(q, r);
    FloatVector power =
        whole
            .viewAsIntegralLanes()
            .lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS)
            .add(Exponential.ONE_BITS)
            .viewAsFloatingLanes();
    return power.fma(p, power);
  }

  /**
   * {@code factor = clip(w factor, -bound, bound) - w}: how far a factor moves a bounded weight.
   */
  public static void factorToChange(
      float[] factor, int offset, float[] w, int wOffset, float bound, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector weight = load(w, wOffset + i);
      load(factor, offset + i)
          .mul(weight)
          .max(-bound)
          .min(bound)
          .sub(weight)
          .intoArray(factor, offset + i);
    }
    for (; i < count; i++) {
      float weight = w[wOffset + i];
      factor[offset + i] = Math.min(Math.max(factor[offset + i] * weight, -bound), bound) - weight;
    }
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, x, at);
  }
}
