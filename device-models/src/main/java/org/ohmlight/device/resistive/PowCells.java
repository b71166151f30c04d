package org.ohmlight.device.resistive;

import org.ohmlight.device.resistive.Draws.Parameter;
import org.ohmlight.physical.RandomStream;

/** Cells of {@link PowStep}; a reference is folded in by moving the bounds. */
final class PowCells extends PulsedCells {
  private final double[] gammaUp;
  private final double[] gammaDown;

  PowCells(PowStep model, int count, RandomStream stream) {
    super(model, count, stream);
    gammaUp = new double[count];
    gammaDown = new double[count];
    float[] g = draws().normals(Parameter.SHAPE_UP, model.gammaSpread());
    float[] h = draws().normals(Parameter.SHAPE_DOWN, model.asymmetrySpread());
    float[] k = draws().normals(Parameter.REFERENCE, model.reference().spread());
    for (int c = 0; c < count; c++) {
      double gain = 1.0 + model.gammaSpread() * g[c];
      double r = model.asymmetrySpread() * h[c];
      gammaUp[c] = Math.abs(model.gamma() * (gain + Math.min(model.asymmetry(), 0.0) + r));
      gammaDown[c] = Math.abs(model.gamma() * (gain - Math.max(model.asymmetry(), 0.0) - r));
      if (upper[c] > lower[c]) {
        double subtracted = model.reference().mean() + model.reference().spread() * k[c];
        if (model.reference().symmetryPoint()) {
          subtracted += symmetryPoint(c);
        }
        upper[c] -= (float) subtracted;
        lower[c] -= (float) subtracted;
      }
    }
  }

  /** Where a step up and a step down are equal, by bisection: their difference falls with w. */
  private double symmetryPoint(int c) {
    double low = lower[c];
    double high = upper[c];
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (change(c, middle, true) > change(c, middle, false)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private double change(int c, double state, boolean upwards) {
    double range = (double) upper[c] - lower[c];
    double left = upwards ? (upper[c] - state) / range : (state - lower[c]) / range;
    return (upwards ? up[c] : down[c])
        * Math.pow(Math.max(left, 0.0), upwards ? gammaUp[c] : gammaDown[c]);
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    double sign = upwards ? 1.0 : -1.0;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      if (upper[c] > lower[c]) {
        double change = change(c, w[c], upwards) * (1.0 + cycleSpread * xi[k - from]);
        w[c] = clip(c, (float) (w[c] + sign * change));
      }
    }
  }
}
