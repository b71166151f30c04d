package org.ohmlight.hil.interlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;

@Timeout(30)
class GuardedTilesTest {
  private static final int LONGEST = TileMessage.lengthWith(4096);

  private final AtomicLong nanos = new AtomicLong();
  private final LoopbackWire wire = new LoopbackWire("guarded");
  private final VirtualTileController instrument =
      new VirtualTileController(
          new PlainTiles(1, 2, 4, PlainTiles.Noise.NONE, 1), 12, 4f, "1", () -> 0);
  private final TileServer server =
      new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));

  private final Pace pace =
      new Pace() {
        @Override
        public long nanos() {
          return nanos.get();
        }

        @Override
        public void rest(long time) {
          nanos.addAndGet(time);
        }
      };

  private GuardedTiles guard(TileLimits limits) throws Exception {
    GuardedTiles tiles =
        new GuardedTiles(
            TileController.connect(
                new FramedLink(wire.host(), LONGEST),
                ExchangeLimits.standard(),
                ExchangeObserver.NOBODY,
                1),
            limits,
            pace);
    tiles.arm();
    return tiles;
  }

  @AfterEach
  void end() {
    server.close();
    wire.close();
  }

  private void assertNothingWasSent() {
    assertThat(instrument.log().entries())
        .noneMatch(e -> e.what() == TileLog.What.PULSE || e.what() == TileLog.What.PROGRAM);
    assertThat(instrument.isArmed()).isFalse();
  }

  @Test
  void tooManyPulsesAtOnceTrip() throws Exception {
    try (GuardedTiles tiles = guard(new TileLimits(1, 9, 1, 5, 100, 1e9))) {
      assertThatThrownBy(() -> tiles.pulse(0, 1, new byte[] {0, -6, 0, 0}))
          .isInstanceOf(InterlockTripped.class)
          .hasMessageContaining("6 pulses at once")
          .hasMessageContaining("(0, 1, 1)")
          .hasMessageContaining("at most 5");
      assertNothingWasSent();
    }
  }

  @Test
  void aUsedUpBudgetTrips() throws Exception {
    try (GuardedTiles tiles = guard(new TileLimits(1, 9, 1, 5, 7, 1e9))) {
      tiles.pulse(0, 0, new byte[] {5, 0, 0, 0});
      assertThat(tiles.remaining(0, 0, 0)).isEqualTo(2);
      assertThatThrownBy(() -> tiles.pulse(0, 0, new byte[] {-3, 0, 0, 0}))
          .isInstanceOf(InterlockTripped.class)
          .hasMessageContaining("budget of 7");
      assertThat(instrument.log().pulses()).isEqualTo(5);
      assertThat(instrument.isArmed()).isFalse();
    }
  }

  @Test
  void inputsAloneAndTogetherAreLimited() throws Exception {
    try (GuardedTiles tiles = guard(new TileLimits(0.5, 1.0, 1, 5, 7, 1e9))) {
      tiles.multiply(0, new byte[] {63, 63, 0, 0}, 1, new short[2]);
      assertThatThrownBy(() -> tiles.multiply(0, new byte[] {65, 0, 0, 0}, 1, new short[2]))
          .isInstanceOf(InterlockTripped.class)
          .hasMessageContaining("line 0");
      assertNothingWasSent();
      tiles.arm();
      assertThatThrownBy(() -> tiles.multiply(0, new byte[] {60, -60, 60, 0}, 1, new short[2]))
          .isInstanceOf(InterlockTripped.class)
          .hasMessageContaining("add up");
    }
  }

  @Test
  void tooLargeAWeightTrips() throws Exception {
    try (GuardedTiles tiles = guard(new TileLimits(1, 9, 0.5, 5, 7, 1e9))) {
      assertThatThrownBy(() -> tiles.program(0, 0, new short[] {0, 0, 16500, 0}))
          .isInstanceOf(InterlockTripped.class)
          .hasMessageContaining("(0, 0, 2)");
      assertNothingWasSent();
    }
  }

  @Test
  void pulsesBeyondTheRateWait() throws Exception {
    try (GuardedTiles tiles = guard(new TileLimits(1, 9, 1, 5, 1000, 10))) {
      for (int k = 0; k < 8; k++) {
        tiles.pulse(0, 0, new byte[] {5, 0, 0, 0});
      }
      // 40 pulses at 10 a second, the first second's worth at once.
      assertThat(nanos.get()).isBetween(2_900_000_000L, 3_200_000_000L);
    }
  }

  @Test
  void closingMakesSafe() throws Exception {
    GuardedTiles tiles = guard(TileLimits.none());
    assertThat(instrument.isArmed()).isTrue();
    tiles.close();
    tiles.close();
    assertThat(instrument.isArmed()).isFalse();
  }
}
