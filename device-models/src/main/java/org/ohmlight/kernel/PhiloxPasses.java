package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Philox in vectors: four blocks of four words are 16 values, first the even words of all four,
 * then the odd words, so that lane {@code i} of the two vectors is pair {@code i}. The last pass
 * over them brings the values into the order of the stream.
 */
final class PhiloxPasses {
  private static final LongVector BLOCKS = LongVector.zero(Lanes.LONGS).addIndex(1);

  static final VectorShuffle<Float> FIRST_HALF =
      VectorShuffle.fromOp(Lanes.FLOATS, lane -> lane / 2);
  static final VectorShuffle<Float> SECOND_HALF =
      VectorShuffle.fromOp(Lanes.FLOATS, lane -> (Lanes.BLOCK + lane) / 2);
  static final VectorMask<Float> ODD = VectorMask.fromLong(Lanes.FLOATS, 0xAA);

  private PhiloxPasses() {}

  /**
   * Random words of {@code groups} times eight blocks, from block {@code firstBlock} on.
   *
   * <p>A word has a 64-bit lane to itself, its upper half zero: so the compiler sees a product of
   * two 32-bit numbers and takes the one instruction for it. Words {@code c} belong to the first
   * four blocks, words {@code d} to the next four; the two chains hide each other's latency.
   */
  static void words(float[] into, int offset, int groups, long key, long step, long firstBlock) {
    LongVector low = LongVector.broadcast(Lanes.LONGS, Philox.LOW_WORD);
    LongVector m0 = LongVector.broadcast(Lanes.LONGS, Philox.MULTIPLIER_0).and(low);
    LongVector m1 = LongVector.broadcast(Lanes.LONGS, Philox.MULTIPLIER_1).and(low);
    for (int g = 0; g < groups; g++) {
      LongVector block = BLOCKS.add(firstBlock + 8L * g);
      LongVector c0 = block.and(low);
      LongVector c1 = block.lanewise(VectorOperators.LSHR, 32);
      LongVector c2 = LongVector.broadcast(Lanes.LONGS, step & Philox.LOW_WORD);
      LongVector c3 = LongVector.broadcast(Lanes.LONGS, step >>> 32);
      LongVector next = block.add(4);
      LongVector d0 = next.and(low);
      LongVector d1 = next.lanewise(VectorOperators.LSHR, 32);
      LongVector d2 = c2;
      LongVector d3 = c3;
      int key0 = (int) key;
      int key1 = (int) (key >>> 32);
      for (int round = 0; round < Philox.ROUNDS; round++) {
        LongVector k0 = LongVector.broadcast(Lanes.LONGS, key0 & Philox.LOW_WORD);
        LongVector k1 = LongVector.broadcast(Lanes.LONGS, key1 & Philox.LOW_WORD);
        LongVector p0 = c0.and(low).mul(m0);
        LongVector p1 = c2.and(low).mul(m1);
        LongVector q0 = d0.and(low).mul(m0);
        LongVector q1 = d2.and(low).mul(m1);
        c0 =
            p1.lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, c1.lanewise(VectorOperators.XOR, k0));
        c2 =
            p0.lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, c3.lanewise(VectorOperators.XOR, k1));
        d0 =
            q1.lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, d1.lanewise(VectorOperators.XOR, k0));
        d2 =
            q0.lanewise(VectorOperators.LSHR, 32)
                .lanewise(VectorOperators.XOR, d3.lanewise(VectorOperators.XOR, k1));
        c1 = p1.and(low);
        c3 = p0.and(low);
        d1 = q1.and(low);
        d3 = q0.and(low);
        key0 += Philox.WEYL_0;
        key1 += Philox.WEYL_1;
      }
      int at = offset + g * RandomBlocks.GROUP;
      c0.or(c2.lanewise(VectorOperators.LSHL, 32)).reinterpretAsFloats().intoArray(into, at);
      c1.or(c3.lanewise(VectorOperators.LSHL, 32))
          .reinterpretAsFloats()
          .intoArray(into, at + Lanes.BLOCK);
      d0.or(d2.lanewise(VectorOperators.LSHL, 32))
          .reinterpretAsFloats()
          .intoArray(into, at + 2 * Lanes.BLOCK);
      d1.or(d3.lanewise(VectorOperators.LSHL, 32))
          .reinterpretAsFloats()
          .intoArray(into, at + 3 * Lanes.BLOCK);
    }
  }

  /** Words become uniform numbers in the order of the stream. */
  static void uniforms(float[] into, int offset, int count) {
    for (int i = 0; i < count; i += 2 * Lanes.BLOCK) {
      int at = offset + i;
      FloatVector even = uniform(FloatVector.fromArray(Lanes.FLOATS, into, at));
      FloatVector odd = uniform(FloatVector.fromArray(Lanes.FLOATS, into, at + Lanes.BLOCK));
      firstHalf(even, odd).intoArray(into, at);
      secondHalf(even, odd).intoArray(into, at + Lanes.BLOCK);
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
