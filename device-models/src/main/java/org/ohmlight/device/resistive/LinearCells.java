package org.ohmlight.device.resistive;

import org.ohmlight.device.resistive.Draws.Parameter;
import org.ohmlight.kernel.LinearPulses;
import org.ohmlight.physical.RandomStream;

/**
 * Cells whose step is linear in the state: {@link LinearStep}, {@link SoftBounds}, {@link
 * SoftBoundsReference}.
 *
 * <p>One pulse changes {@code w} by {@code slope w + start}, signed; with multiplicative noise that
 * is multiplied by {@code 1 + s xi}, with additive noise {@code noise s xi} is added. A reference
 * {@code r} is folded in: {@code start = step + slope r}, and the bounds are moved by {@code -r}.
 */
final class LinearCells extends PulsedCells {
  /** A slot in which fewer lines than one in so many fire is done line by line. */
  private static final int SPARSE = 8;

  private final LinearPulses law;
  private final boolean multiplicative;

  LinearCells(LinearStep model, int count, RandomStream stream) {
    super(model, count, stream);
    multiplicative = model.multiplicativeNoise();
    law = new LinearPulses(lower, upper, up, down);
    Bounds mean = model.basics().bounds();
    Reversal reversal = model.reversal();
    float[] g = draws().normals(Parameter.SHAPE_UP, model.gammaUpSpread());
    float[] h = draws().normals(Parameter.SHAPE_DOWN, model.gammaDownSpread());
    for (int c = 0; c < count; c++) {
      double high = model.meanBounds() ? mean.max() : upper[c];
      double low = model.meanBounds() ? mean.min() : lower[c];
      double gammaUp = model.gammaUp() + model.gammaUpSpread() * g[c];
      double gammaDown = model.gammaDown() + model.gammaDownSpread() * h[c];
      fill(
          c,
          model.increasing() ? gammaUp : Math.abs(gammaUp),
          model.increasing() ? gammaDown : Math.abs(gammaDown),
          reversal.up() ? low - reversal.offset() : high,
          reversal.down() ? high + reversal.offset() : low,
          0.0);
    }
  }

  LinearCells(SoftBounds model, int count, RandomStream stream) {
    this(
        new LinearStep(
            model.basics(),
            1.0,
            1.0,
            0.0,
            0.0,
            model.multiplicativeNoise(),
            false,
            model.reversal(),
            false),
        count,
        stream);
  }

  LinearCells(SoftBoundsReference model, int count, RandomStream stream) {
    super(model, count, stream);
    multiplicative = model.multiplicativeNoise();
    law = new LinearPulses(lower, upper, up, down);
    Reference reference = model.reference();
    float[] r = draws().normals(Parameter.REFERENCE, reference.spread());
    float[] g = draws().normals(Parameter.SHAPE_UP, model.slopeUpSpread());
    float[] h = draws().normals(Parameter.SHAPE_DOWN, model.slopeDownSpread());
    for (int c = 0; c < count; c++) {
      double high = upper[c] / Math.abs(1.0 + model.slopeUpSpread() * g[c]);
      double low = lower[c] / Math.abs(1.0 + model.slopeDownSpread() * h[c]);
      boolean stuck = up[c] == 0f && down[c] == 0f;
      double subtracted = stuck ? 0.0 : reference.mean() + reference.spread() * r[c];
      if (reference.symmetryPoint() && !stuck) {
        subtracted += (up[c] - down[c]) / (up[c] / high - down[c] / low);
      }
      if (!stuck) {
        upper[c] = (float) (high - subtracted);
        lower[c] = (float) (low - subtracted);
      }
      fill(c, 1.0, 1.0, high, low, subtracted);
    }
  }

  /** Steps that are lost by the part gamma on the way from 0 to {@code high} or {@code low}. */
  private void fill(
      int c, double gammaUp, double gammaDown, double high, double low, double reference) {
    double slopeUp = high == 0.0 ? 0.0 : -gammaUp * up[c] / high;
    double slopeDown = low == 0.0 ? 0.0 : gammaDown * down[c] / low;
    law.up(c, slopeUp, up[c] + slopeUp * reference);
    law.down(c, slopeDown, -down[c] + slopeDown * reference);
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    law.pulse(w, base, lines, from, to, upwards, xi, cycleSpread, multiplicative);
  }

  @Override
  boolean stepRow(int base, RowPulses row, boolean reversed, PulseNoise noise) {
    for (int slot = 0; slot < row.slots(); slot++) {
      int pulses = row.pulses(slot);
      if (pulses * SPARSE < row.width()) {
        driveSlot(base, row, slot, reversed, noise);
        continue;
      }
      float[] xi = cycleSpread > 0f ? noise.next(pulses) : noise.silence(pulses);
      float sign = row.up(slot) != reversed ? 1f : -1f;
      if (multiplicative) {
        law.fire(w, base, row.width(), row.marks(), row.mark(slot), sign, xi, cycleSpread);
      } else {
        law.fireAdditive(w, base, row.width(), row.marks(), row.mark(slot), sign, xi, cycleSpread);
      }
    }
    return true;
  }
}
