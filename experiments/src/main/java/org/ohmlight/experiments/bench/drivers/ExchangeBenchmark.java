package org.ohmlight.experiments.bench.drivers;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One request and its reply between two threads over a wire in memory: a product with a tile of one
 * cell, so that all of it is overhead, framing and the hand-over between threads included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExchangeBenchmark {
  private static final int LONGEST = TileMessage.lengthWith(4096);

  private final LoopbackWire wire = new LoopbackWire("bench");
  private final byte[] input = {127};
  private final short[] output = new short[1];
  private @Nullable TileServer server;
  private @Nullable TileController tiles;

  /** Begins to serve and opens a session. */
  @Setup
  public void connect() throws IOException {
    VirtualTileController controller =
        new VirtualTileController(
            new PlainTiles(1, 1, 1, PlainTiles.Noise.NONE, 1), 12, 1f, "1", () -> 0);
    server = new TileServer(controller, new FramedLink(wire.instrument(), LONGEST));
    TileController made =
        TileController.connect(
            new FramedLink(wire.host(), LONGEST),
            ExchangeLimits.standard(),
            ExchangeObserver.NOBODY,
            1);
    made.arm();
    tiles = made;
  }

  /** Ends both. */
  @TearDown
  public void close() {
    if (tiles != null) {
      tiles.close();
    }
    if (server != null) {
      server.close();
    }
    wire.close();
  }

  /** One exchange. */
  @Benchmark
  public short loopbackExchange() throws IOException {
    if (tiles != null) {
      tiles.multiply(0, input, 1, output);
    }
    return output[0];
  }
}
