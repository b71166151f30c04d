package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PulseNoiseTest {
  @Test
  void isAFunctionOfItsKey() {
    PulseNoise noise = new PulseNoise();
    noise.restart(7);
    float[] first = noise.numbers(100);
    noise.restart(8);
    assertThat(noise.numbers(100)).isNotEqualTo(first);
    noise.restart(7);
    assertThat(noise.numbers(100)).isEqualTo(first);
    assertThat(noise.numbers(100)).isNotEqualTo(first);
  }

  @Test
  void silenceIsZeroHoweverLong() {
    assertThat(new PulseNoise().silence(1000)).containsOnly(0f);
  }
}
