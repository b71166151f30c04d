package org.ohmlight.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Fused multiply-adds {@code a b + c}, rounded once: {@link Math#fma} where the processor has the
 * instruction, and elsewhere the same bits from a few ordinary operations.
 *
 * <p>Without the instruction (processors before 2013, small ones, emulators, {@code -XX:UseAVX=0})
 * {@code Math.fma} goes by way of {@code BigDecimal}, at about a kilobyte and a microsecond a call.
 *
 * <p>Source: Boldo and Melquiond, Emulation of FMA and correctly rounded sums: proved algorithms
 * using rounding to odd, IEEE Trans. Computers 57 (2008). A sum is first rounded to odd in a wider
 * format, so that rounding it again loses nothing.
 */
public final class Fused {
  /** Whether the processor has the instruction, and with it vectors of multiply-adds. */
  public static final boolean IN_HARDWARE = inHardware();

  /** 2^27 + 1: splits a double into two halves of at most 26 bits. */
  private static final double SPLITTER = 0x1p27 + 1;

  // Within these bounds no step overflows, and every rounding error is a number of its own.
  private static final double MOST = 0x1p990;
  private static final double MOST_PRODUCT = 0x1p1000;
  private static final double LEAST_PRODUCT = 0x1p-900;

  private Fused() {}

  private static boolean inHardware() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return machine == null || Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException unknown) {
      return true;
    }
  }

  /** {@code a b + c}, rounded once. */
  public static float fma(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : inSteps(a, b, c);
  }

  /** {@code a b + c}, rounded once. */
  public static double fma(double a, double b, double c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : inSteps(a, b, c);
  }

  /** The product of two floats is a double; only the sum is rounded, to odd. */
  static float inSteps(float a, float b, float c) {
    return (float) oddSum((double) a * b, c);
  }

  static double inSteps(double a, double b, double c) {
    double product = a * b;
    double size = Math.abs(product);
    boolean ordinary =
        size >= LEAST_PRODUCT
            && size <= MOST_PRODUCT
            && Math.abs(a) <= MOST
            && Math.abs(b) <= MOST
            && Math.abs(c) <= MOST_PRODUCT;
    if (!ordinary) {
      return a == 0 || b == 0 ? product + c : Math.fma(a, b, c);
    }
    double rest = productError(a, b, product);
    double low = c + rest;
    double lowError = sumError(c, rest, low);
    double sum = product + low;
    double sumError = sumError(product, low, sum);
    return sum + oddSum(sumError, lowError);
  }

  /** {@code a b - product}, exactly: Dekker's product. */
  private static double productError(double a, double b, double product) {
    double t = SPLITTER * a;
    double highA = t - (t - a);
    double lowA = a - highA;
    t = SPLITTER * b;
    double highB = t - (t - b);
    double lowB = b - highB;
    return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
  }

  /** {@code x + y - sum}, exactly: Knuth's sum. */
  private static double sumError(double x, double y, double sum) {
    double fromY = sum - x;
    return (x - (sum - fromY)) + (y - fromY);
  }

  /** {@code x + y} rounded to odd: where it is not exact, to the neighbour whose last bit is 1. */
  private static double oddSum(double x, double y) {
    double sum = x + y;
    double error = sumError(x, y, sum);
    long bits = Double.doubleToRawLongBits(sum);
    // An error that is no number comes of a sum that is none, or infinite: both stay.
    if ((bits & 1) == 0 && (error > 0 || error < 0)) {
      bits += (error > 0) == (sum > 0) ? 1 : -1;
    }
    return Double.longBitsToDouble(bits);
  }
}
