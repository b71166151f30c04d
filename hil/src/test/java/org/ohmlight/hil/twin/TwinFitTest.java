package org.ohmlight.hil.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.drivers.virtual.TilePhysics;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.Pace;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.record.Recorder;
import org.ohmlight.hil.record.Recording;

/** Seed 20261123. A controller with known cells is exercised; the fit must find what is known. */
@Timeout(30)
class TwinFitTest {
  private static final long SEED = 20261123;
  private static final int ROWS = 24;
  private static final int COLUMNS = 20;
  private static final int LONGEST = TileMessage.lengthWith(4096);

  /** One pulse a cell in all. */
  private static final TileLimits CAREFUL =
      new TileLimits(1, 100, 1e-4, 1, 1, Double.POSITIVE_INFINITY);

  private static final TileTwin TRUTH =
      new TileTwin(0.011, 0.7, 0.008, 1.2, 0.15, 0.3, 0.01, 0.002, 0.95, 0.05, 0.02);

  private static TileSamples exercised(TilePhysics cells, int rounds, TileLimits limits)
      throws Exception {
    TileSamples samples = new TileSamples();
    watched(cells, rounds, limits, samples);
    return samples;
  }

  private static TileLog watched(
      TilePhysics cells, int rounds, TileLimits limits, ExchangeObserver observer)
      throws Exception {
    VirtualTileController instrument =
        new VirtualTileController(cells, 14, 8f, "7", new AtomicLong()::get);
    try (LoopbackWire wire = new LoopbackWire("twin");
        TileServer server = new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));
        GuardedTiles tiles =
            new GuardedTiles(
                TileController.connect(
                    new FramedLink(wire.host(), LONGEST), ExchangeLimits.standard(), observer, 5),
                limits,
                Pace.REAL)) {
      assertThat(server).isNotNull();
      tiles.arm();
      new TileExercise(rounds, 10, SEED).run(tiles, 0);
    }
    return instrument.log();
  }

  @Test
  void findsTheCellsBehindTheExchanges() throws Exception {
    TwinFit fit =
        TwinFit.of(exercised(new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED), 20, TileLimits.none()));
    TileTwin twin = fit.twin();
    assertThat(twin.stepUp()).isCloseTo(TRUTH.stepUp(), within(0.05 * TRUTH.stepUp()));
    assertThat(twin.stepDown()).isCloseTo(TRUTH.stepDown(), within(0.05 * TRUTH.stepDown()));
    assertThat(twin.slopeUp()).isCloseTo(TRUTH.slopeUp(), within(0.1));
    assertThat(twin.slopeDown()).isCloseTo(TRUTH.slopeDown(), within(0.1));
    assertThat(twin.cellSpread()).isCloseTo(TRUTH.cellSpread(), within(0.03));
    assertThat(twin.pulseSpread()).isCloseTo(TRUTH.pulseSpread(), within(0.06));
    assertThat(twin.programNoise()).isCloseTo(TRUTH.programNoise(), within(0.001));
    assertThat(twin.readNoise()).isCloseTo(TRUTH.readNoise(), within(0.0002));
    assertThat(twin.outputGain()).isCloseTo(TRUTH.outputGain(), within(0.01));
    assertThat(twin.outputOffset()).isCloseTo(TRUTH.outputOffset(), within(0.005));
    assertThat(twin.outputNoise()).isCloseTo(TRUTH.outputNoise(), within(0.005));
    assertThat(fit.report().after()).isLessThan(fit.report().before());
    assertThat(fit.better()).isEqualTo(twin);
  }

  @Test
  void aTwinOfTheTwinIsTheTwin() throws Exception {
    TileTwin quiet = new TileTwin(0.01, 0.5, 0.02, 0.9, 0, 0, 0, 0, 1, 0, 0);
    TileTwin found =
        TwinFit.of(exercised(new TwinTiles(quiet, 1, ROWS, COLUMNS, SEED), 6, TileLimits.none()))
            .twin();
    // Codes of weights are whole numbers: a step is known to about 1e-5.
    assertThat(found.stepUp()).isCloseTo(quiet.stepUp(), within(2e-5));
    assertThat(found.slopeDown()).isCloseTo(quiet.slopeDown(), within(5e-3));
    assertThat(found.cellSpread()).isLessThan(1e-2);
  }

  @Test
  void aFewExchangesAreNotEnough() {
    assertThatThrownBy(() -> TwinFit.of(new TileSamples()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INFO");
    assertThatThrownBy(() -> TwinFit.of(exercised(new TwinTiles(TRUTH, 1, 4, 5, SEED), 1, CAREFUL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("changes by pulses up");
  }

  @Test
  void anExerciseKeepsToTheLimitsAndWritesBack() throws Exception {
    TileLimits limits = new TileLimits(0.5, 3.0, 0.3, 2, 5, Double.POSITIVE_INFINITY);
    TwinTiles cells = new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED);
    float[] held = new float[COLUMNS];
    java.util.Arrays.fill(held, 0.25f);
    cells.program(0, 2, held);
    TileLog log = watched(cells, 9, limits, ExchangeObserver.NOBODY);
    float[] spent = new float[ROWS * COLUMNS];
    for (TileLog.Entry entry : log.entries()) {
      for (int c = 0; c < entry.values().length; c++) {
        float value = Math.abs(entry.values()[c]);
        if (entry.what() == TileLog.What.PULSE) {
          assertThat(value).isLessThanOrEqualTo(2f);
          spent[entry.row() * COLUMNS + c] += value;
        } else if (entry.what() == TileLog.What.PROGRAM) {
          assertThat(value).isLessThanOrEqualTo(0.3001f);
        }
      }
    }
    for (float pulses : spent) {
      assertThat(pulses).isLessThanOrEqualTo(5f);
    }
    cells.read(0, 2, held);
    for (float weight : held) {
      assertThat((double) weight).isCloseTo(0.25, within(0.06));
    }
  }

  @Test
  void aRecordingShowsWhatWasSeenLive(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("exercise.recording");
    try (Recorder recorder = new Recorder(path)) {
      watched(new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED), 4, TileLimits.none(), recorder);
    }
    TwinFit live =
        TwinFit.of(exercised(new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED), 4, TileLimits.none()));
    assertThat(TwinFit.of(TileSamples.of(Recording.read(path)))).isEqualTo(live);
  }

  @Test
  void manyPulsesAreOnePulseManyTimes() {
    double weight = 0.2;
    for (int n = 0; n < 7; n++) {
      weight += TRUTH.change(weight, 1);
    }
    assertThat(0.2 + TRUTH.change(0.2, 7)).isCloseTo(weight, within(1e-12));
    for (int n = 0; n < 9; n++) {
      weight += TRUTH.change(weight, -1);
    }
    double there = 0.2 + TRUTH.change(0.2, 7);
    assertThat(there + TRUTH.change(there, -9)).isCloseTo(weight, within(1e-12));
  }
}
