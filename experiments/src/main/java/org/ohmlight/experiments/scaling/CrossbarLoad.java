package org.ohmlight.experiments.scaling;

import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.crossbar.ArraySettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.TileSize;

/**
 * A square matrix on the tiles of a training crossbar, read forward and back by a batch through
 * converters and with the noise of its cells.
 */
final class CrossbarLoad implements AutoCloseable {
  private static final long SEED = 1;

  private final CrossbarSubstrate substrate;
  private final Coupling coupling;
  private final Team team;
  private final Batch x;
  private final Batch y;
  private long tick = 1;

  CrossbarLoad(int side, int tile, int rows, Team team) {
    this.team = team;
    substrate =
        new CrossbarSubstrate(
            CrossbarSettings.defaults()
                .withArray(ArraySettings.PLAIN.withTile(new TileSize(tile, tile))),
            SEED,
            team);
    coupling = substrate.couple("matrix", side, side, 1f);
    x = Batch.zeros(rows, side);
    RandomStream.of(SEED, "inputs").uniforms(x.values(), 0, x.values().length, 0);
    y = Batch.zeros(rows, side);
  }

  CrossbarSubstrate substrate() {
    return substrate;
  }

  /** Reads the batch in as many windows as there are threads, as a settling network does. */
  void forwardAndBack() {
    long now = tick;
    tick += 2;
    team.windows(
        x.rows(),
        (first, count) -> {
          coupling.forward(x.window(first, count), y.window(first, count), now);
          coupling.adjoint(x.window(first, count), y.window(first, count), now + 1);
        });
  }

  @Override
  public void close() {
    coupling.close();
    substrate.close();
  }
}
