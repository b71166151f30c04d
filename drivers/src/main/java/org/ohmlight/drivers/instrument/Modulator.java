package org.ohmlight.drivers.instrument;

import java.io.IOException;

/** Shows frames of phase or transmission to light: {@code modulator.show(frame)} gives frame 17. */
public interface Modulator extends Instrument {
  /** Pixels from top to bottom. */
  int rows();

  /** Pixels from left to right. */
  int columns();

  /**
   * Shows a frame and comes back when light sees it: sent, refreshed and settled.
   *
   * @param values {@code [rows, columns]}, phase [rad] or transmission 0 to 1 as the modulator
   *     says. Not modified.
   * @return number of the frame; the next one is greater
   */
  long show(float[] values) throws IOException;

  /** From the order to show a frame until light sees it [s]. */
  double settleSeconds();
}
