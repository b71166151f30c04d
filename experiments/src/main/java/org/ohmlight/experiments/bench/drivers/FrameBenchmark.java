package org.ohmlight.experiments.bench.drivers;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ohmlight.drivers.frame.Cobs;
import org.ohmlight.drivers.frame.FrameReader;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Frames of 4 KiB of random bytes, checksums included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
  /** Bytes of payload. */
  static final int PAYLOAD = 4096;

  private static final int LONGEST = TileMessage.lengthWith(PAYLOAD);

  private final byte[] payload = new byte[PAYLOAD];
  private final TileMessage message = new TileMessage(PAYLOAD);
  private final TileMessage taken = new TileMessage(PAYLOAD);
  private final FrameReader reader = new FrameReader(LONGEST);
  private final byte[] frame = new byte[Cobs.encodedLength(LONGEST) + 1 + Long.BYTES];
  private int filled;

  /** Makes the payload and a frame. */
  @Setup
  public void fill() {
    new Random(1).nextBytes(payload);
    frameEncode();
  }

  /** A message written, its checksum, its frame. */
  @Benchmark
  public int frameEncode() {
    message.request(TileKind.MVM, 1, 2, 0).payload().put(payload);
    int length = message.seal();
    filled = Cobs.encode(message.bytes(), 0, length, frame, 0);
    frame[filled++] = 0;
    return filled;
  }

  /** A frame found, its message, its checksum. */
  @Benchmark
  public boolean frameDecode() {
    reader.take(frame, 0, filled);
    System.arraycopy(reader.frame(), 0, taken.bytes(), 0, reader.length());
    return taken.accept(reader.length());
  }

  /** Both. */
  @Benchmark
  public boolean frameCodec() {
    frameEncode();
    return frameDecode();
  }
}
