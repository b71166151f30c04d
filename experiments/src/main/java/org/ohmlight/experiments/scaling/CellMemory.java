package org.ohmlight.experiments.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PhaseChangeCell;
import org.ohmlight.device.resistive.Temperature;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.ConductanceRange;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.DriftCompensation;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.optics.bench.SlmSettings;
import org.ohmlight.simulator.optics.bench.SlmSubstrate;

/**
 * Memory that a weight takes once it has been written and read, by what holds it: the growth of the
 * used heap over a coupling of {@code side x side} weights.
 *
 * @param holder what holds the weights
 * @param cells cells a weight
 * @param bytesAWeight bytes a weight
 */
record CellMemory(String holder, int cells, double bytesAWeight) {
  /**
   * Arrays of this many floats just fit into whole regions of the heap, which large ones take up.
   */
  private static final int SIDE = 1020;

  private static final int COLLECTIONS = 3;

  double bytesACell() {
    return bytesAWeight / Math.max(1, cells);
  }

  /** Measures every kind of holder. */
  static List<CellMemory> measured() {
    CrossbarSettings training = CrossbarSettings.defaults();
    CrossbarSettings inference =
        training
            .withConductances(new ConductanceRange(0.0, 25e-6))
            .withCells(
                new CellSettings.Programmed(
                    PhaseChangeCell.pcm(),
                    Columns.ONE_SIDED,
                    0.0,
                    DriftCompensation.NONE,
                    Temperature.UNCHANGED));
    List<CellMemory> all = new ArrayList<>();
    all.add(of("exact arithmetic", 0, ExactSubstrate::new));
    all.add(
        of(
            "crossbar, exact cells",
            2,
            team -> new CrossbarSubstrate(CrossbarSettings.ideal(), 1, team)));
    all.add(of("crossbar, pulsed pairs", 2, team -> new CrossbarSubstrate(training, 1, team)));
    all.add(of("crossbar, programmed pairs", 2, team -> new CrossbarSubstrate(inference, 1, team)));
    all.add(of("SLM bench", 2, team -> new SlmSubstrate(SlmSettings.standard(), 1, team)));
    return all;
  }

  private static CellMemory of(String holder, int cells, Function<Team, Substrate> substrate) {
    try (Team team = Team.solo()) {
      long before = used();
      try (Substrate held = substrate.apply(team);
          Coupling coupling = held.couple("matrix", SIDE, SIDE, 1f)) {
        coupling.program(new float[SIDE * SIDE], 1);
        coupling.read(new float[SIDE * SIDE]);
        double grown = (double) used() - before;
        // The coupling is reachable until it has been weighed.
        return new CellMemory(holder, cells, grown / ((double) coupling.outputs() * SIDE));
      }
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int k = 0; k < COLLECTIONS; k++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
