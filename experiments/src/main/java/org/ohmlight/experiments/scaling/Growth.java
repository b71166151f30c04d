package org.ohmlight.experiments.scaling;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How the cost of one kind of work grows along one axis.
 *
 * @param axis what is varied, with its unit if it has one
 * @param work what is done at each point
 * @param points what was measured, in order of the axis
 */
record Growth(String axis, String work, List<Point> points) {
  Growth {
    points = List.copyOf(points);
  }

  /**
   * One measurement.
   *
   * @param value place on the axis
   * @param size what was measured, such as layer widths
   * @param seconds median time of a call [s]
   * @param weightSamples products of a weight and a sample's value that a pass over all weights
   *     needs, so that time divided by it compares sizes
   */
  record Point(double value, String size, double seconds, double weightSamples) {
    /** Time a weight and sample [ns]. */
    double nanosEach() {
      return seconds * 1e9 / weightSamples;
    }
  }

  /** {@code p} of {@code seconds ~ value^p}, by least squares of the logarithms. */
  double exponent() {
    SimpleRegression fit = new SimpleRegression();
    for (Point point : points) {
      fit.addData(Math.log(point.value()), Math.log(point.seconds()));
    }
    return fit.getSlope();
  }
}
