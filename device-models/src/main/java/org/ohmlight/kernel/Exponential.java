package org.ohmlight.kernel;

/**
 * Single-precision sigmoid and hyperbolic tangent from one short polynomial for the exponential,
 * the definition that the vector passes follow operation by operation.
 *
 * <p>{@code exp(x) = 2^n e^r} with {@code n = rint(x / ln 2)}, {@code |r| <= ln(2) / 2}, and {@code
 * e^r - 1 = r + r^2 q(r)} with {@code q} of degree 4, a Chebyshev fit; its error is 8e-9. Sigmoid
 * is within 1e-7 of the exact value, tanh within 2e-7, with a small relative error near zero too.
 * NaN stays NaN.
 */
final class Exponential {
  static final float LOG2_E = 1.44269504f;

  /** The upper bits of ln 2, few enough for an exact product with n, and the rest. */
  static final float LN2_HIGH = 0.693145752f;

  static final float LN2_LOW = 1.42860677e-6f;

  /** Adding this rounds to a whole number, which stands in the lowest bits of the sum. */
  static final float ROUNDER = 0x1.8p23f;

  static final int MANTISSA_BITS = 23;
  static final int ONE_BITS = 0x3f800000;
  static final int SIGN_BIT = 0x80000000;

  static final float Q0 = 0.5f;
  static final float Q1 = 0.16666576266288757f;
  static final float Q2 = 0.041666463017463684f;
  static final float Q3 = 0.008363235741853714f;
  static final float Q4 = 0.0013933733571320772f;

  /** Beyond this magnitude sigmoid is 0 or 1 to single precision, and 2^n still a normal number. */
  static final float SIGMOID_LIMIT = 87f;

  /** Beyond twice this magnitude tanh is 1 to single precision. */
  static final float TANH_LIMIT = 20f;

  private Exponential() {}

  static float sigmoid(float a) {
    float x = -a;
    x = x > SIGMOID_LIMIT ? SIGMOID_LIMIT : x;
    x = x < -SIGMOID_LIMIT ? -SIGMOID_LIMIT : x;
    float whole = Fused.fma(x, LOG2_E, ROUNDER);
    float n = whole - ROUNDER;
    float r = Fused.fma(n, -LN2_LOW, Fused.fma(n, -LN2_HIGH, x));
    float q = Fused.fma(Fused.fma(Fused.fma(Fused.fma(Q4, r, Q3), r, Q2), r, Q1), r, Q0);
    float p = Fused.fma(r * r, q, r);
    float power = power(whole);
    return 1f / (1f + Fused.fma(power, p, power));
  }

  /** {@code e^x}, {@code x} held within the limit of the sigmoid. */
  static float exp(float given) {
    float x = Math.max(Math.min(given, SIGMOID_LIMIT), -SIGMOID_LIMIT);
    float whole = Fused.fma(x, LOG2_E, ROUNDER);
    float n = whole - ROUNDER;
    float r = Fused.fma(n, -LN2_LOW, Fused.fma(n, -LN2_HIGH, x));
    float q = Fused.fma(Fused.fma(Fused.fma(Fused.fma(Q4, r, Q3), r, Q2), r, Q1), r, Q0);
    float p = Fused.fma(r * r, q, r);
    float power = power(whole);
    return Fused.fma(power, p, power);
  }

  static float tanh(float a) {
    int bits = Float.floatToRawIntBits(a + a);
    float x = Float.intBitsToFloat(bits & Lanes.MAGNITUDE);
    x = x > TANH_LIMIT ? TANH_LIMIT : x;
    float whole = Fused.fma(x, LOG2_E, ROUNDER);
    float n = whole - ROUNDER;
    float r = Fused.fma(n, -LN2_LOW, Fused.fma(n, -LN2_HIGH, x));
    float q = Fused.fma(Fused.fma(Fused.fma(Fused.fma(Q4, r, Q3), r, Q2), r, Q1), r, Q0);
    float p = Fused.fma(r * r, q, r);
    float power = power(whole);
    float m = Fused.fma(power, p, power - 1f);
    return Float.intBitsToFloat(Float.floatToRawIntBits(m / (m + 2f)) | bits & SIGN_BIT);
  }

  private static float power(float whole) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(whole) << MANTISSA_BITS) + ONE_BITS);
  }
}
