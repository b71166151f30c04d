package org.ohmlight.experiments.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Batch;

class AngleTest {
  @Test
  void knownAngles() {
    Angle angle = Angle.between(new float[] {3, 0}, new float[] {2, 2});
    assertThat(angle.cosine()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(angle.ratio()).isCloseTo(3 / Math.sqrt(8), within(1e-12));
    assertThat(Angle.between(new float[] {1, 2}, new float[] {-2, -4}).cosine())
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void nothingHasNoDirection() {
    assertThat(Angle.between(new float[2], new float[] {1, 2}).cosine()).isNaN();
  }

  @Test
  void distanceOfStatesIsRelativeToTheReference() {
    StateDistance distance = new StateDistance();
    distance.add(Batch.of(new float[] {3, 4.5f}, 1, 2), Batch.of(new float[] {3, 4}, 1, 2));
    assertThat(distance.relative()).isCloseTo(0.1, within(1e-12));
    assertThat(distance.largest()).isEqualTo(0.5);
  }
}
