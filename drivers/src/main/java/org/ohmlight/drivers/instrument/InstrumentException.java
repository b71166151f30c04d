package org.ohmlight.drivers.instrument;

import java.io.IOException;

/**
 * An instrument, or what stands guard over it, said no. The wire itself is well; what goes wrong
 * there is a {@link org.ohmlight.drivers.transport.TransportException}.
 */
public abstract sealed class InstrumentException extends IOException
    permits LimitRefused, WrongInstrument, InstrumentFault {
  private static final long serialVersionUID = 1L;

  InstrumentException(String message) {
    super(message);
  }
}
