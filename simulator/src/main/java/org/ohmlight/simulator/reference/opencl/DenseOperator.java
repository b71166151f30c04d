package org.ohmlight.simulator.reference.opencl;

import org.ohmlight.simulator.reference.machine.Machine.Operator;

/** Every neuron to every neuron. */
record DenseOperator(OpenClMatrix weights) implements Operator<OpenClLayer> {
  @Override
  public void forward(OpenClLayer x, OpenClLayer y, float factor, boolean add) {
    weights.forward(x.buffer(), y.buffer(), x.rows(), factor, add ? 1f : 0f);
  }

  @Override
  public void adjoint(OpenClLayer y, OpenClLayer x, OpenClLayer now, float factor, boolean add) {
    weights.adjoint(y.buffer(), x.buffer(), y.rows(), factor, add ? 1f : 0f);
  }

  @Override
  public void gradient(OpenClLayer post, OpenClLayer pre, float scale, float keep, float[] into) {
    weights.outer(post.buffer(), pre.buffer(), post.rows(), scale, keep, into);
  }
}
