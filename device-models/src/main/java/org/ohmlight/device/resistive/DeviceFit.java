package org.ohmlight.device.resistive;

import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;

/**
 * A {@link LinearStep} cell fitted to a measured pulse response by least squares.
 *
 * <p>The measured conductances are mapped to states in [-1, 1]. Each branch of a linear-step cell
 * is an exponential, {@code w_n = end + (start - end) exp(-rate n)}; its three numbers are fitted
 * by Levenberg and Marquardt's method (Commons Math). With {@code q = 1 - exp(-rate)}: {@code up =
 * q end}, {@code gammaUp = 1 / end}, and likewise downwards with {@code -end}. The spread from
 * pulse to pulse is that of the measured steps about the fitted ones, over the mean step, and so
 * contains the noise of the measurement. Spread from device to device needs more than one curve and
 * is left at zero.
 *
 * @param cell the fitted cell
 * @param minSiemens conductance of state -1 [S]
 * @param maxSiemens conductance of state 1 [S]
 * @param measured measured states
 * @param fitted states of the fitted cell without noise
 * @param rmsError root mean square of their difference
 * @param rSquared part of the variance of the measured states that the fit explains
 */
public record DeviceFit(
    LinearStep cell,
    double minSiemens,
    double maxSiemens,
    List<Double> measured,
    List<Double> fitted,
    double rmsError,
    double rSquared) {
  public DeviceFit {
    measured = List.copyOf(measured);
    fitted = List.copyOf(fitted);
  }

  /** One branch: {@code w_n = end + (start - end) exp(-rate n)}. */
  private record Branch(double start, double end, double rate) {
    double at(double n) {
      return end + (start - end) * Math.exp(-rate * n);
    }

    double lost() {
      return -Math.expm1(-rate);
    }
  }

  /**
   * Fits a cell.
   *
   * @throws IllegalArgumentException if the curve does not rise and fall
   */
  public static DeviceFit of(MeasuredCurve curve) {
    double low = curve.siemens().stream().mapToDouble(g -> g).min().orElseThrow();
    double high = curve.siemens().stream().mapToDouble(g -> g).max().orElseThrow();
    if (!(high > low)) {
      throw new IllegalArgumentException("The measured conductance does not change: " + low + " S");
    }
    double[] w =
        curve.siemens().stream().mapToDouble(g -> 2.0 * (g - low) / (high - low) - 1.0).toArray();
    int turn = curve.up();
    Branch up = fit(w, 0, turn, 1.0);
    Branch down = fit(w, turn, w.length - 1, -1.0);
    double stepUp = up.lost() * up.end();
    double stepDown = down.lost() * -down.end();
    if (!(stepUp > 0.0 && stepDown > 0.0)) {
      throw new IllegalArgumentException(
          "The curve does not rise and fall through the middle of its range; fitted steps are "
              + stepUp
              + " up and "
              + stepDown
              + " down");
    }
    return report(curve, w, up, down, low, high);
  }

  private static Branch fit(double[] w, int first, int last, double direction) {
    int points = last - first + 1;
    double[] observed = new double[points];
    System.arraycopy(w, first, observed, 0, points);
    MultivariateJacobianFunction model =
        parameters -> {
          double start = parameters.getEntry(0);
          double end = parameters.getEntry(1);
          double rate = parameters.getEntry(2);
          ArrayRealVector values = new ArrayRealVector(points);
          Array2DRowRealMatrix slopes = new Array2DRowRealMatrix(points, 3);
          for (int n = 0; n < points; n++) {
            double left = Math.exp(-rate * n);
            values.setEntry(n, end + (start - end) * left);
            slopes.setEntry(n, 0, left);
            slopes.setEntry(n, 1, 1.0 - left);
            slopes.setEntry(n, 2, -n * (start - end) * left);
          }
          return new Pair<>(values, slopes);
        };
    Optimum optimum =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(new double[] {observed[0], 1.1 * direction, 2.0 / points})
                    .target(observed)
                    .model(model)
                    .maxEvaluations(10_000)
                    .maxIterations(10_000)
                    .build());
    return new Branch(
        optimum.getPoint().getEntry(0),
        optimum.getPoint().getEntry(1),
        optimum.getPoint().getEntry(2));
  }

  private static DeviceFit report(
      MeasuredCurve curve, double[] w, Branch up, Branch down, double low, double high) {
    int turn = curve.up();
    double[] fitted = new double[w.length];
    for (int n = 0; n < w.length; n++) {
      fitted[n] = n <= turn ? up.at(n) : down.at(n - turn);
    }
    double mean = java.util.Arrays.stream(w).average().orElseThrow();
    double residual = 0;
    double total = 0;
    double steps = 0;
    double stepResidual = 0;
    for (int n = 0; n < w.length; n++) {
      residual += (w[n] - fitted[n]) * (w[n] - fitted[n]);
      total += (w[n] - mean) * (w[n] - mean);
      if (n > 0 && n != turn + 1) {
        double step = fitted[n] - fitted[n - 1];
        double miss = w[n] - w[n - 1] - step;
        steps += Math.abs(step) / (w.length - 2);
        stepResidual += miss * miss / (w.length - 2);
      }
    }
    return new DeviceFit(
        cell(up, down, Math.sqrt(stepResidual) / steps),
        low,
        high,
        java.util.Arrays.stream(w).boxed().toList(),
        java.util.Arrays.stream(fitted).boxed().toList(),
        Math.sqrt(residual / w.length),
        1.0 - residual / total);
  }

  private static LinearStep cell(Branch up, Branch down, double cycleSpread) {
    double stepUp = up.lost() * up.end();
    double stepDown = down.lost() * -down.end();
    double size = Math.max(stepUp, stepDown);
    double asymmetry = stepUp >= stepDown ? 1.0 - stepDown / stepUp : stepUp / stepDown - 1.0;
    PulseStep step = new PulseStep(size, 0.0, false, cycleSpread, asymmetry, 0.0);
    return new LinearStep(
        CellBasics.of(step, Bounds.of(-1.0, 1.0)),
        1.0 / up.end(),
        -1.0 / down.end(),
        0.0,
        0.0,
        true,
        true,
        Reversal.NONE,
        true);
  }
}
