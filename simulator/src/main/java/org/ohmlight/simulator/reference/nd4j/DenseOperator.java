package org.ohmlight.simulator.reference.nd4j;

import org.ohmlight.simulator.reference.machine.Machine.Operator;

/** Every neuron to every neuron. */
record DenseOperator(Nd4jMatrix weights) implements Operator<Nd4jLayer> {
  @Override
  public void forward(Nd4jLayer x, Nd4jLayer y, float factor, boolean add) {
    weights.forward(x.matrix(), y.matrix(), factor, add ? 1f : 0f);
  }

  @Override
  public void adjoint(Nd4jLayer y, Nd4jLayer x, Nd4jLayer now, float factor, boolean add) {
    weights.adjoint(y.matrix(), x.matrix(), factor, add ? 1f : 0f);
  }

  @Override
  public void gradient(Nd4jLayer post, Nd4jLayer pre, float scale, float keep, float[] into) {
    weights.outer(post.matrix(), pre.matrix(), scale, keep, into);
  }
}
