package org.ohmlight.drivers.transport;

import java.io.IOException;

/**
 * Something went wrong between here and an instrument. The message says what was sent, what came
 * and what to try.
 */
public abstract sealed class TransportException extends IOException
    permits TimedOut, LinkLost, Unreachable, Garbled {
  private static final long serialVersionUID = 1L;

  TransportException(String message) {
    super(message);
  }

  TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
