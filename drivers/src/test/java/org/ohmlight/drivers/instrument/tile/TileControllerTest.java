package org.ohmlight.drivers.instrument.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;

@Timeout(30)
class TileControllerTest {
  private static final int LONGEST = TileMessage.lengthWith(4096);
  private static final ExchangeLimits BRISK = new ExchangeLimits(200, 3, 20, 5, 500);

  private final AtomicLong clock = new AtomicLong();
  private final LoopbackWire wire = new LoopbackWire("tiles");
  private final VirtualTileController instrument =
      new VirtualTileController(
          new PlainTiles(2, 8, 12, PlainTiles.Noise.NONE, 1), 12, 4f, "7", clock::get);
  private final TileServer server =
      new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));

  @AfterEach
  void end() {
    server.close();
    wire.close();
  }

  private TileController connect(ExchangeLimits limits) throws Exception {
    return TileController.connect(
        new FramedLink(wire.host(), LONGEST), limits, ExchangeObserver.NOBODY, 5);
  }

  private static short[] codes(int count) {
    Random random = new Random(3);
    short[] codes = new short[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (short) (random.nextInt(40001) - 20000);
    }
    return codes;
  }

  @Test
  void aControllerSaysWhatItIsAndServesOnlyWhenArmed() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      assertThat(tiles.info()).isEqualTo(instrument.info());
      assertThat(tiles.status().armed()).isFalse();
      assertThatThrownBy(() -> tiles.read(0, 0, new short[12])).isInstanceOf(SessionLost.class);
      tiles.arm();
      assertThat(tiles.status().armed()).isTrue();
      tiles.safe();
      assertThat(instrument.isArmed()).isFalse();
      assertThatThrownBy(() -> tiles.read(0, 0, new short[12]))
          .isInstanceOf(SessionLost.class)
          .hasMessageContaining("safe state");
    }
  }

  @Test
  void weightsProductsAndPulsesAreThoseOfTheCells() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      tiles.arm();
      short[] weights = codes(8 * 12);
      tiles.program(1, 0, weights);
      short[] held = new short[8 * 12];
      tiles.read(1, 0, held);
      assertThat(held).isEqualTo(weights);

      int count = 300;
      byte[] inputs = new byte[count * 12];
      new Random(4).nextBytes(inputs);
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (byte) Math.max(-127, inputs[i]);
      }
      short[] outputs = new short[count * 8];
      tiles.multiply(1, inputs, count, outputs);
      for (int v = 0; v < count; v++) {
        for (int r = 0; r < 8; r++) {
          double y = 0;
          for (int c = 0; c < 12; c++) {
            y += weights[r * 12 + c] / 32767.0 * inputs[v * 12 + c] / 127.0;
          }
          double code = Math.clamp(2047 * y / 4, -2047, 2047);
          assertThat((double) outputs[v * 8 + r]).isCloseTo(code, within(0.51));
        }
      }

      byte[] back = new byte[8];
      back[3] = 127;
      short[] row = new short[12];
      tiles.multiplyTransposed(1, back, 1, row);
      for (int c = 0; c < 12; c++) {
        assertThat((double) row[c]).isCloseTo(2047 * weights[36 + c] / 32767.0 / 4, within(0.51));
      }

      byte[] pulses = new byte[12];
      pulses[0] = 2;
      pulses[1] = -1;
      tiles.program(0, 2, new short[12]);
      tiles.pulse(0, 2, pulses);
      tiles.read(0, 2, row);
      assertThat(row[0] / 32767.0).isCloseTo(0.01 + 0.01 * 0.99, within(1e-4));
      assertThat(row[1] / 32767.0).isCloseTo(-0.01, within(1e-4));
      assertThat(instrument.log().pulses()).isEqualTo(3);
    }
  }

  @Test
  void silenceMakesTheControllerSafeAndTheHostIsTold() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      tiles.arm();
      tiles.program(0, 0, codes(12));
      clock.addAndGet(501);
      assertThatThrownBy(() -> tiles.pulse(0, 0, new byte[12])).isInstanceOf(SessionLost.class);
      assertThat(tiles.status().reason()).isEqualTo(TileStatus.Reason.SILENCE);
      tiles.arm();
      short[] held = new short[12];
      tiles.read(0, 0, held);
      assertThat(held).isEqualTo(codes(12));
    }
  }

  @Test
  void aRestartIsNoticedAtTheNextRequest() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      tiles.arm();
      instrument.restart();
      assertThatThrownBy(() -> tiles.read(0, 0, new short[12])).isInstanceOf(SessionLost.class);
    }
  }

  @Test
  void aCableThatComesBackIsUsedAgain() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      tiles.arm();
      tiles.program(0, 0, codes(12));
      wire.cut();
      Thread mender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  Thread.sleep(60);
                } catch (InterruptedException ignored) {
                  Thread.currentThread().interrupt();
                }
                wire.mend();
              });
      short[] held = new short[12];
      tiles.read(0, 0, held);
      mender.join();
      assertThat(held).isEqualTo(codes(12));
      assertThat(tiles.times().reconnectingSeconds()).isPositive();
    }
  }

  @Test
  void aCableThatStaysAwayIsALostLink() throws Exception {
    TileController tiles = connect(new ExchangeLimits(100, 2, 3, 1, 500));
    tiles.arm();
    wire.cut();
    assertThatThrownBy(() -> tiles.read(0, 0, new short[12]))
        .isInstanceOf(LinkLost.class)
        .hasMessageContaining("3 attempts");
    tiles.close();
  }

  @Test
  void nobodyThereIsNamedWithWhatWasAsked() {
    server.close();
    assertThatThrownBy(() -> connect(new ExchangeLimits(30, 2, 0, 1, 500)))
        .isInstanceOf(TimedOut.class)
        .hasMessageContaining("INFO")
        .hasMessageContaining("2 attempts");
  }

  @Test
  void closingMakesTheControllerSafe() throws Exception {
    TileController tiles = connect(BRISK);
    tiles.arm();
    tiles.close();
    assertThat(instrument.isArmed()).isFalse();
  }

  @Test
  void rowsOutsideATileAreRefusedBeforeAnythingIsSent() throws Exception {
    try (TileController tiles = connect(BRISK)) {
      tiles.arm();
      long before = tiles.times().exchanges();
      assertThatThrownBy(() -> tiles.program(0, 7, new short[24]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8 rows");
      assertThatThrownBy(() -> tiles.read(2, 0, new short[12]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 to 1");
      assertThat(tiles.times().exchanges()).isEqualTo(before);
    }
  }
}
