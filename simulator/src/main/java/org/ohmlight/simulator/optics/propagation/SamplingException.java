package org.ohmlight.simulator.optics.propagation;

/** A geometry that the samples cannot show; carries the number that would work. */
public final class SamplingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final double workable;

  SamplingException(String message, double workable) {
    super(message);
    this.workable = workable;
  }

  /** The bound that was broken, in the unit the message names it in (metres or samples). */
  public double workable() {
    return workable;
  }
}
