package org.ohmlight.hil.rig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.instrument.tile.SessionLost;
import org.ohmlight.drivers.instrument.tile.TileStatus;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.physical.HardwareFault;

/**
 * Gets work done on a controller that may lose its session. After a silence it is armed again and
 * the work repeated. After a restart its cells are measured first, and written again where they no
 * longer hold what they held: nothing that was learnt is lost.
 *
 * <p>Pulses of a request that was under way when a session ended may have been given or not; what
 * cells hold is found out when they are next measured.
 */
final class Recovery {
  private final GuardedTiles tiles;
  private final int most;
  private final RigEvents events;
  private final List<RigCoupling> held = new ArrayList<>();
  private boolean armed;
  private boolean recovering;

  Recovery(GuardedTiles tiles, int most, RigEvents events) {
    this.tiles = tiles;
    this.most = most;
    this.events = events;
  }

  /** Something done on the controller. */
  @FunctionalInterface
  interface Work {
    /** Does it, once. */
    void run() throws IOException;
  }

  void holds(RigCoupling coupling) {
    held.add(coupling);
  }

  /**
   * Does the work, again after a lost session.
   *
   * @throws HardwareFault if the link is lost for good, a limit was touched or sessions keep ending
   */
  synchronized void run(Work work) {
    try {
      if (!armed) {
        tiles.arm();
        armed = true;
      }
      for (int lost = 0; ; lost++) {
        try {
          work.run();
          return;
        } catch (SessionLost session) {
          if (lost >= most || recovering) {
            throw session;
          }
          begin(session);
        }
      }
    } catch (IOException failed) {
      throw new HardwareFault(String.valueOf(failed.getMessage()), failed);
    }
  }

  private void begin(SessionLost why) throws IOException {
    TileStatus status = tiles.status();
    tiles.arm();
    boolean restarted = status.reason() == TileStatus.Reason.POWER_ON;
    events.add(
        restarted
            ? "the controller restarted (" + why.getMessage() + "); its cells were measured"
            : "the controller had made itself safe (" + status.reason() + ") and was armed again");
    if (restarted) {
      recovering = true;
      try {
        for (RigCoupling coupling : held) {
          if (coupling.rewriteIfLost()) {
            events.add("the weights of " + coupling.name() + " were gone and written again");
          }
        }
      } finally {
        recovering = false;
      }
    }
  }
}
