package org.ohmlight.drivers.transport;

/** The link was open and is gone: cable, broker or power. */
public final class LinkLost extends TransportException {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public LinkLost(String message) {
    super(message);
  }

  /** Says what happened and why. */
  public LinkLost(String message, Throwable cause) {
    super(message, cause);
  }
}
