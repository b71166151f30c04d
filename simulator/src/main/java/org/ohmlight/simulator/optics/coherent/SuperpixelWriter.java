package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.simulator.optics.hologram.DoublePhase;

/**
 * A superpixel for each weight.
 *
 * <p>The transmission of a superpixel into the zero order of the lens is the mean of its pixels'
 * phasors, plus the field of the dead area. Phases that can only be set in steps are chosen pixel
 * by pixel, so that their rounding cancels over the superpixel. Inputs light columns of
 * superpixels; the lens adds each row into one mode, which takes {@code 1 / inputs} of the power of
 * each beam.
 */
final class SuperpixelWriter implements WeightWriter {
  private final int outputs;
  private final int inputs;
  private final double limit;
  private final DoublePhase code;
  private final CoherentBenchSettings settings;

  SuperpixelWriter(
      int outputs, int inputs, double limit, int side, CoherentBenchSettings settings) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.limit = limit;
    this.code = new DoublePhase(side);
    this.settings = settings;
  }

  @Override
  public int pixelRows() {
    return outputs * code.side();
  }

  @Override
  public int pixelColumns() {
    return inputs * code.side();
  }

  @Override
  public double write(float[] target, PixelArea area, float[] made) {
    if (settings.pixelsAreIdeal()) {
      // Two phases hold any weight within the limit, so that nothing needs to be worked out.
      System.arraycopy(target, 0, made, 0, target.length);
    } else {
      for (int w = 0; w < target.length; w++) {
        made[w] =
            (float) (limit * (transmission(target[w] / limit, w, area) + settings.zeroOrder()));
      }
    }
    return limit * Math.sqrt(inputs);
  }

  private double transmission(double weight, int place, PixelArea area) {
    int side = code.side();
    int pixels = side * side;
    int row = place / inputs * side;
    int column = place % inputs * side;
    double made = 0;
    double believed = 0;
    for (int k = 0; k < pixels; k++) {
      // Each pixel makes up for the rounding of those before it, which the controller knows of.
      double left = (weight * pixels - believed) / (pixels - k);
      double asked = code.pixel(k / side, k % side, Math.clamp(left, -1.0, 1.0), 0);
      believed += Math.cos(area.level(row + k / side, column + k % side, asked));
      made += Math.cos(area.phase(row + k / side, column + k % side, asked));
    }
    return made / pixels;
  }
}
