package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over a row. Eight partial sums, lane by lane, are added from the first to the last, and then
 * what whole vectors do not cover: the same result with and without vectors.
 */
public final class Sums {
  private Sums() {}

  /** {@code sum x}. */
  public static float plain(float[] x, int offset, int count) {
    int covered = count & -Lanes.BLOCK;
    float sum = Lanes.WIDE ? vectorPlain(x, offset, covered) : scalarPlain(x, offset, covered);
    for (int i = covered; i < count; i++) {
      sum += x[offset + i];
    }
    return sum;
  }

  /** {@code sum x^2}. */
  public static float squares(float[] x, int offset, int count) {
    int covered = count & -Lanes.BLOCK;
    float sum = Lanes.WIDE ? vectorSquares(x, offset, covered) : scalarSquares(x, offset, covered);
    for (int i = covered; i < count; i++) {
      sum = Fused.fma(x[offset + i], x[offset + i], sum);
    }
    return sum;
  }

  /** {@code sum w x^2}; the weights begin at 0. */
  public static float weightedSquares(float[] x, int offset, float[] w, int count) {
    int covered = count & -Lanes.BLOCK;
    float sum =
        Lanes.WIDE ? vectorWeighted(x, offset, w, covered) : scalarWeighted(x, offset, w, covered);
    for (int i = covered; i < count; i++) {
      sum = Fused.fma(x[offset + i] * x[offset + i], w[i], sum);
    }
    return sum;
  }

  /** {@code sum x y}. */
  public static float product(float[] x, int xOffset, float[] y, int yOffset, int count) {
    int covered = count & -Lanes.BLOCK;
    float sum =
        Lanes.WIDE
            ? vectorProduct(x, xOffset, y, yOffset, covered)
            : scalarProduct(x, xOffset, y, yOffset, covered);
    for (int i = covered; i < count; i++) {
      sum = Fused.fma(x[xOffset + i], y[yOffset + i], sum);
    }
    return sum;
  }

  /** {@code sum (x - y)^2}. */
  public static float squaredDistance(float[] x, int xOffset, float[] y, int yOffset, int count) {
    int covered = count & -Lanes.BLOCK;
    float sum =
        Lanes.WIDE
            ? vectorDistance(x, xOffset, y, yOffset, covered)
            : scalarDistance(x, xOffset, y, yOffset, covered);
    for (int i = covered; i < count; i++) {
      float apart = x[xOffset + i] - y[yOffset + i];
      sum = Fused.fma(apart, apart, sum);
    }
    return sum;
  }

  private static float vectorProduct(float[] x, int xOffset, float[] y, int yOffset, int covered) {
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < covered; i += Lanes.BLOCK) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, xOffset + i);
      lanes = v.fma(FloatVector.fromArray(Lanes.FLOATS, y, yOffset + i), lanes);
    }
    return total(lanes);
  }

  private static float vectorDistance(float[] x, int xOffset, float[] y, int yOffset, int covered) {
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < covered; i += Lanes.BLOCK) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, xOffset + i);
      FloatVector apart = v.sub(FloatVector.fromArray(Lanes.FLOATS, y, yOffset + i));
      lanes = apart.fma(apart, lanes);
    }
    return total(lanes);
  }

  private static float vectorPlain(float[] x, int offset, int covered) {
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < covered; i += Lanes.BLOCK) {
      lanes = lanes.add(FloatVector.fromArray(Lanes.FLOATS, x, offset + i));
    }
    return total(lanes);
  }

  private static float vectorSquares(float[] x, int offset, int covered) {
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < covered; i += Lanes.BLOCK) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, offset + i);
      lanes = v.fma(v, lanes);
    }
    return total(lanes);
  }

  private static float vectorWeighted(float[] x, int offset, float[] w, int covered) {
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < covered; i += Lanes.BLOCK) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, offset + i);
      lanes = v.mul(v).fma(FloatVector.fromArray(Lanes.FLOATS, w, i), lanes);
    }
    return total(lanes);
  }

  private static float total(FloatVector lanes) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      sum += lanes.lane(lane);
    }
    return sum;
  }

  static float scalarPlain(float[] x, int offset, int covered) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      float part = 0f;
      for (int i = lane; i < covered; i += Lanes.BLOCK) {
        part += x[offset + i];
      }
      sum += part;
    }
    return sum;
  }

  static float scalarSquares(float[] x, int offset, int covered) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      float part = 0f;
      for (int i = lane; i < covered; i += Lanes.BLOCK) {
        part = Fused.fma(x[offset + i], x[offset + i], part);
      }
      sum += part;
    }
    return sum;
  }

  static float scalarProduct(float[] x, int xOffset, float[] y, int yOffset, int covered) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      float part = 0f;
      for (int i = lane; i < covered; i += Lanes.BLOCK) {
        part = Fused.fma(x[xOffset + i], y[yOffset + i], part);
      }
      sum += part;
    }
    return sum;
  }

  static float scalarDistance(float[] x, int xOffset, float[] y, int yOffset, int covered) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      float part = 0f;
      for (int i = lane; i < covered; i += Lanes.BLOCK) {
        float apart = x[xOffset + i] - y[yOffset + i];
        part = Fused.fma(apart, apart, part);
      }
      sum += part;
    }
    return sum;
  }

  static float scalarWeighted(float[] x, int offset, float[] w, int covered) {
    float sum = 0f;
    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
      float part = 0f;
      for (int i = lane; i < covered; i += Lanes.BLOCK) {
        part = Fused.fma(x[offset + i] * x[offset + i], w[i], part);
      }
      sum += part;
    }
    return sum;
  }
}
