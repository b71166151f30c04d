package org.ohmlight.drivers.instrument;

/** Somebody answered, but not the instrument that this driver is for; nothing was set. */
public final class WrongInstrument extends InstrumentException {
  private static final long serialVersionUID = 1L;

  /** Says who was expected and who answered. */
  public WrongInstrument(String message) {
    super(message);
  }
}
