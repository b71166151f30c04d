package org.ohmlight.hil.twin;

import java.io.IOException;
import java.util.Random;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.TileLimits;

/**
 * Shows what the cells of a tile do, within its limits, to whoever listens to the exchanges:
 * programs random weights, then reads twice, multiplies, pulses up and down at random, and again.
 * What the tile held is written back at the end.
 *
 * @param rounds times that all cells are pulsed
 * @param pulses most pulses to a cell in a round
 * @param seed keys weights, inputs and pulses
 */
public record TileExercise(int rounds, int pulses, long seed) {
  private static final int VECTORS = 3;
  private static final double FULL = TileInfo.FULL_WEIGHT;
  private static final double FULL_INPUT = TileInfo.FULL_INPUT;

  /** Weights stay clear of the bounds, where pulses show nothing. */
  private static final double WIDEST = 0.8;

  public TileExercise {
    if (rounds < 1 || pulses < 1 || pulses > 127) {
      throw new IllegalArgumentException(
          "An exercise has 1 or more rounds of 1 to 127 pulses, got " + rounds + " of " + pulses);
    }
  }

  /** Twelve rounds of up to ten pulses: some 120 pulses a cell at most. */
  public static TileExercise usual(long seed) {
    return new TileExercise(12, 10, seed);
  }

  /**
   * Exercises a tile of an armed controller.
   *
   * @throws IOException if the controller cannot be reached or refuses; what the tile held is then
   *     not written back
   */
  public void run(GuardedTiles tiles, int tile) throws IOException {
    TileInfo info = tiles.info();
    Random random = new Random(seed);
    short[] before = new short[info.rows() * info.columns()];
    tiles.read(tile, 0, before);
    tiles.program(tile, 0, weights(before.length, tiles.limits(), random));
    short[] held = new short[before.length];
    for (int round = 0; round < rounds; round++) {
      tiles.read(tile, 0, held);
      tiles.read(tile, 0, held);
      byte[] inputs = inputs(info.columns(), tiles.limits(), random);
      tiles.multiply(tile, inputs, VECTORS, new short[VECTORS * info.rows()]);
      tiles.pulse(tile, 0, counts(tiles, tile, random));
    }
    tiles.read(tile, 0, held);
    tiles.program(tile, 0, bounded(before, tiles.limits()));
  }

  private static short[] weights(int count, TileLimits limits, Random random) {
    double widest = Math.min(WIDEST, limits.maxWeight());
    short[] weights = new short[count];
    for (int k = 0; k < count; k++) {
      weights[k] = (short) (FULL * widest * (2 * random.nextDouble() - 1));
    }
    return weights;
  }

  private static short[] bounded(short[] codes, TileLimits limits) {
    int most = (int) (FULL * limits.maxWeight());
    short[] bounded = new short[codes.length];
    for (int k = 0; k < codes.length; k++) {
      bounded[k] = (short) Math.clamp(codes[k], -most, most);
    }
    return bounded;
  }

  private static byte[] inputs(int columns, TileLimits limits, Random random) {
    double most = FULL_INPUT * Math.min(limits.maxInput(), limits.maxLoad() / columns);
    byte[] inputs = new byte[VECTORS * columns];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = (byte) (most * (2 * random.nextDouble() - 1));
    }
    return inputs;
  }

  private byte[] counts(GuardedTiles tiles, int tile, Random random) {
    TileInfo info = tiles.info();
    int allowed = Math.min(pulses, Math.min(info.maxPulses(), tiles.limits().maxPulsesAtOnce()));
    byte[] counts = new byte[info.rows() * info.columns()];
    for (int k = 0; k < counts.length; k++) {
      long left = tiles.remaining(tile, k / info.columns(), k % info.columns());
      int most = (int) Math.min(allowed, left);
      counts[k] = (byte) (random.nextInt(2 * most + 1) - most);
    }
    return counts;
  }
}
