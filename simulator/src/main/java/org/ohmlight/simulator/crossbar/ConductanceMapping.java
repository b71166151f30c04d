package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.resistive.Columns;

/**
 * Which conductances a weight stands for. With {@code D = gMax - gMin}, {@code M} the middle and
 * {@code L} the weight limit:
 *
 * <ul>
 *   <li>one-sided pair: {@code g+ = gMin + D max(W, 0) / L}, {@code g- = gMin + D max(-W, 0) / L};
 *   <li>differential pair: {@code g+ = M + D W / 2 L}, {@code g- = M - D W / 2 L};
 *   <li>reference cell and offset column: {@code g = M + D W / 2 L}, {@code gRef = M}.
 * </ul>
 *
 * <p>{@code W = c (g+ - g-)}, {@code c = L / D} for a pair, else {@code 2 L / D}. A conductance is
 * never below 0.
 *
 * @param columns how a weight is made of cells
 * @param range conductances of a cell
 * @param limit the weight limit
 */
record ConductanceMapping(Columns columns, ConductanceRange range, double limit) {
  /** {@code c}. */
  double weightASiemens() {
    return columns.gain() * limit / range.range();
  }

  /** {@code c gRef}. */
  double referenceWeight() {
    return columns.isPair() ? 0.0 : weightASiemens() * range.middle();
  }

  /** Conductance on one side of a weight [S]; none on the minus side of an offset column. */
  double siemens(double weight, boolean plus) {
    double signed = plus ? weight : -weight;
    double half = 0.5 * range.range() * signed / limit;
    return switch (columns) {
      case ONE_SIDED -> range.minSiemens() + range.range() * Math.max(0.0, signed) / limit;
      case DIFFERENTIAL -> Math.max(0.0, range.middle() + half);
      case REFERENCE -> plus ? Math.max(0.0, range.middle() + half) : range.middle();
      case OFFSET -> plus ? Math.max(0.0, range.middle() + half) : 0.0;
    };
  }

  /** Weight variance for a unit variance of each cell, the conductance range being 1. */
  double constantVariance() {
    double scale = columns.gain() * limit;
    return (columns == Columns.OFFSET ? 1.0 : 2.0) * scale * scale;
  }
}
