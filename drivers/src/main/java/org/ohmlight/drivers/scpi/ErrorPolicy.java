package org.ohmlight.drivers.scpi;

/**
 * When a driver looks into the error queue of its instrument. Asking after each command is safe and
 * doubles the exchanges.
 */
public enum ErrorPolicy {
  /** After each command that sets something. */
  AFTER_EACH_SET,
  /** Where the driver says so: at the end of a set-up, before a measurement that matters. */
  AT_CHECKPOINTS,
  /** Never: the instrument has no queue, or somebody else looks. */
  NEVER
}
