package org.ohmlight.device.resistive;

import org.ohmlight.device.resistive.Draws.Parameter;
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
  private static final int STRIDE = 8;
  private static final int UP = 0;
  private static final int DOWN = 2;
  private static final int LOWER = 4;
  private static final int UPPER = 5;
  private static final int SIZE_UP = 6;
  private static final int SIZE_DOWN = 7;

  private final float[] law;
  private final boolean multiplicative;

  LinearCells(LinearStep model, int count, RandomStream stream) {
    super(model, count, stream);
    multiplicative = model.multiplicativeNoise();
    law = new float[Math.multiplyExact(count, STRIDE)];
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
    law = new float[Math.multiplyExact(count, STRIDE)];
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
    int at = c * STRIDE;
    law[at + UP] = (float) slopeUp;
    law[at + UP + 1] = (float) (up[c] + slopeUp * reference);
    law[at + DOWN] = (float) slopeDown;
    law[at + DOWN + 1] = (float) (-down[c] + slopeDown * reference);
    law[at + LOWER] = lower[c];
    law[at + UPPER] = upper[c];
    law[at + SIZE_UP] = up[c];
    law[at + SIZE_DOWN] = down[c];
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    if (!multiplicative) {
      stepAdditive(base, lines, from, to, upwards, xi);
    } else if (upwards) {
      stepUp(base, lines, from, to, xi);
    } else {
      stepDown(base, lines, from, to, xi);
    }
  }

  private void stepUp(int base, int[] lines, int from, int to, float[] xi) {
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      int at = c * STRIDE;
      float before = w[c];
      float change = Math.fma(law[at + UP], before, law[at + UP + 1]);
      float after = Math.fma(change, Math.fma(cycleSpread, xi[k - from], 1f), before);
      w[c] = clip(after, law[at + LOWER], law[at + UPPER]);
    }
  }

  private void stepDown(int base, int[] lines, int from, int to, float[] xi) {
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      int at = c * STRIDE;
      float before = w[c];
      float change = Math.fma(law[at + DOWN], before, law[at + DOWN + 1]);
      float after = Math.fma(change, Math.fma(cycleSpread, xi[k - from], 1f), before);
      w[c] = clip(after, law[at + LOWER], law[at + UPPER]);
    }
  }

  private void stepAdditive(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    int direction = upwards ? UP : DOWN;
    int size = upwards ? SIZE_UP : SIZE_DOWN;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      int at = c * STRIDE;
      float before = w[c];
      float change = Math.fma(law[at + direction], before, law[at + direction + 1]);
      float after = Math.fma(cycleSpread * law[at + size], xi[k - from], before + change);
      w[c] = clip(after, law[at + LOWER], law[at + UPPER]);
    }
  }
}
