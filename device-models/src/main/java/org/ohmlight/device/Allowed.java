package org.ohmlight.device;

/** Checks of settings: each says what was given and what is allowed. */
public final class Allowed {
  private Allowed() {}

  /**
   * Checks a number that must be finite and greater than zero.
   *
   * @return the value
   */
  public static double positive(String what, double value) {
    return within(what, value, Double.MIN_VALUE, Double.MAX_VALUE, "greater than 0");
  }

  /**
   * Checks a number that must be finite and not less than zero.
   *
   * @return the value
   */
  public static double notNegative(String what, double value) {
    return within(what, value, 0.0, Double.MAX_VALUE, "0 or greater");
  }

  /**
   * Checks a number that must lie in [low, high].
   *
   * @return the value
   */
  public static double between(String what, double value, double low, double high) {
    return within(what, value, low, high, "from " + low + " to " + high);
  }

  /**
   * Checks a number that may be any but infinite or not a number.
   *
   * @return the value
   */
  public static double finite(String what, double value) {
    return within(what, value, -Double.MAX_VALUE, Double.MAX_VALUE, "finite");
  }

  private static double within(String what, double value, double low, double high, String allowed) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(what + " must be " + allowed + ", got " + value);
    }
    return value;
  }
}
