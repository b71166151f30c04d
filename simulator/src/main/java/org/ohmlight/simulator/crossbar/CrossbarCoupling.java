package org.ohmlight.simulator.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Reciprocity;

/** A matrix held by the cells of a crossbar: the same devices are read from both sides. */
final class CrossbarCoupling implements Coupling {
  private final String name;
  private final int outputs;
  private final int inputs;
  private final CellMatrix cells;
  private final ReadPath forward;
  private final ReadPath adjoint;
  private final TileWeights tiles;
  private final CrossbarSettings settings;
  private float referenceSize;
  private float age;

  CrossbarCoupling(
      String name,
      int outputs,
      int inputs,
      float limit,
      CellMatrix cells,
      CrossbarSettings settings,
      CrossbarCosts costs,
      long seed,
      Team team) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.cells = cells;
    this.settings = settings;
    if (settings.cells() instanceof CellSettings.Programmed programmed) {
      age = (float) programmed.seconds();
    }
    tiles =
        new TileWeights(
            cells, settings, outputs, inputs, team, RandomStream.of(seed, name + "/traps"));
    long sides = cells.columns().isPair() ? 2 : 1;
    for (Tile tile : tiles.tiles()) {
      long references = cells.columns() == Columns.OFFSET ? tile.outputs() + tile.inputs() : 0;
      costs.buildCells(sides * tile.outputs() * tile.inputs() + references);
    }
    forward =
        new ReadPath(
            settings,
            tiles,
            costs,
            outputs,
            inputs,
            false,
            limit,
            RandomStream.of(seed, name + "/forward read"));
    adjoint =
        new ReadPath(
            settings,
            tiles,
            costs,
            outputs,
            inputs,
            true,
            limit,
            RandomStream.of(seed, name + "/adjoint read"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SAME_DEVICES;
  }

  @Override
  public double weightLimit() {
    return cells.weightLimit();
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x of " + name);
    y.requireShape(x.rows(), outputs, "y of " + name);
    forward.read(x, y, tick);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y of " + name);
    x.requireShape(y.rows(), inputs, "x of " + name);
    adjoint.read(y, x, tick);
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs, "post of " + name);
    pre.requireShape(post.rows(), inputs, "pre of " + name);
    cells.update(post, pre, rate, tick);
    changed();
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    cells.increment(delta, tick);
    changed();
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    ProgramReport report = cells.program(target, tick);
    changed();
    takeReference(tick);
    if (settings.array().calibrationProbes() > 0) {
      calibrate(settings.array().calibrationProbes(), tick);
    }
    return report;
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    cells.weights(into);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = cells.checkpoint();
    if (referenceSize > 0f) {
      saved.put("reference size", new float[] {referenceSize, age});
    }
    forward.save("forward ", saved);
    adjoint.save("adjoint ", saved);
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    cells.restore(checkpoint);
    forward.restore("forward ", checkpoint);
    adjoint.restore("adjoint ", checkpoint);
    changed();
    float[] size = checkpoint.get("reference size");
    referenceSize = size == null ? 0f : size[0];
    age = size == null ? age : size[1];
  }

  @Override
  public void close() {
    // Simulated cells keep what they hold.
  }

  /** Pulses of each cell, array by array; empty if they are not counted. */
  List<Wear> wear() {
    List<Wear> wear = new ArrayList<>();
    for (CellMatrix slice : cells.slices()) {
      Wear one = slice.wear();
      if (one != null) {
        wear.add(one);
      }
    }
    return wear;
  }

  /** Corrects gain and offset of every column, in both directions of reading. */
  CalibrationReport calibrate(int probes, long tick) {
    return forward.calibrate(tiles, probes, tick).and(adjoint.calibrate(tiles, probes, tick));
  }

  /** Reads happen so long after programming [s]; drift is compensated as the settings say. */
  void age(double seconds, long tick) {
    age = (float) seconds;
    for (CellMatrix slice : cells.slices()) {
      if (slice instanceof ProgrammedMatrix programmed) {
        programmed.age(seconds);
      }
    }
    changed();
    compensate(tick);
  }

  /** Measures what one-hot reads are right after programming, then as old as the cells are read. */
  private void takeReference(long tick) {
    referenceSize = 0f;
    double seconds = age;
    if (seconds > 0.0) {
      age(0.0, tick);
    }
    compensate(tick);
    if (seconds > 0.0) {
      age(seconds, tick);
    }
  }

  /** A pause in which pulsed cells lose what they hold. */
  void rest(Retention retention, double seconds, long tick) {
    cells.slices().forEach(slice -> slice.rest(retention, seconds, tick));
    changed();
  }

  /** Measures the size of one-hot reads: {@link DriftCompensation#GLOBAL}. */
  private void compensate(long tick) {
    if (!(settings.cells() instanceof CellSettings.Programmed programmed)
        || programmed.compensation() == DriftCompensation.NONE) {
      return;
    }
    float now = oneHotSize(tick);
    if (referenceSize == 0f) {
      referenceSize = now;
    }
    double gain = now == 0f ? 1.0 : referenceSize / Math.max(now, 1e-4 * referenceSize);
    forward.amplify(gain);
    adjoint.amplify(gain);
  }

  private float oneHotSize(long tick) {
    forward.amplify(1.0);
    Batch hot = Batch.zeros(inputs, inputs);
    for (int j = 0; j < inputs; j++) {
      hot.values()[j * inputs + j] = 1f;
    }
    Batch y = Batch.zeros(inputs, outputs);
    // Reads of their own: other numbers than those of the products at this tick.
    forward.read(hot, y, ~tick);
    double sum = 0;
    for (float value : y.values()) {
      sum += Math.abs(value);
    }
    return (float) (sum / y.values().length);
  }

  private void changed() {
    tiles.changed();
    forward.changed();
    adjoint.changed();
  }
}
