package org.ohmlight.learning.network;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;

/** Moves one layer of one rail towards what its drive asks for. */
final class LayerStep {
  private final boolean damped;
  private final boolean mirrored;
  private final float stepSize;
  private final Batch[] scratch;

  /**
   * Makes the step.
   *
   * @param scratch a block of each layer's shape, for damped Picard steps
   */
  LayerStep(Solver solver, Batch[] scratch) {
    this.stepSize = solver.stepSize();
    this.damped = stepSize != 1f;
    this.mirrored = solver instanceof Solver.MirrorDescent;
    this.scratch = scratch;
  }

  /**
   * Moves the layer.
   *
   * @param drive {@code D_k}. Not modified.
   * @return largest change of a state; NaN if a state is not a number
   */
  float move(Rail rail, int layer, Batch drive, Activation activation) {
    Batch s = rail.states()[layer];
    Batch a = rail.drives()[layer];
    if (damped && mirrored) {
      Pointwise.relax(a.values(), a.offset(), drive.values(), drive.offset(), stepSize, count(a));
      return activation.activate(a, s);
    }
    a.copyFrom(drive);
    if (!damped) {
      return activation.activate(a, s);
    }
    Batch target = scratch[layer];
    target.copyFrom(s);
    float change = activation.activate(a, target);
    Pointwise.relax(s.values(), s.offset(), target.values(), target.offset(), stepSize, count(s));
    return stepSize * change;
  }

  private static int count(Batch batch) {
    return batch.rows() * batch.width();
  }
}
