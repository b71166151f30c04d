package org.ohmlight.drivers.transport;

/** Bytes came that the protocol does not allow. */
public final class Garbled extends TransportException {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public Garbled(String message) {
    super(message);
  }

  /** Says what happened and why. */
  public Garbled(String message, Throwable cause) {
    super(message, cause);
  }
}
