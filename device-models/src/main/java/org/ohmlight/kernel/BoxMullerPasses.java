package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link BoxMuller} in vectors, in place on the words of {@link PhiloxPasses}.
 *
 * <p>Everything is written out, because a method of more than 325 bytes of bytecode is compiled on
 * its own: inlined together into their caller these passes would exceed the budget of a compilation
 * and box their vectors.
 */
final class BoxMullerPasses {
  private BoxMullerPasses() {}

  /** The even words of each 16 become radii. */
  static void radii(float[] into, int offset, int count) {
    for (int i = 0; i < count; i += 2 * Lanes.BLOCK) {
      int at = offset + i;
      IntVector words = FloatVector.fromArray(Lanes.FLOATS, into, at).reinterpretAsInts();
      FloatVector u =
          words
              .lanewise(VectorOperators.LSHR, 1)
              .convert(VectorOperators.I2F, 0)
              .reinterpretAsFloats()
              .fma(
                  FloatVector.broadcast(Lanes.FLOATS, BoxMuller.RADIUS_STEP),
                  FloatVector.broadcast(Lanes.FLOATS, BoxMuller.RADIUS_FIRST));
      IntVector bits = u.reinterpretAsInts().sub(BoxMuller.SPLIT);
      FloatVector e =
          bits.lanewise(VectorOperators.ASHR, Exponential.MANTISSA_BITS)
              .convert(VectorOperators.I2F, 0)
              .reinterpretAsFloats();
      FloatVector f =
          bits.and(BoxMuller.MANTISSA).add(BoxMuller.SPLIT).reinterpretAsFloats().sub(1f);
      FloatVector p =
          FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P7)
              .fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P6));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P5));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P4));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P3));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P2));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P1));
      p = p.fma(f, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.P0));
      FloatVector ln = f.mul(f).fma(p.fma(f, FloatVector.broadcast(Lanes.FLOATS, -0.5f)), f);
      e.fma(FloatVector.broadcast(Lanes.FLOATS, BoxMuller.MINUS_TWO_LN_2), ln.mul(-2f))
          .sqrt()
          .intoArray(into, at);
    }
  }

  /** Radii and odd words become normal numbers in the order of the stream. */
  static void turn(float[] into, int offset, int count) {
    for (int i = 0; i < count; i += 2 * Lanes.BLOCK) {
      int at = offset + i;
      IntVector words =
          FloatVector.fromArray(Lanes.FLOATS, into, at + Lanes.BLOCK).reinterpretAsInts();
      FloatVector x =
          words
              .lanewise(VectorOperators.LSHL, 2)
              .convert(VectorOperators.I2F, 0)
              .reinterpretAsFloats()
              .mul(BoxMuller.ANGLE_STEP);
      FloatVector z = x.mul(x);
      FloatVector s =
          FloatVector.broadcast(Lanes.FLOATS, BoxMuller.S2)
              .fma(z, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.S1));
      s = x.mul(z).fma(s.fma(z, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.S0)), x);
      FloatVector c =
          FloatVector.broadcast(Lanes.FLOATS, BoxMuller.C2)
              .fma(z, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.C1));
      c =
          z.fma(
              c.fma(z, FloatVector.broadcast(Lanes.FLOATS, BoxMuller.C0))
                  .fma(z, FloatVector.broadcast(Lanes.FLOATS, -0.5f)),
              FloatVector.broadcast(Lanes.FLOATS, 1f));
      IntVector turned = words.lanewise(VectorOperators.LSHL, 1);
      VectorMask<Float> odd = turned.reinterpretAsFloats().test(VectorOperators.IS_NEGATIVE);
      FloatVector radius = FloatVector.fromArray(Lanes.FLOATS, into, at);
      FloatVector even =
          c.blend(s, odd)
              .reinterpretAsInts()
              .lanewise(
                  VectorOperators.XOR,
                  words.lanewise(VectorOperators.XOR, turned).and(Exponential.SIGN_BIT))
              .reinterpretAsFloats();
      FloatVector cosine = radius.mul(even);
      FloatVector sine =
          s.blend(c, odd)
              .reinterpretAsInts()
              .lanewise(VectorOperators.XOR, words.and(Exponential.SIGN_BIT))
              .reinterpretAsFloats()
              .mul(radius);
      cosine
          .rearrange(PhiloxPasses.FIRST_HALF)
          .blend(sine.rearrange(PhiloxPasses.FIRST_HALF), PhiloxPasses.ODD)
          .intoArray(into, at);
      cosine
          .rearrange(PhiloxPasses.SECOND_HALF)
          .blend(sine.rearrange(PhiloxPasses.SECOND_HALF), PhiloxPasses.ODD)
          .intoArray(into, at + Lanes.BLOCK);
    }
  }
}
