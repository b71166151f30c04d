package org.ohmlight.drivers.transport;

/** The link cannot be opened: nobody there, no permission, in use by somebody else. */
public final class Unreachable extends TransportException {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public Unreachable(String message) {
    super(message);
  }

  /** Says what happened and why. */
  public Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
