package org.ohmlight.hil.rig;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TilePhysics;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.Pace;
import org.ohmlight.hil.interlock.TileLimits;

/** A rig on virtual tiles at the other end of a wire in memory. */
final class VirtualRig implements AutoCloseable {
  private static final int LONGEST = TileMessage.lengthWith(8192);

  final AtomicLong clock = new AtomicLong();
  final LoopbackWire wire = new LoopbackWire("rig");
  final TilePhysics cells;
  final VirtualTileController instrument;
  final TileServer server;
  final RigSubstrate substrate;

  VirtualRig(int tiles, int rows, int columns, TileLimits limits) throws IOException {
    this(tiles, rows, columns, limits, ExchangeObserver.NOBODY);
  }

  VirtualRig(int tiles, int rows, int columns, TileLimits limits, ExchangeObserver observer)
      throws IOException {
    this(
        new PlainTiles(tiles, rows, columns, new PlainTiles.Noise(0.002f, 0f, 0f, 0f), 1),
        limits,
        observer);
  }

  VirtualRig(TilePhysics cells, TileLimits limits, ExchangeObserver observer) throws IOException {
    this.cells = cells;
    instrument = new VirtualTileController(cells, 16, 8f, "1", clock::get);
    FramedLink far = new FramedLink(wire.instrument(), LONGEST);
    far.open(Deadline.inMillis(1000)); // or it would throw away what the host sends at once
    server = new TileServer(instrument, far);
    TileController controller =
        TileController.connect(
            new FramedLink(wire.host(), LONGEST),
            new ExchangeLimits(300, 3, 8, 2, 1000),
            observer,
            9);
    substrate =
        new RigSubstrate(
            "rig", new GuardedTiles(controller, limits, Pace.REAL), RigSettings.standard());
  }

  /** Power off and on, with cells that forget. */
  void reboot() {
    instrument.restart();
    for (int t = 0; t < cells.tiles(); t++) {
      for (int r = 0; r < cells.rows(); r++) {
        cells.program(t, r, new float[cells.columns()]);
      }
    }
  }

  @Override
  public void close() {
    substrate.close();
    server.close();
    wire.close();
  }
}
