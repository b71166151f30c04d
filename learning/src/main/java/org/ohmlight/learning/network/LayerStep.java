package org.ohmlight.learning.network;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;

/** Moves one layer of one rail towards what its drive asks for. */
final class LayerStep {
  private final Solver solver;
  private final Batch[] scratch;

  /**
   * Makes the step.
   *
   * @param scratch a block of each layer's shape, for damped Picard steps
   */
  LayerStep(Solver solver, Batch[] scratch) {
    this.solver = solver;
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
    return switch (solver) {
      case Solver.Picard(float alpha) when alpha == 1f -> {
        a.copyFrom(drive);
        yield activate(activation, s, a);
      }
      case Solver.Picard(float alpha) -> {
        a.copyFrom(drive);
        Batch target = scratch[layer];
        target.copyFrom(s);
        float change = activate(activation, target, a);
        Pointwise.relax(s.values(), s.offset(), target.values(), target.offset(), alpha, count(s));
        yield alpha * change;
      }
      case Solver.MirrorDescent(float alpha) -> {
        if (alpha == 1f) {
          a.copyFrom(drive);
        } else {
          Pointwise.relax(a.values(), a.offset(), drive.values(), drive.offset(), alpha, count(a));
        }
        yield activate(activation, s, a);
      }
    };
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
