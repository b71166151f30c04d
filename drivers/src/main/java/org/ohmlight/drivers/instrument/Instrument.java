package org.ohmlight.drivers.instrument;

import java.io.IOException;

/**
 * Something on a bench that is spoken to. What it can do is said by the capabilities it has as
 * well: {@link Source}, {@link Meter}, {@link Modulator}, {@link Camera}, {@link Thermometer}.
 */
public interface Instrument extends AutoCloseable {
  /** Who it said it is when the driver met it. */
  Identity identity();

  /** What can be set on it. */
  Settings settings();

  /**
   * Brings it to the state in which it harms nobody: outputs off, no light. Tries everything before
   * it fails.
   */
  void makeSafe() throws IOException;

  /** Brings it to its safe state, as far as the wire allows, and lets go of it. Never throws. */
  @Override
  void close();
}
