package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes eight rows in blocks of 8 x 8 values held in registers.
 *
 * <p>Row {@code i} is turned by {@code i} lanes, so that no two values of a column share a lane;
 * three stages of blends bring each column together, and a last turn puts it in order.
 */
final class Transpose {

  private static final VectorShuffle<Float> TURN_1 = turn(1);
  private static final VectorShuffle<Float> TURN_2 = turn(2);
  private static final VectorShuffle<Float> TURN_3 = turn(3);
  private static final VectorShuffle<Float> TURN_4 = turn(4);
  private static final VectorShuffle<Float> TURN_5 = turn(5);
  private static final VectorShuffle<Float> TURN_6 = turn(6);
  private static final VectorShuffle<Float> TURN_7 = turn(7);
  private static final VectorMask<Float> BIT_1 = lanesWithBit(1);
  private static final VectorMask<Float> BIT_2 = lanesWithBit(2);
  private static final VectorMask<Float> BIT_4 = lanesWithBit(4);

  private Transpose() {}

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(Lanes.FLOATS, lane -> (lane + lanes) & (Lanes.BLOCK - 1));
  }

  private static VectorMask<Float> lanesWithBit(int bit) {
    boolean[] lanes = new boolean[Lanes.BLOCK];
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = (lane & bit) != 0;
    }
    return VectorMask.fromArray(Lanes.FLOATS, lanes, 0);
  }

  /**
   * Transposes {@code from [rows x columns]} into rows of {@code to} that lie {@code toStride}
   * apart.
   */
  static void matrix(
      float[] from, int fromOffset, int rows, int columns, float[] to, int toOffset, int toStride) {
    int wholeColumns = Lanes.wideBound(columns);
    int wholeRows = Lanes.wideBound(rows);
    for (int i = 0; i < wholeRows; i += Lanes.BLOCK) {
      rows(from, fromOffset + i * columns, columns, to, toOffset + i, toStride, wholeColumns);
    }
    for (int i = 0; i < rows; i++) {
      for (int k = i < wholeRows ? wholeColumns : 0; k < columns; k++) {
        to[toOffset + k * toStride + i] = from[fromOffset + i * columns + k];
      }
    }
  }

  /**
   * {@code to[k * toStride + i] = from[i * fromStride + k]} for {@code i < 8} and {@code k <
   * count}, beyond the offsets; {@code count} is a multiple of 8.
   */
  static void rows(
      float[] from,
      int fromOffset,
      int fromStride,
      float[] to,
      int toOffset,
      int toStride,
      int count) {
    for (int k = 0; k < count; k += Lanes.BLOCK) {
      int f = fromOffset + k;
      FloatVector r0 = FloatVector.fromArray(Lanes.FLOATS, from, f);
      FloatVector r1 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 1 * fromStride).rearrange(TURN_7);
      FloatVector r2 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 2 * fromStride).rearrange(TURN_6);
      FloatVector r3 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 3 * fromStride).rearrange(TURN_5);
      FloatVector r4 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 4 * fromStride).rearrange(TURN_4);
      FloatVector r5 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 5 * fromStride).rearrange(TURN_3);
      FloatVector r6 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 6 * fromStride).rearrange(TURN_2);
      FloatVector r7 =
          FloatVector.fromArray(Lanes.FLOATS, from, f + 7 * fromStride).rearrange(TURN_1);
      FloatVector a0 = r0.blend(r1, BIT_1);
      FloatVector a1 = r1.blend(r2, BIT_1);
      FloatVector a2 = r2.blend(r3, BIT_1);
      FloatVector a3 = r3.blend(r4, BIT_1);
      FloatVector a4 = r4.blend(r5, BIT_1);
      FloatVector a5 = r5.blend(r6, BIT_1);
      FloatVector a6 = r6.blend(r7, BIT_1);
      FloatVector a7 = r7.blend(r0, BIT_1);
      FloatVector b0 = a0.blend(a2, BIT_2);
      FloatVector b1 = a1.blend(a3, BIT_2);
      FloatVector b2 = a2.blend(a4, BIT_2);
      FloatVector b3 = a3.blend(a5, BIT_2);
      FloatVector b4 = a4.blend(a6, BIT_2);
      FloatVector b5 = a5.blend(a7, BIT_2);
      FloatVector b6 = a6.blend(a0, BIT_2);
      FloatVector b7 = a7.blend(a1, BIT_2);
      FloatVector c0 = b0.blend(b4, BIT_4);
      FloatVector c1 = b1.blend(b5, BIT_4);
      FloatVector c2 = b2.blend(b6, BIT_4);
      FloatVector c3 = b3.blend(b7, BIT_4);
      FloatVector c4 = b4.blend(b0, BIT_4);
      FloatVector c5 = b5.blend(b1, BIT_4);
      FloatVector c6 = b6.blend(b2, BIT_4);
      FloatVector c7 = b7.blend(b3, BIT_4);
      int t = toOffset + k * toStride;
      c0.intoArray(to, t);
      c7.rearrange(TURN_1).intoArray(to, t + 1 * toStride);
      c6.rearrange(TURN_2).intoArray(to, t + 2 * toStride);
      c5.rearrange(TURN_3).intoArray(to, t + 3 * toStride);
      c4.rearrange(TURN_4).intoArray(to, t + 4 * toStride);
      c3.rearrange(TURN_5).intoArray(to, t + 5 * toStride);
      c2.rearrange(TURN_6).intoArray(to, t + 6 * toStride);
      c1.rearrange(TURN_7).intoArray(to, t + 7 * toStride);
    }
  }
}
