package org.ohmlight.experiments.instrument;

import java.util.function.Function;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.virtual.Faults;
import org.ohmlight.drivers.virtual.FaultyBytes;
import org.ohmlight.drivers.virtual.FaultyMessages;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.drivers.virtual.WireFaults;

/** A tile controller with four tiles of 64 x 64, served at a link of bytes. */
final class TileService implements Function<ByteLink, AutoCloseable> {
  private static final int LONGEST = 1 << 16;

  private final VirtualTileController controller;
  private final Faults faults;
  private final long seed;

  TileService(WireFaults wanted, long seed) {
    this.controller =
        new VirtualTileController(
            new PlainTiles(4, 64, 64, PlainTiles.Noise.NONE, seed),
            12,
            8,
            "served",
            () -> System.nanoTime() / 1_000_000);
    this.faults = faults(wanted);
    this.seed = seed;
  }

  /** What goes wrong on a line, of what goes wrong with answers. */
  static Faults faults(WireFaults wanted) {
    int millis = (int) Math.min(Integer.MAX_VALUE, wanted.delay().toMillis());
    return Faults.NONE
        .dropping(wanted.drop())
        .garbling(wanted.garbage())
        .delaying(millis == 0 ? 0 : 1 - wanted.drop() - wanted.garbage(), millis);
  }

  /** What the controller says it is. */
  TileInfo info() {
    return controller.info();
  }

  /** Begins to serve at a link of messages. */
  AutoCloseable serve(MessageLink link) {
    return new TileServer(controller, new FaultyMessages(link, faults, seed));
  }

  @Override
  public AutoCloseable apply(ByteLink link) {
    return new TileServer(controller, new FramedLink(new FaultyBytes(link, faults, seed), LONGEST));
  }
}
