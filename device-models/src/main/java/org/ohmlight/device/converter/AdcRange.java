package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/**
 * The range of an analog-to-digital converter, in units of what one cell at the weight limit adds
 * to its column at full-scale input.
 */
public sealed interface AdcRange {
  /**
   * The bound for a column of the given number of cells.
   *
   * @param cells number of cells that add up
   * @return largest magnitude, in units of one cell at full scale
   */
  double bound(int cells);

  /**
   * The same bound for every column.
   *
   * @param bound largest magnitude; infinite for no clipping
   */
  record Fixed(double bound) implements AdcRange {
    public Fixed {
      if (!(bound > 0.0)) {
        throw new IllegalArgumentException("ADC bound must be greater than 0, got " + bound);
      }
    }

    @Override
    public double bound(int cells) {
      return bound;
    }
  }

  /**
   * A bound that grows with the root of the column's length, as the sum of independent terms does:
   * {@code min(count sqrt(cells) / 3, cells)}, where 1/3 is the standard deviation of a term whose
   * weight and input are uniform in [-1, 1].
   *
   * @param count standard deviations before clipping
   */
  record Deviations(double count) implements AdcRange {
    public Deviations {
      Allowed.positive("standard deviations of the ADC range", count);
    }

    @Override
    public double bound(int cells) {
      return Math.min(count * Math.sqrt(cells) / 3.0, cells);
    }
  }
}
