package org.ohmlight.drivers.instrument;

import java.io.IOException;

/**
 * Gives a voltage or a current, up to a compliance of the other quantity.
 *
 * <p>{@code source.compliance().set(1e-3); source.level().set(0.2); source.output().set(1);}
 */
public interface Source extends Instrument {
  /** What it gives [V] or [A]; the unit says which. */
  Parameter level();

  /** How much of the other quantity it allows [A] or [V]. */
  Parameter compliance();

  /** 1 while it gives its level, 0 while it is off. */
  Parameter output();

  /** Whether the compliance holds it back right now. */
  boolean inCompliance() throws IOException;
}
