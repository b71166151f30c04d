package org.ohmlight.drivers.instrument.keithley;

import org.ohmlight.drivers.instrument.Unit;

/** What a source-meter gives; it limits and measures the other. */
public enum Sourced {
  /** Gives a voltage, limits the current. */
  VOLTS(Unit.VOLT, Unit.AMPERE, "sourceVolts", "limitAmps"),
  /** Gives a current, limits the voltage. */
  AMPS(Unit.AMPERE, Unit.VOLT, "sourceAmps", "limitVolts");

  private final Unit unit;
  private final Unit limitUnit;
  private final String level;
  private final String limit;

  Sourced(Unit unit, Unit limitUnit, String level, String limit) {
    this.unit = unit;
    this.limitUnit = limitUnit;
    this.level = level;
    this.limit = limit;
  }

  /** Unit of what it gives. */
  public Unit unit() {
    return unit;
  }

  /** Unit of what it limits. */
  public Unit limitUnit() {
    return limitUnit;
  }

  /** Name of the parameter that says how much it gives. */
  public String level() {
    return level;
  }

  /** Name of the parameter that says how much of the other it allows. */
  public String limit() {
    return limit;
  }
}
