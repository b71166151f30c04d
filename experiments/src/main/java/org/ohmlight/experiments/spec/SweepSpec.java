package org.ohmlight.experiments.spec;

import java.util.List;

/**
 * A parameter that is stepped through several values.
 *
 * @param title heading of its plot
 * @param parameter dotted name
 * @param label label of its axis, with the unit
 * @param values what it is set to, in the base unit where it has one; NaN for what is no number
 */
public record SweepSpec(String title, String parameter, String label, List<Double> values) {
  public SweepSpec {
    values = List.copyOf(values);
  }
}
