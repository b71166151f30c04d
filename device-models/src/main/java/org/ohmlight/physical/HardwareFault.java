package org.ohmlight.physical;

/**
 * Hardware behind a coupling failed, and what could be tried again has been: its cable, its power,
 * its limits. Thrown by couplings, whose products have no other way to say so; a network turns it
 * into {@link Equilibrium.Faulted}, a training into the end of its epoch.
 */
public final class HardwareFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  /** Says what happened and what to try. */
  public HardwareFault(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  /** Says what happened and what to try, where nothing was thrown before. */
  public HardwareFault(String why) {
    super(why);
    this.why = why;
  }

  /** What happened and what to try. */
  public String why() {
    return why;
  }
}
