package org.ohmlight.hil.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileAnswer;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.instrument.tile.TileStatus;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.serial.LineSettings;
import org.ohmlight.drivers.transport.serial.SerialLink;

/** The C firmware on emulated boards, over a real serial line, held against the tile protocol. */
class FirmwareTest {
  private static final long SEED = 20261123;
  private static final ExchangeLimits LIMITS = new ExchangeLimits(30_000, 2, 0, 50, 0);
  private static final Offset<Double> HALF_A_CODE = Offset.offset(0.501);
  private static final Firmware FIRMWARE = Firmware.here();

  private static Emulator start(Board board) throws IOException {
    String missing = FIRMWARE.missing(board).orElse("");
    assumeTrue(missing.isEmpty(), missing);
    return Emulator.start(board, FIRMWARE);
  }

  private static SerialLink line(Emulator emulator) {
    return new SerialLink(emulator.terminal().toString(), LineSettings.baud(921_600));
  }

  private static TileController connect(Emulator emulator) throws IOException {
    return TileController.connect(
        new FramedLink(line(emulator), 1 << 14), LIMITS, ExchangeObserver.NOBODY, SEED);
  }

  @ParameterizedTest
  @EnumSource
  void multipliesBothWaysByWhatItHolds(Board board) throws IOException {
    try (Emulator emulator = start(board);
        TileController tiles = connect(emulator)) {
      tiles.arm();
      TileInfo info = tiles.info();
      int last = info.tiles() - 1;
      short[] held = programmed(tiles, last);
      int vectors = 5; // no multiple of what is multiplied together
      byte[] x = codes("x", vectors * info.columns());
      short[] y = new short[vectors * info.rows()];
      tiles.multiply(last, x, vectors, y);
      byte[] back = codes("back", vectors * info.rows());
      short[] z = new short[vectors * info.columns()];
      tiles.multiplyTransposed(last, back, vectors, z);
      for (int v = 0; v < vectors; v++) {
        for (int r = 0; r < info.rows(); r++) {
          long sum = 0;
          for (int c = 0; c < info.columns(); c++) {
            sum += (long) held[r * info.columns() + c] * x[v * info.columns() + c];
          }
          assertThat((double) y[v * info.rows() + r]).isEqualTo(converted(sum, info), HALF_A_CODE);
        }
        for (int c = 0; c < info.columns(); c++) {
          long sum = 0;
          for (int r = 0; r < info.rows(); r++) {
            sum += (long) held[r * info.columns() + c] * back[v * info.rows() + r];
          }
          assertThat((double) z[v * info.columns() + c])
              .isEqualTo(converted(sum, info), HALF_A_CODE);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void layersSettleAsAPlainComputationFromItsWeights(Board board) throws IOException {
    try (Emulator emulator = start(board);
        TileController tiles = connect(emulator)) {
      tiles.arm();
      TileInfo info = tiles.info();
      int width = info.rows();
      int layers = Math.min(3, info.tiles());
      int first = info.tiles() - layers;
      short[][] held = new short[layers][];
      for (int k = 0; k < layers; k++) {
        held[k] = programmed(tiles, first + k);
      }
      byte[] clamped = codes("clamped", width);
      short[] biases = shorts("biases", layers * width);
      short[] force = shorts("force", width);
      char[] states = new char[layers * width];
      int steps = 4;
      float gain = 0.1f;
      int residual = tiles.settle(first, steps, gain, clamped, biases, force, states);
      double[] expected = settled(held, steps, gain, clamped, biases, force);
      for (int i = 0; i < states.length; i++) {
        assertThat((double) states[i]).isEqualTo(65535 * expected[i], Offset.offset(2.0));
      }
      if (layers == 1) {
        assertThat(residual).isZero();
      }
    }
  }

  /** The same steps in double, states not rounded. */
  private static double[] settled(
      short[][] held, int steps, double gain, byte[] clamped, short[] biases, short[] force) {
    int width = clamped.length;
    int layers = held.length;
    double[] states = new double[layers * width];
    for (int step = 0; step < steps; step++) {
      double[] next = new double[states.length];
      for (int at = 0; at < states.length; at++) {
        int k = at / width;
        int i = at % width;
        double sum = 0;
        for (int j = 0; j < width; j++) {
          double below = k == 0 ? clamped[j] / 127.0 : states[at - i - width + j];
          sum += held[k][i * width + j] / 32767.0 * below;
          if (k < layers - 1) {
            sum += held[k + 1][j * width + i] / 32767.0 * states[at - i + width + j];
          }
        }
        double bias = biases[at] + (k == layers - 1 ? force[i] : 0);
        next[at] = Math.clamp(gain * sum + bias / 32767.0, 0, 1);
      }
      states = next;
    }
    return states;
  }

  private static short[] shorts(String name, int count) {
    Random random = new Random(SEED + name.hashCode());
    short[] codes = new short[count];
    for (int k = 0; k < count; k++) {
      codes[k] = (short) (random.nextInt(32767) - 12000);
    }
    return codes;
  }

  /** The sum in codes of the converter, not rounded but clipped. */
  private static double converted(long sum, TileInfo info) {
    double code = info.topCode() * (sum / (32767.0 * 127.0)) / info.range();
    return Math.clamp(code, -info.topCode(), info.topCode());
  }

  /** Programs half-scale weights, checks the noise, and returns what is held. */
  private static short[] programmed(TileController tiles, int tile) throws IOException {
    TileInfo info = tiles.info();
    Random random = new Random(SEED);
    short[] target = new short[info.rows() * info.columns()];
    for (int k = 0; k < target.length; k++) {
      target[k] = (short) (random.nextInt(32767) - 16383);
    }
    tiles.program(tile, 0, target);
    short[] held = new short[target.length];
    tiles.read(tile, 0, held);
    double square = 0;
    for (int k = 0; k < target.length; k++) {
      square += Math.pow((held[k] - target[k]) / 32767.0, 2);
    }
    assertThat(Math.sqrt(square / target.length) / info.programNoise()).isBetween(0.9, 1.1);
    return held;
  }

  private static byte[] codes(String name, int count) {
    Random random = new Random(SEED + name.hashCode());
    byte[] codes = new byte[count];
    for (int k = 0; k < count; k++) {
      codes[k] = (byte) (random.nextInt(255) - 127);
    }
    return codes;
  }

  @Test
  void pulsesMoveWeightsTowardsSoftBounds() throws IOException {
    try (Emulator emulator = start(Board.LM3S6965_64);
        TileController tiles = connect(emulator)) {
      tiles.arm();
      TileInfo info = tiles.info();
      byte[] pulses = new byte[info.columns()];
      Arrays.fill(pulses, (byte) 40);
      short[] row = new short[info.columns()];
      double w = 0;
      for (int burst = 1; burst <= 60; burst++) {
        tiles.pulse(0, 3, pulses);
        w = 1 - (1 - w) * Math.pow(1 - info.pulseStep(), 40);
        if (burst % 20 == 0) {
          tiles.read(0, 3, row);
          assertThat(mean(row)).isEqualTo(w, Offset.offset(0.02));
        }
      }
      assertThat(tiles.status().pulses()).isEqualTo(60L * 40 * info.columns());
      Arrays.fill(pulses, (byte) -40);
      tiles.pulse(0, 3, pulses);
      tiles.read(0, 3, row);
      assertThat(mean(row)).isLessThan(w - 40 * info.pulseStep());
    }
  }

  private static double mean(short[] codes) {
    double sum = 0;
    for (short code : codes) {
      sum += code / 32767.0;
    }
    return sum / codes.length;
  }

  @Test
  void sameBoardAndSameRequestsGiveTheSameCells() throws IOException {
    short[][] held = new short[2][];
    for (int k = 0; k < 2; k++) {
      try (Emulator emulator = start(Board.LM3S6965_64);
          TileController tiles = connect(emulator)) {
        tiles.arm();
        held[k] = programmed(tiles, 1);
      }
    }
    assertThat(held[1]).isEqualTo(held[0]);
  }

  @Test
  void makesItselfSafeWhenTheHostIsSilent() throws Exception {
    try (Emulator emulator = start(Board.LM3S6965_64);
        TileController tiles =
            TileController.connect(
                new FramedLink(line(emulator), 1 << 14),
                new ExchangeLimits(5000, 2, 0, 50, 60),
                ExchangeObserver.NOBODY,
                SEED)) {
      tiles.arm();
      assertThat(tiles.status().armed()).isTrue();
      Thread.sleep(500);
      TileStatus status = tiles.status();
      assertThat(status.armed()).isFalse();
      assertThat(status.reason()).isEqualTo(TileStatus.Reason.SILENCE);
    }
  }

  @Test
  void answersEveryRequestAsTheProtocolSays() throws IOException {
    try (Emulator emulator = start(Board.LM3S6965_64);
        SerialLink serial = line(emulator);
        FramedLink link = new FramedLink(serial, 1 << 14)) {
      link.open(Deadline.inMillis(5000));
      Wire wire = new Wire(link);
      assertThat(wire.ask(TileKind.MVM, 7, 1, vector())).isEqualTo(TileAnswer.NOT_ARMED);
      assertThat(wire.ask(TileKind.OPEN, 0, 100, open(7))).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.OPEN, 0, 100, open(7))).isEqualTo(TileAnswer.DONE_BEFORE);
      assertThat(wire.ask(TileKind.MVM, 8, 101, vector())).isEqualTo(TileAnswer.WRONG_SESSION);
      assertThat(wire.ask(TileKind.MVM, 7, 101, vector())).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.MVM, 7, 101, vector())).isEqualTo(TileAnswer.DONE_BEFORE);
      assertThat(wire.ask(TileKind.MVM, 7, 140, vector())).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.MVM, 7, 120, vector())).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.MVM, 7, 120, vector())).isEqualTo(TileAnswer.DONE_BEFORE);
      assertThat(wire.ask(TileKind.MVM, 7, 107, vector())).isEqualTo(TileAnswer.STALE);
      assertThat(wire.ask(TileKind.MVM, 7, 141, p -> p.put((byte) 1)))
          .isEqualTo(TileAnswer.BAD_LENGTH);
      assertThat(wire.ask(TileKind.READ, 7, 141, p -> p.putShort((short) 64).putShort((short) 1)))
          .isEqualTo(TileAnswer.BAD_ARGUMENT);
      assertThat(wire.ask(TileKind.SETTLE, 7, 141, p -> {})).isEqualTo(TileAnswer.BAD_LENGTH);
      assertThat(wire.ask(TileKind.SETTLE, 7, 141, p -> stack(p, 3, 1f)))
          .isEqualTo(TileAnswer.BAD_ARGUMENT);
      assertThat(wire.ask(TileKind.SETTLE, 7, 141, p -> stack(p, 2, Float.NaN)))
          .isEqualTo(TileAnswer.BAD_ARGUMENT);
      assertThat(wire.ask(TileKind.SETTLE, 7, 141, p -> stack(p, 2, 1f))).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.SAFE, 0, 142, p -> {})).isEqualTo(TileAnswer.OK);
      assertThat(wire.ask(TileKind.READ, 7, 143, p -> p.putShort((short) 0).putShort((short) 1)))
          .isEqualTo(TileAnswer.NOT_ARMED);
      // A late duplicate does not arm it again.
      assertThat(wire.ask(TileKind.OPEN, 0, 100, open(7))).isEqualTo(TileAnswer.DONE_BEFORE);
      assertThat(wire.ask(TileKind.READ, 7, 144, p -> p.putShort((short) 0).putShort((short) 1)))
          .isEqualTo(TileAnswer.NOT_ARMED);
    }
  }

  @Test
  void dropsWhatIsNotWhole() throws IOException {
    try (Emulator emulator = start(Board.LM3S6965_64);
        SerialLink serial = line(emulator);
        FramedLink link = new FramedLink(serial, 1 << 14)) {
      link.open(Deadline.inMillis(5000));
      byte[] noise = new byte[20_000];
      new Random(SEED).nextBytes(noise);
      serial.send(noise, 0, noise.length, Deadline.inMillis(20_000));
      Wire wire = new Wire(link);
      assertThat(wire.ask(TileKind.STATUS, 0, 1, p -> {})).isEqualTo(TileAnswer.OK);
      wire.request.request(TileKind.STATUS, 0, 2, 0);
      int length = wire.request.seal();
      wire.request.bytes()[5] ^= 1;
      link.send(wire.request.bytes(), length, Deadline.inMillis(1000));
      byte[] reply = new byte[8192];
      assertThatThrownBy(() -> link.receive(reply, Deadline.inMillis(300)))
          .isInstanceOf(TimedOut.class);
      assertThat(wire.ask(TileKind.STATUS, 0, 3, p -> {})).isEqualTo(TileAnswer.OK);
    }
  }

  @Test
  void aFolderWithoutFirmwareSaysHowToBuildIt() {
    assertThatThrownBy(() -> Emulator.start(Board.ATMEGA2560_32, new Firmware(Path.of("nowhere"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("atmega2560-32")
        .hasMessageContaining("hil/firmware/build");
  }

  private static Consumer<ByteBuffer> open(int session) {
    return payload -> payload.putShort((short) session).putInt(0);
  }

  /** A SETTLE request of layers of 64 without drive. */
  private static void stack(ByteBuffer payload, int layers, float gain) {
    payload.putShort((short) 2).putFloat(gain).put(new byte[64 * (3 + 2 * layers)]);
  }

  private static Consumer<ByteBuffer> vector() {
    return payload -> payload.putShort((short) 1).put(new byte[64]);
  }

  /** Single messages, without a driver's patience. */
  private static final class Wire {
    private final FramedLink link;
    private final TileMessage request = new TileMessage(4352);
    private final TileMessage reply = new TileMessage(4352);

    Wire(FramedLink link) {
      this.link = link;
    }

    TileAnswer ask(TileKind kind, int session, int sequence, Consumer<ByteBuffer> payload)
        throws IOException {
      request.request(kind, session, sequence, 0);
      payload.accept(request.payload());
      link.send(request.bytes(), request.seal(), Deadline.inMillis(5000));
      int length = link.receive(reply.bytes(), Deadline.inMillis(10_000));
      assertThat(reply.accept(length)).isTrue();
      assertThat(reply.sequence()).isEqualTo(sequence);
      return reply.answer();
    }
  }
}
