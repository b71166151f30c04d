package org.ohmlight.hil.twin;

import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Step and slope of pulses in one direction, by least squares over measured changes (Levenberg and
 * Marquardt, Commons Math).
 *
 * @param step change of a weight by a pulse at zero, in the direction of the pulse
 * @param slope part of it lost on the way to the bound
 */
record StepFit(double step, double slope) {
  private static final double DIFFERENCE = 1e-6;
  private static final int MOST = 20_000;

  /**
   * Fits.
   *
   * @param samples pulses of one direction
   * @param direction 1 or -1
   * @param nominal where to begin
   */
  static StepFit of(List<PulseSample> samples, int direction, double nominal) {
    int stride = Math.ceilDiv(samples.size(), MOST);
    List<PulseSample> some =
        java.util.stream.IntStream.range(0, samples.size() / stride)
            .mapToObj(k -> samples.get(k * stride))
            .toList();
    double[] changes =
        some.stream().mapToDouble(one -> direction * (one.after() - one.before())).toArray();
    // The step in units of the nominal one: both parameters are about 1.
    MultivariateJacobianFunction model = point -> modelled(some, direction, nominal, point);
    RealVector found =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(new double[] {1, 1})
                    .target(changes)
                    .model(model)
                    .maxEvaluations(1000)
                    .maxIterations(1000)
                    .build())
            .getPoint();
    return new StepFit(found.getEntry(0) * nominal, found.getEntry(1));
  }

  private static Pair<RealVector, org.apache.commons.math3.linear.RealMatrix> modelled(
      List<PulseSample> samples, int direction, double nominal, RealVector point) {
    ArrayRealVector values = new ArrayRealVector(samples.size());
    Array2DRowRealMatrix slopes = new Array2DRowRealMatrix(samples.size(), 2);
    double step = point.getEntry(0);
    double slope = point.getEntry(1);
    for (int k = 0; k < samples.size(); k++) {
      PulseSample one = samples.get(k);
      double w = direction * one.before();
      int n = Math.abs(one.pulses());
      double value = TileTwin.moved(step * nominal, slope, w, n);
      double more = TileTwin.moved((step + DIFFERENCE) * nominal, slope, w, n);
      double steeper = TileTwin.moved(step * nominal, slope + DIFFERENCE, w, n);
      values.setEntry(k, value);
      slopes.setEntry(k, 0, (more - value) / DIFFERENCE);
      slopes.setEntry(k, 1, (steeper - value) / DIFFERENCE);
    }
    return new Pair<>(values, slopes);
  }
}
