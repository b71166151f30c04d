package org.ohmlight.simulator.reference.machine;

import java.util.HashMap;
import java.util.Map;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.simulator.reference.machine.Machine.Operator;

/** An edge whose local products are made on the machine and kept on the host. */
final class ReferenceEdge<T> implements Edge {
  private final EdgeId id;
  private final ReferenceCoupling coupling;
  private final Machine<T> machine;
  private final NetworkDescription network;
  private final Map<Integer, Product> products = new HashMap<>();

  ReferenceEdge(
      EdgeId id, ReferenceCoupling coupling, Machine<T> machine, NetworkDescription network) {
    this.id = id;
    this.coupling = coupling;
    this.machine = machine;
    this.network = network;
  }

  @Override
  public EdgeId id() {
    return id;
  }

  @Override
  public Coupling coupling() {
    return coupling;
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    float[] delta = new float[weights()];
    gradient(post, pre, rate, 0f, delta, tick);
    coupling.increment(delta, tick);
  }

  @Override
  public void gradient(Batch post, Batch pre, float scale, float keep, float[] into, long tick) {
    coupling.requireMatrix(into, "into");
    coupling.current();
    products.computeIfAbsent(post.rows(), Product::new).make(post, pre, scale, keep, into);
  }

  private final class Product {
    private final T post;
    private final T pre;
    private final Operator<T> operator;

    Product(int rows) {
      post = machine.zeros(rows, network.shape(id.to()));
      pre = machine.zeros(rows, network.shape(id.from()));
      operator = machine.operator(network, id, coupling.matrix(), rows);
    }

    void make(Batch postStates, Batch preStates, float scale, float keep, float[] into) {
      machine.load(postStates, post);
      machine.load(preStates, pre);
      operator.gradient(post, pre, scale, keep, into);
    }
  }
}
