package org.ohmlight.device.resistive;

import org.ohmlight.physical.RandomStream;

/** The state of one cell under a train of equal pulses: what a pulse-response measurement shows. */
public final class PulseCurve {
  private PulseCurve() {}

  /**
   * The mean cell, every spread and noise off, from state 0.
   *
   * @param up pulses up, >= 0
   * @param down pulses down that follow, >= 0
   * @return the state before the first pulse and after each: {@code up + down + 1} values
   */
  public static float[] noiseFree(PulsedCell model, int up, int down) {
    return of(model.withoutSpread(), up, down, 0);
  }

  /**
   * One cell of the model with its spread and noise.
   *
   * @param seed which cell, and which noise
   * @return the state before the first pulse and after each
   */
  public static float[] of(PulsedCell model, int up, int down, long seed) {
    if (up < 0 || down < 0) {
      throw new IllegalArgumentException(
          "Numbers of pulses must be 0 or greater, got " + up + " up and " + down + " down");
    }
    PulsedCells cell = PulsedCells.of(model, 1, RandomStream.of(seed, "pulse curve/cell"));
    PulseNoise noise = new PulseNoise();
    noise.restart(RandomStream.of(seed, "pulse curve/noise").key());
    float[] states = new float[up + down + 1];
    states[0] = cell.state(0);
    for (int k = 1; k < states.length; k++) {
      cell.pulse(0, new int[1], 0, 1, k <= up, noise);
      states[k] = cell.state(0);
    }
    return states;
  }
}
