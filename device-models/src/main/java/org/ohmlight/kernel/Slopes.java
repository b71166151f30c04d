package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Derivatives of activations, many at a time: short vector loops with a scalar rest. */
public final class Slopes {
  private Slopes() {}

  /** {@code out = 1} where {@code low < a < high}, zero elsewhere: the slope of a clamp. */
  public static void inside(
      float[] out, int outOffset, float[] a, int aOffset, float low, float high, int count) {
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, a, aOffset + i);
      var within = x.compare(VectorOperators.GT, low).and(x.compare(VectorOperators.LT, high));
      zero.blend(one, within).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      float x = a[aOffset + i];
      out[outOffset + i] = x > low && x < high ? 1f : 0f;
    }
  }

  /** {@code out = s - s^2}, in place of {@code s}: the slope of a sigmoid by its value. */
  public static void ofSigmoid(float[] s, int offset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, s, offset + i);
      x.neg().fma(x, x).intoArray(s, offset + i);
    }
    for (; i < count; i++) {
      float x = s[offset + i];
      s[offset + i] = Fused.fma(-x, x, x);
    }
  }

  /** {@code out = 1 - s^2}, in place of {@code s}: the slope of a tanh by its value. */
  public static void ofTanh(float[] s, int offset, int count) {
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, s, offset + i);
      x.neg().fma(x, one).intoArray(s, offset + i);
    }
    for (; i < count; i++) {
      float x = s[offset + i];
      s[offset + i] = Fused.fma(-x, x, 1f);
    }
  }
}
