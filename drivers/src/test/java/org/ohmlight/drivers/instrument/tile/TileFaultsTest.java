package org.ohmlight.drivers.instrument.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.Faults;
import org.ohmlight.drivers.virtual.FaultyBytes;
import org.ohmlight.drivers.virtual.FaultyMessages;
import org.ohmlight.drivers.virtual.FaultyTiles;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.drivers.virtual.TilePhysics;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;

/** Training traffic over lines on which things go wrong. Every seed is named where it is used. */
@Timeout(60)
class TileFaultsTest {
  private static final int LONGEST = TileMessage.lengthWith(4096);
  private static final int ROWS = 24;
  private static final int COLUMNS = 40;
  private static final ExchangeLimits PATIENT = new ExchangeLimits(25, 12, 50, 1, 0);

  private final LoopbackWire wire = new LoopbackWire("faults");
  private final AtomicLong clock = new AtomicLong();
  private final TilePhysics cells = new PlainTiles(2, ROWS, COLUMNS, PlainTiles.Noise.NONE, 1);
  private final VirtualTileController instrument =
      new VirtualTileController(cells, 12, 8f, "9", clock::get);

  @AfterEach
  void end() {
    wire.close();
  }

  private static Faults named(String kind) {
    return switch (kind) {
      case "drop" -> Faults.NONE.dropping(0.05);
      case "duplicate" -> Faults.NONE.duplicating(0.2);
      case "garble" -> Faults.NONE.garbling(0.05);
      case "truncate" -> Faults.NONE.truncating(0.05);
      case "delay" -> Faults.NONE.delaying(0.02, 40);
      case "disconnect" -> Faults.NONE.disconnecting(0.03);
      default -> new Faults(0.02, 0.05, 0.02, 0.02, 0.01, 40, 0.01);
    };
  }

  @ParameterizedTest
  @CsvSource({"drop", "duplicate", "garble", "truncate", "delay", "disconnect", "everything"})
  void everyPulseIsGivenOnceWhateverHappensToMessages(String kind) throws Exception {
    FaultyMessages link = new FaultyMessages(new FramedLink(wire.host(), LONGEST), Faults.NONE, 11);
    try (TileServer server = serve();
        TileController tiles = connect(link)) {
      link.become(named(kind));
      train(tiles);
      link.become(Faults.NONE);
      compare(tiles);
    }
  }

  @ParameterizedTest
  @CsvSource({"drop", "duplicate", "garble", "truncate", "everything"})
  void everyPulseIsGivenOnceWhateverHappensToBytes(String kind) throws Exception {
    FaultyBytes there = new FaultyBytes(wire.host(), Faults.NONE, 12);
    FaultyBytes back = new FaultyBytes(wire.instrument(), Faults.NONE, 13);
    try (TileServer server = new TileServer(instrument, new FramedLink(back, LONGEST));
        TileController tiles = connect(new FramedLink(there, LONGEST))) {
      there.become(named(kind));
      back.become(named(kind));
      train(tiles);
      there.become(Faults.NONE);
      back.become(Faults.NONE);
      compare(tiles);
    }
  }

