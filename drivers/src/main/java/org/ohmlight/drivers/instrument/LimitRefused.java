package org.ohmlight.drivers.instrument;

/** A value that the limits forbid; nothing was sent. */
public final class LimitRefused extends InstrumentException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked, what is allowed and what to try. */
  public LimitRefused(String message) {
    super(message);
  }
}
