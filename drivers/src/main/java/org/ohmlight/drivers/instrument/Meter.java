package org.ohmlight.drivers.instrument;

import java.io.IOException;

/** Measures one quantity: {@code meter.measure()} gives {@code 2.0E-4 A}. */
public interface Meter extends Instrument {
  /**
   * Measures now.
   *
   * @throws InstrumentFault if there is no usable reading; it is never a NaN
   */
  Reading measure() throws IOException;

  /**
   * What was measured.
   *
   * @param value finite
   * @param unit its unit
   */
  record Reading(double value, Unit unit) {
    public Reading {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A reading is finite, got " + value);
      }
    }

    @Override
    public String toString() {
      return unit.text(value);
    }
  }
}
