package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import org.ohmlight.device.optical.Alignment;

/**
 * Light that falls beside its detector because the image of the modulator does not lie where the
 * detectors expect it; see {@link BenchAlignment}.
 */
final class Displacement {
  private final Alignment image;
  private final Alignment expected;
  private final boolean nothing;
  private final float[] moved;

  /**
   * A displacement.
   *
   * @param image where columns and rows of pixels fall
   * @param expected where the detectors are set to expect them
   */
  Displacement(Alignment image, Alignment expected, int outputs) {
    this.image = image;
    this.expected = expected;
    this.nothing = image.equals(expected);
    this.moved = new float[nothing ? 0 : outputs + 2];
  }

  /** How far the light of a pixel falls beside its detector [pitches]. */
  double of(int row, int column) {
    return image.map(column, row)[0] - expected.map(column, row)[0];
  }

  /** Moves the light of a row of pixels; {@code lit} holds column {@code j} at {@code j + 1}. */
  void move(int row, float[] lit, int outputs) {
    if (nothing) {
      return;
    }
    Arrays.fill(moved, 0f);
    double first = of(row, 0);
    double slope = outputs == 1 ? 0 : (of(row, outputs - 1) - first) / (outputs - 1);
    for (int j = 0; j < outputs; j++) {
      float light = lit[j + 1];
      float away = (float) (first + slope * j);
      float distance = Math.abs(away);
      int neighbour = away > 0 ? j + 2 : j;
      moved[j + 1] += light * Math.max(0f, 1f - distance);
      moved[neighbour] += light * Math.max(0f, Math.min(distance, 2f - distance));
    }
    System.arraycopy(moved, 1, lit, 1, outputs);
  }
}
