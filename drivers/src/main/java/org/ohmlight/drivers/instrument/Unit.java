package org.ohmlight.drivers.instrument;

/** Unit of a setting or reading. */
public enum Unit {
  /** A pure number. */
  NONE(""),
  /** Volt. */
  VOLT("V"),
  /** Ampere. */
  AMPERE("A"),
  /** Ohm. */
  OHM("ohm"),
  /** Watt. */
  WATT("W"),
  /** Second. */
  SECOND("s"),
  /** Kelvin. */
  KELVIN("K"),
  /** Radian. */
  RADIAN("rad");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** How it is written behind a number. */
  public String symbol() {
    return symbol;
  }

  /** A value with its unit, for messages. */
  public String text(double value) {
    return symbol.isEmpty() ? Double.toString(value) : value + " " + symbol;
  }
}
