package org.ohmlight.drivers.instrument.tile;

/**
 * The controller is there and no longer in this session: it has restarted, or has made itself safe.
 * Cells hold what they held, give or take the requests under way: open a session, read them back.
 */
public final class SessionLost extends TileFault {
  private static final long serialVersionUID = 1L;

  /** Says what happened. */
  public SessionLost(String message) {
    super(message);
  }
}
