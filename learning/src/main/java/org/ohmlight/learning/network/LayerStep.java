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
      return activate(activation, s, a);
    }
    a.copyFrom(drive);
    if (!damped) {
      return activate(activation, s, a);
    }
    Batch target = scratch[layer];
    target.copyFrom(s);
    float change = activate(activation, target, a);
    Pointwise.relax(s.values(), s.offset(), target.values(), target.offset(), stepSize, count(s));
    return stepSize * change;
  }

  private static float activate(Activation activation, Batch s, Batch a) {
    float[] sv = s.values();
    int so = s.offset();
    float[] av = a.values();
    int ao = a.offset();
    int n = count(s);
    return switch (activation) {
      case LINEAR ->
          Pointwise.clamp(sv, so, av, ao, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, n);
      case HARD_SIGMOID -> Pointwise.clamp(sv, so, av, ao, 0f, 1f, n);
      case HARD_TANH -> Pointwise.clamp(sv, so, av, ao, -1f, 1f, n);
      case RELU -> Pointwise.clamp(sv, so, av, ao, 0f, Float.POSITIVE_INFINITY, n);
      case SIGMOID -> Pointwise.sigmoid(sv, so, av, ao, n);
      case TANH -> Pointwise.tanh(sv, so, av, ao, n);
    };
  }

  private static int count(Batch batch) {
    return batch.rows() * batch.width();
  }
}
