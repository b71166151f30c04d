package org.ohmlight.drivers.instrument;

/**
 * The instrument reported an error, gave no usable reading, or did not take a value. Its driver has
 * brought it to its safe state, as far as the wire allowed.
 */
public final class InstrumentFault extends InstrumentException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked, what came and what to try. */
  public InstrumentFault(String message) {
    super(message);
  }
}
