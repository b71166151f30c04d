package org.ohmlight.drivers.instrument;

import java.io.IOException;

/** Measures a temperature: {@code 293.15}. */
public interface Thermometer extends Instrument {
  /** Temperature now [K]. */
  double kelvin() throws IOException;
}
