package org.ohmlight.simulator.circuit.layered;

import java.util.Arrays;
import java.util.List;
import org.ohmlight.kernel.ColumnPasses;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;

/** Samples of a batch that settle together, by {@link ResistiveNetwork}'s step. */
final class VoltageBlock {
  private final Wires wires;
  private final int first;
  private final int rows;
  private final Batch[] injected;
  private final Batch[] products;
  private final int[] stepsToRest;
  private final float[] change;
  private float[] residuals = new float[64];
  private int steps;

  /**
   * Makes room for some rows of a batch.
   *
   * @param first the row of the batch with which it begins
   */
  VoltageBlock(Wires wires, int first, int rows) {
    this.wires = wires;
    this.first = first;
    this.rows = rows;
    NetworkDescription description = wires.description();
    int layers = description.layers().size();
    injected = new Batch[layers];
    products = new Batch[layers];
    for (int k = 1; k < layers; k++) {
      injected[k] = Batch.zeros(rows, description.size(k));
      products[k] = Batch.zeros(rows, description.size(k));
    }
    stepsToRest = new int[rows];
    change = new float[rows];
  }

  /** Adds up what the held input and the sources send into every node, A. */
  void clamp(Batch input, long tick) {
    for (int k = 1; k < injected.length; k++) {
      for (int r = 0; r < rows; r++) {
        float[] amps = wires.amps()[k];
        System.arraycopy(amps, 0, injected[k].values(), r * amps.length, amps.length);
      }
    }
    for (ConductanceEdge edge : wires.edges().values()) {
      EdgeId id = edge.id();
      if (id.from() == 0) {
        edge.coupling().forward(input.window(first, rows), products[id.to()], tick);
        injected[id.to()].addScaled(products[id.to()], 1f);
      }
    }
  }

  /** Settles one rail, or both rails of a dyad side by side. */
  void settle(List<Rail> rails, SettleLimits limits, long tick) {
    Arrays.fill(stepsToRest, 0);
    steps = 0;
    for (Rail rail : rails) {
      hold(rail);
    }
    boolean allRest = false;
    while (steps < limits.maxSteps() && !allRest) {
      Arrays.fill(change, 0f);
      for (Rail rail : rails) {
        for (int layer : wires.order()) {
          move(rail, layer, tick);
        }
      }
      allRest = note(limits.tolerance());
    }
  }

  /** Brings an output that is held to where it is held. */
  private void hold(Rail rail) {
    Batch target = rail.target();
    if (rail.holds() && target != null) {
      rail.volts(wires.description().output())
          .window(first, rows)
          .copyFrom(target.window(first, rows));
    }
  }

  private void move(Rail rail, int layer, long tick) {
    boolean isOutput = layer == wires.description().output();
    if (isOutput && rail.holds()) {
      return;
    }
    Batch volts = rail.volts(layer).window(first, rows);
    Batch target = rail.target();
    Batch open = rail.openVolts(layer).window(first, rows);
    open.copyFrom(injected[layer]);
    for (ConductanceEdge edge : wires.edges().values()) {
      EdgeId id = edge.id();
      if (id.to() == layer && id.from() > 0) {
        Batch below = rail.volts(id.from()).window(first, rows);
        edge.coupling().forward(below, products[layer], tick);
        open.addScaled(products[layer], 1f);
      } else if (id.from() == layer) {
        Batch above = rail.volts(id.to()).window(first, rows);
        edge.coupling().adjoint(above, products[layer], tick);
        open.addScaled(products[layer], 1f);
      }
    }
    if (isOutput && target != null && rail.beta() != 0f) {
      open.addScaled(target.window(first, rows), rail.beta());
    }
    ColumnPasses.scale(
        open.values(), open.offset(), rail.inverseLoads()[layer], rows, open.width());
    conduct(layer, open, volts);
  }

  /** The first half of a layer with diodes cannot fall below ground, the second not rise above. */
  private void conduct(int layer, Batch open, Batch volts) {
    int width = volts.width();
    int rising = wires.hasDiodes(layer) ? width / 2 : 0;
    float highest = wires.hasDiodes(layer) ? 0f : Float.POSITIVE_INFINITY;
    float lowest = Float.NEGATIVE_INFINITY;
    for (int r = 0; r < rows; r++) {
      int to = volts.offset() + r * width;
      int from = open.offset() + r * width;
      float up =
          Pointwise.clamp(
              volts.values(), to, open.values(), from, 0f, Float.POSITIVE_INFINITY, rising);
      float down =
          Pointwise.clamp(
              volts.values(),
              to + rising,
              open.values(),
              from + rising,
              lowest,
              highest,
              width - rising);
      change[r] = Math.max(change[r], Math.max(up, down));
    }
  }

  private boolean note(float tolerance) {
    if (steps == residuals.length) {
      residuals = Arrays.copyOf(residuals, 2 * steps);
    }
    float worst = 0f;
    boolean allRest = tolerance > 0f;
    for (int r = 0; r < rows; r++) {
      worst = Math.max(worst, change[r]);
      if (change[r] <= tolerance) {
        stepsToRest[r] = stepsToRest[r] == 0 ? steps + 1 : stepsToRest[r];
      } else {
        allRest = false;
        stepsToRest[r] = 0;
      }
    }
    residuals[steps++] = worst;
    return allRest;
  }

  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  /** Steps taken. */
  int steps() {
    return steps;
  }

  /** Largest change of a voltage in a step, from 0, V. */
  float residual(int step) {
    return residuals[step];
  }

  /** The first step from which a sample was at rest, or all steps. */
  int stepsToRest(int row) {
    return stepsToRest[row] == 0 ? steps : stepsToRest[row];
  }

  /** Largest change of a sample's voltages in the last step, V. */
  float change(int row) {
    return change[row];
  }
}