  private TileServer serve() {
    return new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));
  }

  private static TileController connect(org.ohmlight.drivers.transport.MessageLink link)
      throws Exception {
    TileController tiles = TileController.connect(link, PATIENT, ExchangeObserver.NOBODY, 5);
    tiles.arm();
    return tiles;
  }

  private final int[][] expected = new int[2][ROWS * COLUMNS];
  private long pulses;

  /** Multiplies and pulses in turn, and keeps its own count of the pulses of each cell. */
  private void train(TileController tiles) throws Exception {
    Random random = new Random(14);
    byte[] inputs = new byte[20 * COLUMNS];
    short[] outputs = new short[20 * ROWS];
    byte[] counts = new byte[ROWS * COLUMNS];
    for (int step = 0; step < 30; step++) {
      int tile = step % 2;
      tiles.multiply(tile, inputs, 20, outputs);
      for (int cell = 0; cell < counts.length; cell++) {
        counts[cell] = (byte) (random.nextInt(7) - 3);
        expected[tile][cell] += counts[cell];
        pulses += Math.abs(counts[cell]);
      }
      tiles.pulse(tile, 0, counts);
    }
  }

  /** Nothing was lost, nothing was done twice, by the instrument's own log. */
  private void compare(TileController tiles) throws Exception {
    int[][] given = new int[2][ROWS * COLUMNS];
    for (TileLog.Entry entry : instrument.log().entries()) {
      if (entry.what() == TileLog.What.PULSE) {
        for (int c = 0; c < COLUMNS; c++) {
          given[entry.tile()][entry.row() * COLUMNS + c] += (int) entry.values()[c];
        }
      }
    }
    assertThat(given).isDeepEqualTo(expected);
    assertThat(instrument.log().pulses()).isEqualTo(pulses);
    assertThat(tiles.status().pulses()).isEqualTo(pulses);
  }

  @Test
  void oneLostReplyCostsOneRepeat() throws Exception {
    LosesOne link = new LosesOne(new FramedLink(wire.host(), LONGEST));
    try (TileServer server = serve();
        TileController tiles =
            TileController.connect(
                link, new ExchangeLimits(500, 2, 0, 1, 0), ExchangeObserver.NOBODY, 5)) {
      tiles.arm();
      // The instrument may have opened its end after the first question.
      long before = tiles.times().repeats();
      link.loseNext();
      tiles.program(0, 0, new short[ROWS * COLUMNS]);
      assertThat(tiles.times().repeats() - before).isEqualTo(1);
      assertThat(tiles.status().repeats()).isEqualTo(1);
    }
  }

  @Test
  void aSecondHostWithTheSameSeedBeginsASessionOfItsOwn() throws Exception {
    try (TileServer server = serve()) {
      for (int host = 0; host < 3; host++) {
        try (TileController tiles = connect(new FramedLink(wire.host(), LONGEST))) {
          tiles.program(0, 0, new short[COLUMNS]);
        }
        clock.addAndGet(1000);
      }
    }
    assertThat(
            instrument.log().entries().stream()
                .filter(entry -> entry.what() == TileLog.What.PROGRAM))
        .hasSize(3);
  }

  @Test
  void aRestartUnderFireIsASessionLost() throws Exception {
    try (TileServer server = serve();
        TileController tiles = connect(new FramedLink(wire.host(), LONGEST))) {
      train(tiles);
      instrument.restart();
      assertThatThrownBy(() -> train(tiles)).isInstanceOf(SessionLost.class);
      tiles.arm();
      train(tiles);
    }
  }

  @Test
  void aDeadLineIsNamedAfterTheLastAttempt() throws Exception {
    FaultyMessages link = new FaultyMessages(new FramedLink(wire.host(), LONGEST), Faults.NONE, 15);
    try (TileServer server = serve();
        TileController tiles =
            TileController.connect(
                link, new ExchangeLimits(20, 3, 2, 1, 0), ExchangeObserver.NOBODY, 5)) {
      tiles.arm();
      link.become(Faults.NONE.dropping(1));
      assertThatThrownBy(() -> tiles.read(0, 0, new short[COLUMNS]))
          .isInstanceOf(TimedOut.class)
          .hasMessageContaining("READ")
          .hasMessageContaining("3 attempts of 20 ms");
      link.become(Faults.NONE.disconnecting(1));
      assertThatThrownBy(() -> tiles.read(0, 0, new short[COLUMNS])).isInstanceOf(LinkLost.class);
      link.become(Faults.NONE);
    }
  }

  @Test
  void stuckCellsShowOneValueAndTheOthersDrift() {
    PlainTiles plain = new PlainTiles(1, ROWS, COLUMNS, PlainTiles.Noise.NONE, 1);
    FaultyTiles faulty = new FaultyTiles(plain, 0.1, 0.01, 16);
    float[] half = new float[COLUMNS];
    java.util.Arrays.fill(half, 0.5f);
    faulty.program(0, 0, half);
    float[] seen = new float[COLUMNS];
    faulty.read(0, 0, seen);
    float[] later = new float[COLUMNS];
    faulty.read(0, 0, later);
    int stuck = 0;
    for (int c = 0; c < COLUMNS; c++) {
      if (faulty.isStuck(0, 0, c)) {
        stuck++;
        assertThat(later[c]).isEqualTo(seen[c]).isNotEqualTo(0.5f);
      } else {
        assertThat(seen[c]).isEqualTo(0.5f);
        assertThat(later[c]).isEqualTo(0.495f);
      }
    }
    assertThat(stuck).isBetween(1, 12);
    float[] y = new float[ROWS];
    float[] one = new float[COLUMNS];
    one[0] = 1f;
    faulty.multiply(0, one, y);
    float[] x = new float[COLUMNS];
    float[] first = new float[ROWS];
    first[0] = 1f;
    faulty.multiplyTransposed(0, first, x);
    assertThat(y[0] * (faulty.isStuck(0, 0, 0) ? 1f : 0.99f))
        .isCloseTo(x[0], org.assertj.core.api.Assertions.within(1e-6f));
  }
}
