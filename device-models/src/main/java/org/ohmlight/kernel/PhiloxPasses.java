package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Philox in vectors. Four blocks are a group of 16 values: first the even words of all four, then
 * the odd words, so that lane {@code i} of the two vectors is pair {@code i}; the last pass of a
 * group brings the values into the order of the stream.
 */
final class PhiloxPasses {
  private static final LongVector BLOCKS = LongVector.zero(Lanes.LONGS).addIndex(1);

  private static final VectorShuffle<Float> FIRST_HALF =
      VectorShuffle.fromOp(Lanes.FLOATS, lane -> lane / 2);
  private static final VectorShuffle<Float> SECOND_HALF =
      VectorShuffle.fromOp(Lanes.FLOATS, lane -> (Lanes.WIDTH + lane) / 2);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(Lanes.FLOATS, 0xAA);

  private PhiloxPasses() {}

  /** Random words of {@code groups} groups, from block {@code firstBlock} on. */
  static void words(float[] into, int offset, int groups, long key, long step, long firstBlock) {
    LongVector low = LongVector.broadcast(Lanes.LONGS, Philox.LOW_WORD);
    LongVector m0 = LongVector.broadcast(Lanes.LONGS, Philox.MULTIPLIER_0);
    LongVector m1 = LongVector.broadcast(Lanes.LONGS, Philox.MULTIPLIER_1);
    for (int g = 0; g < groups; g++) {
      LongVector x = BLOCKS.add(firstBlock + 4L * g);
      LongVector y = LongVector.broadcast(Lanes.LONGS, step);
      int k0 = (int) key;
      int k1 = (int) (key >>> 32);
      for (int round = 0; round < Philox.ROUNDS; round++) {
        LongVector p0 = x.and(low).mul(m0.and(low));
        LongVector p1 = y.and(low).mul(m1.and(low));
        x =
            x.lanewise(VectorOperators.XOR, p1)
                .lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, k0 & Philox.LOW_WORD)
                .or(p1.lanewise(VectorOperators.LSHL, 32));
        y =
            y.lanewise(VectorOperators.XOR, p0)
                .lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, k1 & Philox.LOW_WORD)
                .or(p0.lanewise(VectorOperators.LSHL, 32));
        k0 += Philox.WEYL_0;
        k1 += Philox.WEYL_1;
      }
      int at = offset + g * RandomBlocks.GROUP;
      x.and(low).or(y.lanewise(VectorOperators.LSHL, 32)).reinterpretAsFloats().intoArray(into, at);
      x.lanewise(VectorOperators.LSHR, 32)
          .or(y.and(~Philox.LOW_WORD))
          .reinterpretAsFloats()
          .intoArray(into, at + Lanes.WIDTH);
    }
  }

  /** Words become uniform numbers in the order of the stream. */
  static void uniforms(float[] into, int offset, int groups) {
    for (int g = 0; g < groups; g++) {
      int at = offset + g * RandomBlocks.GROUP;
      FloatVector even = uniform(FloatVector.fromArray(Lanes.FLOATS, into, at));
      FloatVector odd = uniform(FloatVector.fromArray(Lanes.FLOATS, into, at + Lanes.WIDTH));
      firstHalf(even, odd).intoArray(into, at);
      secondHalf(even, odd).intoArray(into, at + Lanes.WIDTH);
    }
  }

  private static FloatVector uniform(FloatVector words) {
    IntVector bits = words.reinterpretAsInts().lanewise(VectorOperators.LSHR, Philox.UNUSED_BITS);
    return toFloat(bits).add(0.5f).mul(Philox.UNIFORM_STEP);
  }

  static FloatVector toFloat(IntVector whole) {
    return (FloatVector) whole.convertShape(VectorOperators.I2F, Lanes.FLOATS, 0);
  }

  /** {@code even0, odd0, even1, odd1, ...} */
  static FloatVector firstHalf(FloatVector even, FloatVector odd) {
    return even.rearrange(FIRST_HALF).blend(odd.rearrange(FIRST_HALF), ODD);
  }

  /** {@code even4, odd4, even5, odd5, ...} */
  static FloatVector secondHalf(FloatVector even, FloatVector odd) {
    return even.rearrange(SECOND_HALF).blend(odd.rearrange(SECOND_HALF), ODD);
  }
}
