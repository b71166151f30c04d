package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class PulseNoiseTest {
  private static final int COUNT = 4_000_000;

  @Test
  void isStandardNormalToItsTails() {
    PulseNoise noise = new PulseNoise();
    noise.restart(PulseNoise.key(20261122, 3, 4));
    double[] moments = new double[5];
    long beyond4 = 0;
    float largest = 0;
    for (int batch = 0; batch < COUNT / 1000; batch++) {
      float[] xi = noise.next(1000);
      for (int i = 0; i < 1000; i++) {
        double power = 1;
        for (int p = 1; p <= 4; p++) {
          power *= xi[i];
          moments[p] += power / COUNT;
        }
        beyond4 += Math.abs(xi[i]) > 4f ? 1 : 0;
        largest = Math.max(largest, Math.abs(xi[i]));
      }
    }
    assertThat(moments[1]).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / COUNT)));
    assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / COUNT)));
    assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / COUNT)));
    double expected = COUNT * Erf.erfc(4 / Math.sqrt(2));
    assertThat((double) beyond4).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    assertThat(largest).isBetween(4.6f, 6.5f);
  }

  @Test
  void isAFunctionOfItsKey() {
    PulseNoise noise = new PulseNoise();
    noise.restart(7);
    float[] first = noise.next(100).clone();
    noise.restart(8);
    assertThat(noise.next(100)).isNotEqualTo(first);
    noise.restart(7);
    assertThat(noise.next(100)).isEqualTo(first);
  }
}
