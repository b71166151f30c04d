package org.ohmlight.drivers.transport;

/** The deadline passed before the other end did its part; the link itself may be well. */
public final class TimedOut extends TransportException {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public TimedOut(String message) {
    super(message);
  }

  /** Says what happened and why. */
  public TimedOut(String message, Throwable cause) {
    super(message, cause);
  }
}
