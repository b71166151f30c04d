package org.ohmlight.simulator.crossbar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.ohmlight.device.Allowed;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;

/**
 * A resistive crossbar: each coupling is an array of its own whose weights are conductances, with
 * {@code W = L (g+ - g-) / (gMax - gMin)} for a differential pair and {@code L} the weight limit.
 *
 * <p>A product is the currents of all columns at once: {@code I_i = sum_j g_ij V_j} (Ohm,
 * Kirchhoff). The transpose drives the columns and senses the rows of the same cells. {@link
 * ArraySettings} says how large matrices are cut and whether wires have resistance.
 */
public final class CrossbarSubstrate implements Substrate {
  private final CrossbarSettings settings;
  private final long seed;
  private final Team team;
  private final Ledger ledger = new Ledger();
  private final CrossbarCosts costs;
  private final SequencedMap<String, CrossbarCoupling> couplings = new LinkedHashMap<>();

  /**
   * Makes the substrate.
   *
   * @param settings what its arrays are
   * @param seed with the name of a coupling, keys the spread of its cells and all its noise
   * @param team threads for writing; results do not depend on their number
   */
  public CrossbarSubstrate(CrossbarSettings settings, long seed, Team team) {
    this.settings = settings;
    this.seed = seed;
    this.team = team;
    this.costs = new CrossbarCosts(ledger, settings);
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    if (outputs < 1 || inputs < 1 || !(weightLimit > 0f) || Float.isInfinite(weightLimit)) {
      throw new IllegalArgumentException(
          "A crossbar needs outputs and inputs >= 1 and a finite weight limit > 0, got "
              + outputs
              + " x "
              + inputs
              + " and "
              + weightLimit);
    }
    CellMatrix cells = cells(name, outputs, inputs, weightLimit);
    CrossbarCoupling coupling =
        new CrossbarCoupling(
            name, outputs, inputs, weightLimit, cells, settings, costs, seed, team);
    couplings.put(name, coupling);
    return coupling;
  }

  private CellMatrix cells(String name, int outputs, int inputs, float limit) {
    Slicing slicing = settings.array().slicing();
    int slices = slicing.significance().length;
    if (slices == 1) {
      return slice(name, outputs, inputs, limit);
    }
    List<CellMatrix> parts = new ArrayList<>();
    for (int s = 0; s < slices; s++) {
      parts.add(slice(name + "/slice " + s, outputs, inputs, limit));
    }
    return new SlicedMatrix(slicing, limit, parts, Math.multiplyExact(outputs, inputs));
  }

  private CellMatrix slice(String name, int outputs, int inputs, float limit) {
    return switch (settings.cells()) {
      case CellSettings.Continuous c ->
          new ContinuousMatrix(outputs, inputs, mapping(c, limit), team);
      case CellSettings.Pulsed p -> pulsed(name, outputs, inputs, limit, p);
      case CellSettings.Programmed p ->
          new ProgrammedMatrix(
              outputs,
              inputs,
              p,
              mapping(p, limit),
              costs,
              team,
              RandomStream.of(seed, name + "/programmed cells"));
    };
  }

  private ConductanceMapping mapping(CellSettings cells, float limit) {
    return new ConductanceMapping(cells.columns(), settings.conductances(), limit);
  }

  private CellMatrix pulsed(
      String name, int outputs, int inputs, float limit, CellSettings.Pulsed cells) {
    PulsedMatrix matrix = array(name, outputs, inputs, limit, cells);
    return switch (settings.method()) {
      case UpdateMethod.Pulses m -> matrix;
      case UpdateMethod.MixedPrecision m -> new MixedMatrix(m, matrix, outputs, inputs, team);
      case UpdateMethod.Transfer m ->
          new TransferMatrix(
              m,
              array(name + "/fast", outputs, inputs, limit, cells),
              matrix,
              new ColumnReader(settings, limit),
              costs,
              outputs,
              inputs,
              RandomStream.of(seed, name + "/transfer"),
              team);
      case UpdateMethod.Residual m ->
          new ResidualMatrix(
              m, tiles(name, outputs, inputs, limit, cells, m, matrix), outputs, inputs);
    };
  }

  /** The matrix itself, then finer and finer ones. */
  private List<PulsedMatrix> tiles(
      String name,
      int outputs,
      int inputs,
      float limit,
      CellSettings.Pulsed cells,
      UpdateMethod.Residual method,
      PulsedMatrix first) {
    List<PulsedMatrix> tiles = new ArrayList<>(List.of(first));
    for (int n = 1; n < method.tiles(); n++) {
      float part = (float) Math.pow(method.significance(), n);
      tiles.add(array(name + "/tile " + n, outputs, inputs, part * limit, cells));
    }
    return tiles;
  }

  private PulsedMatrix array(
      String name, int outputs, int inputs, float limit, CellSettings.Pulsed cells) {
    return new PulsedMatrix(name, outputs, inputs, limit, cells, settings, costs, seed, team);
  }

  /**
   * Time passes: all couplings are read so long after they were programmed from now on. Cells that
   * do not drift stay as they are.
   *
   * @param seconds time since programming, >= 0 [s]
   * @param tick the moment, which keys the reads that measure drift
   */
  public void age(double seconds, long tick) {
    Allowed.notNegative("time since programming [s]", seconds);
    couplings.values().forEach(coupling -> coupling.age(seconds, tick));
  }

  /**
   * A pause in which nothing is written: pulsed cells relax and diffuse. Cells that are programmed
   * once drift as {@link #age} says.
   *
   * @param retention how well the cells keep their states
   * @param seconds length of the pause, >= 0 [s]
   * @param tick the moment, which keys the diffusion
   */
  public void rest(Retention retention, double seconds, long tick) {
    Allowed.notNegative("length of the pause [s]", seconds);
    couplings.values().forEach(coupling -> coupling.rest(retention, seconds, tick));
  }

  /**
   * Pulses that the cells of a coupling have had, array by array (the slow one of two that transfer
   * to one another); empty unless {@link PulseSettings#countWear}.
   *
   * @throws IllegalArgumentException if there is no coupling of this name
   */
  public List<Wear> wear(String name) {
    CrossbarCoupling coupling = couplings.get(name);
    if (coupling == null) {
      throw new IllegalArgumentException(
          "There is no coupling '" + name + "'; there are " + couplings.keySet());
    }
    return coupling.wear();
  }

  /** Pulses that the cells of all couplings have had, array by array. */
  public List<Wear> wear() {
    return couplings.values().stream().flatMap(coupling -> coupling.wear().stream()).toList();
  }

  /**
   * Corrects gain and offset of every column of every coupling, measured through their own reads.
   *
   * @param probes reads a tile, at least 8
   * @param tick the moment
   * @return what it did, by name of the coupling
   */
  public SequencedMap<String, CalibrationReport> calibrate(int probes, long tick) {
    Allowed.between("probes of a calibration", probes, 8, 1_000_000);
    SequencedMap<String, CalibrationReport> reports = new LinkedHashMap<>();
    couplings.forEach((name, coupling) -> reports.put(name, coupling.calibrate(probes, tick)));
    return reports;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    return new Provenance("crossbar", settings.described());
  }

  @Override
  public void close() {
    // Nothing to leave safe: the hardware is simulated, and the team is the caller's.
  }
}
