package org.ohmlight.hil.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.TilePhysics;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;

/** Seed 20261123. A controller with known cells is exercised; the fit must find what is known. */
@Timeout(30)
class TwinFitTest {
  private static final long SEED = 20261123;
  private static final int ROWS = 24;
  private static final int COLUMNS = 20;
  private static final int LONGEST = TileMessage.lengthWith(4096);
  private static final TileTwin TRUTH =
      new TileTwin(0.011, 0.7, 0.008, 1.2, 0.15, 0.3, 0.01, 0.002, 0.95, 0.05, 0.02);

  private static TileSamples exercised(TilePhysics cells, int rounds) throws Exception {
    TileSamples samples = new TileSamples();
    VirtualTileController instrument =
        new VirtualTileController(cells, 14, 8f, "7", new AtomicLong()::get);
    try (LoopbackWire wire = new LoopbackWire("twin");
        TileServer server = new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));
        TileController tiles =
            TileController.connect(
                new FramedLink(wire.host(), LONGEST), ExchangeLimits.standard(), samples, 5)) {
      assertThat(server).isNotNull();
      tiles.arm();
      Random random = new Random(SEED);
      short[] weights = new short[ROWS * COLUMNS];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = (short) (random.nextInt(52001) - 26000);
      }
      tiles.program(0, 0, weights);
      short[] held = new short[weights.length];
      byte[] pulses = new byte[weights.length];
      byte[] x = new byte[3 * COLUMNS];
      for (int round = 0; round < rounds; round++) {
        tiles.read(0, 0, held);
        tiles.read(0, 0, held);
        for (int k = 0; k < x.length; k++) {
          x[k] = (byte) (random.nextInt(201) - 100);
        }
        tiles.multiply(0, x, 3, new short[3 * ROWS]);
        for (int k = 0; k < pulses.length; k++) {
          pulses[k] = (byte) (random.nextInt(21) - 10);
        }
        tiles.pulse(0, 0, pulses);
      }
      tiles.read(0, 0, held);
    }
    return samples;
  }

  @Test
  void findsTheCellsBehindTheExchanges() throws Exception {
    TwinFit fit = TwinFit.of(exercised(new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED), 20));
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
    TileTwin found = TwinFit.of(exercised(new TwinTiles(quiet, 1, ROWS, COLUMNS, SEED), 6)).twin();
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
    assertThatThrownBy(() -> TwinFit.of(exercised(new TwinTiles(TRUTH, 1, ROWS, COLUMNS, SEED), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 changes by pulses up");
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
