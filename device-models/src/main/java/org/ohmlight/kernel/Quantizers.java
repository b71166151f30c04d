package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Mid-tread quantisers in place: whole numbers of steps within {@code [-bound, bound]}. Each
 * returns how many values were clipped. NaN stays NaN and is not counted.
 */
public final class Quantizers {
  /** From here on every float is a whole number; below, adding it rounds to the nearest one. */
  private static final float WHOLE = 0x1p23f;

  private Quantizers() {}

  /** {@code x = clip(rint(x / step) step, -bound, bound)}, ties to even. */
  public static int nearest(float[] x, int offset, int count, float step, float bound) {
    float inverse = 1f / step;
    int clipped = 0;
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector steps = FloatVector.fromArray(Lanes.FLOATS, x, offset + i).mul(inverse);
      FloatVector level = round(steps).mul(step);
      VectorMask<Float> above = level.compare(VectorOperators.GT, bound);
      VectorMask<Float> below = level.compare(VectorOperators.LT, -bound);
      clipped += above.or(below).trueCount();
      level.blend(bound, above).blend(-bound, below).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      float level = (float) Math.rint(x[offset + i] * inverse) * step;
      clipped += Math.abs(level) > bound ? 1 : 0;
      x[offset + i] = clip(level, bound);
    }
    return clipped;
  }

  /**
   * {@code x = clip(floor(x / step + u) step, -bound, bound)} with uniform numbers {@code u} in (0,
   * 1): stochastic rounding, whose mean is {@code x} where nothing clips.
   */
  public static int stochastic(
      float[] x, int offset, float[] u, int uOffset, int count, float step, float bound) {
    float inverse = 1f / step;
    int clipped = 0;
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector steps =
          FloatVector.fromArray(Lanes.FLOATS, x, offset + i)
              .mul(inverse)
              .add(FloatVector.fromArray(Lanes.FLOATS, u, uOffset + i));
      FloatVector near = round(steps);
      FloatVector level = near.sub(1f, near.compare(VectorOperators.GT, steps)).mul(step);
      VectorMask<Float> above = level.compare(VectorOperators.GT, bound);
      VectorMask<Float> below = level.compare(VectorOperators.LT, -bound);
      clipped += above.or(below).trueCount();
      level.blend(bound, above).blend(-bound, below).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      float steps = x[offset + i] * inverse + u[uOffset + i];
      float near = (float) Math.rint(steps);
      float level = (near > steps ? near - 1f : near) * step;
      clipped += Math.abs(level) > bound ? 1 : 0;
      x[offset + i] = clip(level, bound);
    }
    return clipped;
  }

  private static FloatVector round(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    FloatVector size = bits.and(Lanes.MAGNITUDE).reinterpretAsFloats();
    FloatVector near = size.add(WHOLE).sub(WHOLE);
    near = near.blend(size, size.compare(VectorOperators.GE, WHOLE));
    IntVector sign = bits.and(Exponential.SIGN_BIT);
    return near.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  private static float clip(float level, float bound) {
    return level > bound ? bound : level < -bound ? -bound : level;
  }
}
