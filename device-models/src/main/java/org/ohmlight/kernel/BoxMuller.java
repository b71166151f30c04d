package org.ohmlight.kernel;

/**
 * The Box-Muller transform of two random words in single precision, the definition that the vector
 * passes follow operation by operation.
 *
 * <p>Radius {@code sqrt(-2 ln u)} with {@code u = (a / 2 + 1/2) 2^-31} from the 31 upper bits of
 * {@code a}, so at most {@code sqrt(64 ln 2) = 6.66}. {@code ln u = e ln 2 + ln(1 + f)}, {@code
 * ln(1 + f) = f - f^2 / 2 + f^3 p(f)}, {@code p} of degree 7 for {@code sqrt(1/2) <= 1 + f <=
 * sqrt(2)}; error 8e-9. The angle is uniform on the circle: the two upper bits of {@code b} choose
 * the quarter, the others the place within it, at most 45 degrees off its middle, where short
 * series give sine and cosine to 1e-8.
 */
final class BoxMuller {
  static final float RADIUS_STEP = 0x1p-31f;
  static final float RADIUS_FIRST = 0x1p-32f;

  /** Bits of sqrt(1/2): splitting there makes 1 + f lie between sqrt(1/2) and sqrt(2). */
  static final int SPLIT = 0x3f3504f3;

  static final int MANTISSA = 0x007fffff;
  static final float MINUS_TWO_LN_2 = -1.38629436f;

  static final float P0 = 0.333333283662796f;
  static final float P1 = -0.25000298023223877f;
  static final float P2 = 0.20001468062400818f;
  static final float P3 = -0.16642247140407562f;
  static final float P4 = 0.14202174544334412f;
  static final float P5 = -0.12972238659858704f;
  static final float P6 = 0.12712307274341583f;
  static final float P7 = -0.08101558685302734f;

  /** A quarter turn is 2^32 of these [rad]. */
  static final float ANGLE_STEP = (float) (Math.PI / 2 * 0x1p-32);

  static final float S0 = -0.166666641831398f;
  static final float S1 = 0.008332747966051102f;
  static final float S2 = -0.00019587899441830814f;

  static final float C0 = 0.0416666641831398f;
  static final float C1 = -0.001388830365613103f;
  static final float C2 = 2.4547940483898856e-05f;

  private BoxMuller() {}

  /** The cosine number, or the sine number, of two words. */
  static float normal(int a, int b, boolean cosine) {
    return radius(a) * (cosine ? cosine(b) : sine(b));
  }

  static float radius(int word) {
    float u = Fused.fma((float) (word >>> 1), RADIUS_STEP, RADIUS_FIRST);
    int bits = Float.floatToRawIntBits(u) - SPLIT;
    float e = bits >> Exponential.MANTISSA_BITS;
    float f = Float.intBitsToFloat((bits & MANTISSA) + SPLIT) - 1f;
    float p = Fused.fma(P7, f, P6);
    p = Fused.fma(p, f, P5);
    p = Fused.fma(p, f, P4);
    p = Fused.fma(p, f, P3);
    p = Fused.fma(p, f, P2);
    p = Fused.fma(p, f, P1);
    p = Fused.fma(p, f, P0);
    float ln = Fused.fma(f * f, Fused.fma(p, f, -0.5f), f);
    return (float) Math.sqrt(Fused.fma(e, MINUS_TWO_LN_2, ln * -2f));
  }

  static float cosine(int word) {
    float value = odd(word) ? sineNearZero(word) : cosineNearZero(word);
    return withSign(value, word ^ word << 1);
  }

  static float sine(int word) {
    float value = odd(word) ? cosineNearZero(word) : sineNearZero(word);
    return withSign(value, word);
  }

  private static boolean odd(int word) {
    return word << 1 < 0;
  }

  private static float withSign(float value, int sign) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ sign & Exponential.SIGN_BIT);
  }

  private static float sineNearZero(int word) {
    float x = (float) (word << 2) * ANGLE_STEP;
    float z = x * x;
    float p = Fused.fma(Fused.fma(S2, z, S1), z, S0);
    return Fused.fma(x * z, p, x);
  }

  private static float cosineNearZero(int word) {
    float x = (float) (word << 2) * ANGLE_STEP;
    float z = x * x;
    float p = Fused.fma(Fused.fma(C2, z, C1), z, C0);
    return Fused.fma(z, Fused.fma(p, z, -0.5f), 1f);
  }
}
