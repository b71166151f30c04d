package org.ohmlight.simulator.crossbar;

import java.util.Map;
import java.util.SequencedMap;
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

  CrossbarCoupling(
      String name,
      int outputs,
      int inputs,
      float limit,
      CellMatrix cells,
      CrossbarSettings settings,
      CrossbarCosts costs,
      long seed) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.cells = cells;
    forward =
        new ReadPath(
            settings,
            cells,
            costs,
            outputs,
            inputs,
            false,
            limit,
            RandomStream.of(seed, name + "/forward read"));
    adjoint =
        new ReadPath(
            settings,
            cells,
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
    return report;
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    cells.weights(into);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return cells.checkpoint();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    cells.restore(checkpoint);
    changed();
  }

  @Override
  public void close() {
    // Simulated cells keep what they hold.
  }

  private void changed() {
    forward.changed();
    adjoint.changed();
  }

  private void requireMatrix(float[] matrix, String what) {
    if (matrix.length != outputs * inputs) {
      throw new IllegalArgumentException(
          what
              + " of "
              + name
              + " must hold "
              + outputs
              + " x "
              + inputs
              + " values, got "
              + matrix.length);
    }
  }
}
