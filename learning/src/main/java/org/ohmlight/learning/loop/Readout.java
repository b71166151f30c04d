package org.ohmlight.learning.loop;

/**
 * Where the cost {@code C = 1/2 |o - y|^2} reads the output layer.
 *
 * <p>It matters beyond the scale of the errors: an output of 0 and 1 puts a sigmoid's drive far
 * into saturation, where a layer hardly answers and settles at once; a drive of 0 and 1 keeps it on
 * the slope.
 */
public enum Readout {
  /** What the layer sends, {@code o = s = f(a)}. */
  STATE,
  /** What drives it, {@code o = a}: a linear output whose feedback is still {@code f(a)}. */
  DRIVE
}
