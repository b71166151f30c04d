package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link BoxMuller} in vectors, in place on the groups of {@link PhiloxPasses}. */
final class BoxMullerPasses {
  private BoxMullerPasses() {}

  /** The even words of each group become radii. */
  static void radii(float[] into, int offset, int groups) {
    for (int g = 0; g < groups; g++) {
      int at = offset + g * RandomBlocks.GROUP;
      IntVector words = FloatVector.fromArray(Lanes.FLOATS, into, at).reinterpretAsInts();
      FloatVector u =
          PhiloxPasses.toFloat(words.lanewise(VectorOperators.LSHR, 1))
              .fma(broadcast(BoxMuller.RADIUS_STEP), broadcast(BoxMuller.RADIUS_FIRST));
      IntVector bits = u.reinterpretAsInts().sub(BoxMuller.SPLIT);
      FloatVector e =
          PhiloxPasses.toFloat(bits.lanewise(VectorOperators.ASHR, Exponential.MANTISSA_BITS));
      FloatVector f =
          bits.and(BoxMuller.MANTISSA).add(BoxMuller.SPLIT).reinterpretAsFloats().sub(1f);
      FloatVector p = broadcast(BoxMuller.P7).fma(f, broadcast(BoxMuller.P6));
      p = p.fma(f, broadcast(BoxMuller.P5));
      p = p.fma(f, broadcast(BoxMuller.P4));
      p = p.fma(f, broadcast(BoxMuller.P3));
      p = p.fma(f, broadcast(BoxMuller.P2));
      p = p.fma(f, broadcast(BoxMuller.P1));
      p = p.fma(f, broadcast(BoxMuller.P0));
      FloatVector ln = f.mul(f).fma(p.fma(f, broadcast(-0.5f)), f);
      e.fma(broadcast(BoxMuller.MINUS_TWO_LN_2), ln.mul(-2f)).sqrt().intoArray(into, at);
    }
  }

  /** Radii and odd words become normal numbers in the order of the stream. */
  static void turn(float[] into, int offset, int groups) {
    for (int g = 0; g < groups; g++) {
      int at = offset + g * RandomBlocks.GROUP;
      IntVector words =
          FloatVector.fromArray(Lanes.FLOATS, into, at + Lanes.WIDTH).reinterpretAsInts();
      FloatVector x =
          PhiloxPasses.toFloat(words.lanewise(VectorOperators.LSHL, 2)).mul(BoxMuller.ANGLE_STEP);
      FloatVector z = x.mul(x);
      FloatVector s = broadcast(BoxMuller.S2).fma(z, broadcast(BoxMuller.S1));
      s = x.mul(z).fma(s.fma(z, broadcast(BoxMuller.S0)), x);
      FloatVector c = broadcast(BoxMuller.C2).fma(z, broadcast(BoxMuller.C1));
      c = z.fma(c.fma(z, broadcast(BoxMuller.C0)).fma(z, broadcast(-0.5f)), broadcast(1f));
      IntVector turned = words.lanewise(VectorOperators.LSHL, 1);
      VectorMask<Float> odd = turned.reinterpretAsFloats().test(VectorOperators.IS_NEGATIVE);
      FloatVector radius = FloatVector.fromArray(Lanes.FLOATS, into, at);
      FloatVector even = withSign(c.blend(s, odd), words.lanewise(VectorOperators.XOR, turned));
      FloatVector cosine = radius.mul(even);
      FloatVector sine = radius.mul(withSign(s.blend(c, odd), words));
      PhiloxPasses.firstHalf(cosine, sine).intoArray(into, at);
      PhiloxPasses.secondHalf(cosine, sine).intoArray(into, at + Lanes.WIDTH);
    }
  }

  private static FloatVector withSign(FloatVector value, IntVector sign) {
    return value
        .reinterpretAsInts()
        .lanewise(VectorOperators.XOR, sign.and(Exponential.SIGN_BIT))
        .reinterpretAsFloats();
  }

  private static FloatVector broadcast(float x) {
    return FloatVector.broadcast(Lanes.FLOATS, x);
  }
}
