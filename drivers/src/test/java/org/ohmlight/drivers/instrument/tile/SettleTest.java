package org.ohmlight.drivers.instrument.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;

/** Layers that settle inside a controller, asked for over the wire. Seed 11. */
@Timeout(30)
class SettleTest {
  private static final int LONGEST = TileMessage.lengthWith(4096);
  private static final int WIDTH = 8;
  private static final byte[] CLAMPED = {127, -127, 0, 64, -32, 5, 100, -1};

  private final LoopbackWire wire = new LoopbackWire("settling");
  private final Random random = new Random(11);
  private @Nullable TileServer server;

  private TileController connect(int tiles, int rows, int columns) throws Exception {
    PlainTiles cells = new PlainTiles(tiles, rows, columns, PlainTiles.Noise.NONE, 1);
    server =
        new TileServer(
            new VirtualTileController(cells, 12, 4f, "7", () -> 0),
            new FramedLink(wire.instrument(), LONGEST));
    TileController host =
        TileController.connect(
            new FramedLink(wire.host(), LONGEST),
            new ExchangeLimits(2000, 3, 20, 5, 0),
            ExchangeObserver.NOBODY,
            5);
    host.arm();
    return host;
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
    wire.close();
  }

  private short[] shorts(int count, int bound) {
    short[] codes = new short[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (short) (random.nextInt(2 * bound + 1) - bound);
    }
    return codes;
  }

  @Test
  void oneLayerIsTheClipOfItsDriveAtOnce() throws Exception {
    try (TileController tiles = connect(1, WIDTH, WIDTH)) {
      short[] weights = shorts(WIDTH * WIDTH, 30_000);
      tiles.program(0, 0, weights);
      short[] biases = shorts(WIDTH, 16_000);
      short[] force = shorts(WIDTH, 8_000);
      char[] states = new char[WIDTH];
      assertThat(tiles.settle(0, 9, 0.5f, CLAMPED, biases, force, states)).isZero();
      for (int i = 0; i < WIDTH; i++) {
        double u = (biases[i] + force[i]) / 32767.0;
        for (int j = 0; j < WIDTH; j++) {
          u += 0.5 * weights[i * WIDTH + j] / 32767.0 * CLAMPED[j] / 127.0;
        }
        assertThat((double) states[i]).isEqualTo(65535 * Math.clamp(u, 0, 1), within(0.6));
      }
    }
  }

  /** {@code s1 = b + w s2, s2 = c + w s1} rest at {@code s1 = (b + w c) / (1 - w^2)}. */
  @Test
  void aSymmetricPairReachesItsFixedPointFromZero() throws Exception {
    try (TileController tiles = connect(3, WIDTH, WIDTH)) {
      short[] diagonal = new short[WIDTH * WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        diagonal[i * WIDTH + i] = 16_384;
      }
      tiles.program(2, 0, diagonal);
      short[] biases = new short[2 * WIDTH];
      Arrays.fill(biases, 0, WIDTH, (short) 9_830);
      Arrays.fill(biases, WIDTH, 2 * WIDTH, (short) 3_277);
      byte[] dark = new byte[WIDTH];
      short[] free = new short[WIDTH];
      char[] rest = new char[2 * WIDTH];
      assertThat(tiles.settle(1, 100, 1f, dark, biases, free, rest)).isZero();
      double w = 16_384 / 32767.0;
      double b = 9_830 / 32767.0;
      double c = 3_277 / 32767.0;
      assertThat((double) rest[0]).isEqualTo(65535 * (b + w * c) / (1 - w * w), within(2.0));
      assertThat((double) rest[WIDTH]).isEqualTo(65535 * (c + w * b) / (1 - w * w), within(2.0));

      char[] states = new char[2 * WIDTH];
      tiles.settle(1, 100, 1f, dark, biases, free, states);
      assertThat(states).as("asked again").isEqualTo(rest);
      assertThat(tiles.settle(1, 1, 1f, dark, biases, free, states))
          .as("one step from zero gives the biases")
          .isEqualTo(Math.round(65535 * b));
      assertThat((int) states[WIDTH]).isEqualTo((int) Math.round(65535 * c));

      short[] pushed = new short[WIDTH];
      pushed[3] = 3_277;
      tiles.settle(1, 100, 1f, dark, biases, pushed, states);
      assertThat((double) states[3] - rest[3])
          .as("a force on the last layer is felt below")
          .isEqualTo(65535 * w * c / (1 - w * w), within(3.0));
    }
  }

