package org.ohmlight.drivers.instrument.tile;

import java.io.IOException;

/**
 * A controller answered, and not as it should: it refuses, it is something else, it speaks another
 * version. The message says what was asked and what came.
 */
public sealed class TileFault extends IOException permits SessionLost {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public TileFault(String message) {
    super(message);
  }
}
