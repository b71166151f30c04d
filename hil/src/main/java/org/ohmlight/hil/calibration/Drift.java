package org.ohmlight.hil.calibration;

/** What a reference probe found. */
public sealed interface Drift {
  /** Error of the probe's product over its size, averaged over its vectors. */
  double part();

  /** Within what is allowed. */
  record Steady(double part) implements Drift {}

  /** The calibration no longer holds: make it anew. */
  record Recalibrate(double part) implements Drift {}

  /** Farther off than drift explains: something is broken, stop. */
  record Stop(double part) implements Drift {}
}
