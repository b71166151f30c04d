package org.ohmlight.simulator.reference.machine;

/**
 * An operator from the higher layer to the lower one: the adjoint of the given one. Linear links
 * only, so that no state decides anything.
 */
public record TurnedOperator<T>(Machine.Operator<T> upwards) implements Machine.Operator<T> {
  @Override
  public void forward(T x, T y, float factor, boolean add) {
    upwards.adjoint(x, y, y, factor, add);
  }

  @Override
  public void adjoint(T y, T x, T now, float factor, boolean add) {
    upwards.forward(y, x, factor, add);
  }

  @Override
  public void gradient(T post, T pre, float scale, float keep, float[] into) {
    upwards.gradient(pre, post, scale, keep, into);
  }
}
