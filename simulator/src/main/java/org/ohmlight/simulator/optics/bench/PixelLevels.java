package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import org.ohmlight.device.optical.CrystalSettling;
import org.ohmlight.kernel.LightPasses;

/**
 * The levels that the pixels of an area show: what was asked for, or as far as the crystal has
 * turned towards it since the last write.
 */
final class PixelLevels {
  private final float step;
  private final boolean turns;
  private final float leftRising;
  private final float leftFalling;
  private float[] asked;
  private final float[] up;
  private final float[] down;

  PixelLevels(int count, float limit, SlmSettings settings) {
    step = (float) (settings.pixel().step() * limit);
    CrystalSettling settling = settings.drift().settling();
    turns = !settling.isInstant();
    double wait = settings.timing().writeSeconds();
    leftRising = (float) (1 - settling.after(0, 1, wait));
    leftFalling = (float) settling.after(1, 0, wait);
    asked = new float[count];
    up = new float[turns ? count : 0];
    down = new float[turns ? count : 0];
  }

  /** Writes; {@code weights} is kept and must not change until the next write. */
  void write(float[] weights) {
    asked = weights;
    if (turns) {
      turn(up, 1f);
      turn(down, -1f);
    }
  }

  private void turn(float[] shown, float sign) {
    for (int k = 0; k < shown.length; k++) {
      float level = Math.max(sign * asked[k], 0f);
      float target = step > 0 ? (float) Math.rint(level / step) * step : level;
      float left = target > shown[k] ? leftRising : leftFalling;
      shown[k] = target + (shown[k] - target) * left;
    }
  }

  /** Transmissions of a row of an arm, see {@link LightPasses#transmit}. */
  void expose(ArmOptics arm, int row, float sign, float limit, float[] lit, int outputs) {
    boolean plus = sign > 0;
    float[] from = turns ? (plus ? up : down) : asked;
    LightPasses.transmit(
        from,
        row * outputs,
        turns ? 1f : sign,
        turns ? 0f : step,
        limit,
        arm.bow(),
        arm.slope(),
        arm.base(),
        lit,
        outputs);
  }

  /** Where the crystals stand: both arms, nothing where they turn at once; a copy. */
  float[] shown() {
    float[] both = Arrays.copyOf(up, 2 * up.length);
    System.arraycopy(down, 0, both, up.length, down.length);
    return both;
  }

  /** Puts the crystals where {@link #shown()} found them, with the weights that were asked for. */
  void restore(float[] weights, float[] both) {
    asked = weights;
    System.arraycopy(both, 0, up, 0, up.length);
    System.arraycopy(both, up.length, down, 0, down.length);
  }
}
