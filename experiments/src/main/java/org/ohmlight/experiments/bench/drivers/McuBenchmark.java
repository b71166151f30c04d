package org.ohmlight.experiments.bench.drivers;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.serial.LineSettings;
import org.ohmlight.drivers.transport.serial.SerialLink;
import org.ohmlight.hil.board.Board;
import org.ohmlight.hil.board.Emulator;
import org.ohmlight.hil.board.Firmware;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Products of a 64 x 64 tile with the firmware on an emulated board, over its serial line: a time
 * for one product, of batches of 32. Beside it the same bytes in both directions in requests that
 * multiply nothing, which is what the emulator's port allows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class McuBenchmark {
  private static final Board BOARD = Board.LM3S6965_64;
  private static final int SIZE = 64;
  private static final int BATCH = 32;
  private static final int BAUD = 921_600;

  /** What is asked for. */
  @Param({"mcu-mvm-64", "mcu-bytes-64"})
  String what = "mcu-mvm-64";

  private final byte[] inputs = new byte[BATCH * SIZE];
  private final short[] outputs = new short[BATCH * SIZE];
  private final short[] half = new short[BATCH / 2 * SIZE];
  private @Nullable Emulator emulator;
  private @Nullable TileController tiles;

  static Optional<String> missing() {
    return Firmware.here().missing(BOARD);
  }

  /** Starts the board and opens a session. */
  @Setup
  public void start() throws IOException {
    Emulator started = Emulator.start(BOARD, Firmware.here());
    emulator = started;
    TileController made =
        TileController.connect(
            new FramedLink(
                new SerialLink(started.terminal().toString(), LineSettings.baud(BAUD)),
                TileMessage.lengthWith(0xffff)),
            new ExchangeLimits(5000, 3, 0, 50, 0),
            ExchangeObserver.NOBODY,
            1);
    made.arm();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (byte) (i % 255 - 127);
    }
    tiles = made;
  }

  /** Ends both. */
  @TearDown
  public void close() {
    if (tiles != null) {
      tiles.close();
    }
    if (emulator != null) {
      emulator.close();
    }
  }

  /** A batch of products, or its bytes: half of them down, all of them up. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public short product() throws IOException {
    TileController board = tiles;
    if (board == null) {
      return 0;
    }
    if (what.startsWith("mcu-mvm")) {
      board.multiply(0, inputs, BATCH, outputs);
    } else {
      board.program(0, 0, half);
      board.read(0, 0, outputs);
    }
    return outputs[0];
  }
}