  @Test
  void aDeepStackAgreesWithAPlainComputationFromReadBackWeights() throws Exception {
    int layers = 5;
    int steps = 7;
    float gain = 0.3f;
    try (TileController tiles = connect(layers, WIDTH, WIDTH)) {
      short[][] held = new short[layers][WIDTH * WIDTH];
      for (int k = 0; k < layers; k++) {
        tiles.program(k, 0, shorts(WIDTH * WIDTH, 32_000));
        tiles.read(k, 0, held[k]);
      }
      short[] biases = shorts(layers * WIDTH, 16_000);
      short[] force = shorts(WIDTH, 16_000);
      char[] states = new char[layers * WIDTH];
      int residual = tiles.settle(0, steps, gain, CLAMPED, biases, force, states);
      double[][] s = new double[layers + 1][WIDTH];
      for (int j = 0; j < WIDTH; j++) {
        s[0][j] = CLAMPED[j] / 127.0;
      }
      double largest = 0;
      for (int step = 0; step < steps; step++) {
        double[][] next = stepped(held, gain, biases, force, s);
        largest = 0;
        for (int at = 0; at < states.length; at++) {
          int k = 1 + at / WIDTH;
          largest = Math.max(largest, Math.abs(next[k][at % WIDTH] - s[k][at % WIDTH]));
        }
        s = next;
      }
      assertThat((double) residual).isEqualTo(65535 * largest, within(3.0));
      for (int at = 0; at < states.length; at++) {
        assertThat((double) states[at])
            .isEqualTo(65535 * s[1 + at / WIDTH][at % WIDTH], within(2.0));
      }
    }
  }

  private static double[][] stepped(
      short[][] held, double gain, short[] biases, short[] force, double[][] s) {
    int layers = held.length;
    double[][] next = new double[layers + 1][WIDTH];
    next[0] = s[0];
    for (int k = 1; k <= layers; k++) {
      for (int i = 0; i < WIDTH; i++) {
        double u = 0;
        for (int j = 0; j < WIDTH; j++) {
          u += held[k - 1][i * WIDTH + j] / 32767.0 * s[k - 1][j];
          u += k < layers ? held[k][j * WIDTH + i] / 32767.0 * s[k + 1][j] : 0;
        }
        double bias = biases[(k - 1) * WIDTH + i] + (k == layers ? force[i] : 0);
        next[k][i] = Math.clamp(gain * u + bias / 32767.0, 0, 1);
      }
    }
    return next;
  }

  @Test
  void tilesThatAreNotSquareHaveNoSuchFeature() throws Exception {
    try (TileController tiles = connect(2, 8, 12)) {
      assertThat(tiles.info().has(TileInfo.SETTLE)).isFalse();
      assertThatThrownBy(
              () -> tiles.settle(0, 1, 1f, new byte[12], new short[8], new short[8], new char[8]))
          .isInstanceOf(TileFault.class)
          .hasMessageContaining("cannot let layers settle");
    }
  }

  @Test
  void stacksThatDoNotFitAreRefusedBeforeAnythingIsSent() throws Exception {
    try (TileController tiles = connect(2, WIDTH, WIDTH)) {
      long before = tiles.times().exchanges();
      assertThatThrownBy(
              () -> tiles.settle(1, 1, 1f, new byte[8], new short[16], new short[8], new char[16]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 1 of them");
      assertThat(tiles.times().exchanges()).isEqualTo(before);
      assertThatThrownBy(() ->
              tiles.settle(0, 1, Float.NaN, new byte[8], new short[16], new short[8], new char[16]))
          .isInstanceOf(TileFault.class)
          .hasMessageContaining("out of range");
    }
  }
}
