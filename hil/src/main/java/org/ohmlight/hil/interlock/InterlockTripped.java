package org.ohmlight.hil.interlock;

import java.io.IOException;

/**
 * Somebody asked for more than a limit allows. Nothing was sent, and the hardware was made safe.
 */
public final class InterlockTripped extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked, and what is allowed. */
  public InterlockTripped(String message) {
    super(message);
  }
}
