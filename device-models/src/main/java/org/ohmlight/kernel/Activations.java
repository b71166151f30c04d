package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The passes that end a step: a new state from a pre-activation, and how far the state moved.
 *
 * <p>The largest change is found on the bits of the magnitudes. Their order as integers is that of
 * the numbers, with NaN above all, so a NaN anywhere is seen in the result.
 */
final class Activations {
  private Activations() {}

  static float clamp(
      float[] s, int sOffset, float[] a, int aOffset, float low, float high, int count) {
    IntVector change = IntVector.zero(Lanes.INTS);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, a, aOffset + i);
      x = x.blend(low, x.compare(VectorOperators.LT, low));
      x = x.blend(high, x.compare(VectorOperators.GT, high));
      FloatVector moved = x.sub(FloatVector.fromArray(Lanes.FLOATS, s, sOffset + i));
      change = change.max(moved.reinterpretAsInts().and(Lanes.MAGNITUDE));
      x.intoArray(s, sOffset + i);
    }
    int largest = change.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      float x = a[aOffset + i];
      x = x < low ? low : x;
      x = x > high ? high : x;
      largest = Math.max(largest, magnitude(x - s[sOffset + i]));
      s[sOffset + i] = x;
    }
    return Float.intBitsToFloat(largest);
  }

  static float sigmoid(
      float[] s, int sOffset, float[] a, int aOffset, float slope, float shift, int count) {
    FloatVector negative = FloatVector.broadcast(Lanes.FLOATS, -slope);
    FloatVector offset = FloatVector.broadcast(Lanes.FLOATS, -shift);
    FloatVector limit = FloatVector.broadcast(Lanes.FLOATS, Exponential.SIGMOID_LIMIT);
    IntVector change = IntVector.zero(Lanes.INTS);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, a, aOffset + i).fma(negative, offset);
      x = x.blend(limit, x.compare(VectorOperators.GT, limit));
      x = x.blend(limit.neg(), x.compare(VectorOperators.LT, limit.neg()));
      FloatVector whole = x.fma(broadcast(Exponential.LOG2_E), broadcast(Exponential.ROUNDER));
      FloatVector n = whole.sub(Exponential.ROUNDER);
      FloatVector r = n.fma(broadcast(-Exponential.LN2_HIGH), x);
      r = n.fma(broadcast(-Exponential.LN2_LOW), r);
      FloatVector q = broadcast(Exponential.Q4).fma(r, broadcast(Exponential.Q3));
      q = q.fma(r, broadcast(Exponential.Q2));
      q = q.fma(r, broadcast(Exponential.Q1));
      q = q.fma(r, broadcast(Exponential.Q0));
      FloatVector p = r.mul(r).fma(q, r);
      FloatVector power = power(whole);
      FloatVector next = broadcast(1f).div(power.fma(p, power).add(1f));
      FloatVector moved = next.sub(FloatVector.fromArray(Lanes.FLOATS, s, sOffset + i));
      change = change.max(moved.reinterpretAsInts().and(Lanes.MAGNITUDE));
      next.intoArray(s, sOffset + i);
    }
    int largest = change.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      float next = Exponential.sigmoid(Fused.fma(a[aOffset + i], slope, shift));
      largest = Math.max(largest, magnitude(next - s[sOffset + i]));
      s[sOffset + i] = next;
    }
    return Float.intBitsToFloat(largest);
  }

  static float tanh(float[] s, int sOffset, float[] a, int aOffset, int count) {
    FloatVector limit = FloatVector.broadcast(Lanes.FLOATS, Exponential.TANH_LIMIT);
    IntVector change = IntVector.zero(Lanes.INTS);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector twice = FloatVector.fromArray(Lanes.FLOATS, a, aOffset + i);
      twice = twice.add(twice);
      FloatVector x = twice.reinterpretAsInts().and(Lanes.MAGNITUDE).reinterpretAsFloats();
      x = x.blend(limit, x.compare(VectorOperators.GT, limit));
      FloatVector whole = x.fma(broadcast(Exponential.LOG2_E), broadcast(Exponential.ROUNDER));
      FloatVector n = whole.sub(Exponential.ROUNDER);
      FloatVector r = n.fma(broadcast(-Exponential.LN2_HIGH), x);
      r = n.fma(broadcast(-Exponential.LN2_LOW), r);
      FloatVector q = broadcast(Exponential.Q4).fma(r, broadcast(Exponential.Q3));
      q = q.fma(r, broadcast(Exponential.Q2));
      q = q.fma(r, broadcast(Exponential.Q1));
      q = q.fma(r, broadcast(Exponential.Q0));
      FloatVector p = r.mul(r).fma(q, r);
      FloatVector power = power(whole);
      FloatVector m = power.fma(p, power.sub(1f));
      IntVector sign = twice.reinterpretAsInts().and(Exponential.SIGN_BIT);
      FloatVector next = m.div(m.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats();
      FloatVector moved = next.sub(FloatVector.fromArray(Lanes.FLOATS, s, sOffset + i));
      change = change.max(moved.reinterpretAsInts().and(Lanes.MAGNITUDE));
      next.intoArray(s, sOffset + i);
    }
    int largest = change.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      float next = Exponential.tanh(a[aOffset + i]);
      largest = Math.max(largest, magnitude(next - s[sOffset + i]));
      s[sOffset + i] = next;
    }
    return Float.intBitsToFloat(largest);
  }

  static float maxAbs(float[] x, int offset, int count) {
    IntVector most = IntVector.zero(Lanes.INTS);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector value = FloatVector.fromArray(Lanes.FLOATS, x, offset + i);
      most = most.max(value.reinterpretAsInts().and(Lanes.MAGNITUDE));
    }
    int largest = most.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      largest = Math.max(largest, magnitude(x[offset + i]));
    }
    return Float.intBitsToFloat(largest);
  }

  private static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & Lanes.MAGNITUDE;
  }

  private static FloatVector broadcast(float x) {
    return FloatVector.broadcast(Lanes.FLOATS, x);
  }

  private static FloatVector power(FloatVector whole) {
    return whole
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS)
        .add(Exponential.ONE_BITS)
        .reinterpretAsFloats();
  }
}
