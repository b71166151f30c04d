package org.ohmlight.experiments.spec;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A parameter that is stepped through several values.
 *
 * @param title heading of its plot
 * @param parameter dotted name
 * @param label label of its axis, with the unit
 * @param unit base unit of the parameter, or empty
 * @param values what it is set to, in the base unit where it has one; NaN for what is no number
 */
public record SweepSpec(
    String title, String parameter, String label, String unit, List<Double> values) {
  public SweepSpec {
    values = List.copyOf(values);
  }

  SweepSpec withValues(List<Double> others) {
    return new SweepSpec(title, parameter, label, unit, others);
  }

  /** A value as a number, in the base unit where it has one; NaN for what is no number. */
  public double valueOf(JsonNode value) {
    return value.isNumber()
        ? value.doubleValue()
        : Quantity.parse(value.asString(""), unit).orElse(Double.NaN);
  }
}
