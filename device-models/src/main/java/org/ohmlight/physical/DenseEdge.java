package org.ohmlight.physical;

import java.util.function.IntConsumer;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Team;

/** An edge between every neuron of one layer and every neuron of another. */
public final class DenseEdge implements Edge {
  private static final int OUTPUTS_A_TASK = OuterProduct.OUTPUTS_A_TASK;

  private final EdgeId id;
  private final Coupling coupling;
  private final Team team;
  private final OuterProduct product;
  private final IntConsumer task = this::addOutputs;

  // The gradient in flight, so that its task is made once.
  private float[] into = new float[0];
  private float scale;
  private float keep;

  /**
   * Wires a coupling.
   *
   * @param team threads that share a gradient; its bits do not depend on their number
   */
  public DenseEdge(EdgeId id, Coupling coupling, Team team) {
    this.id = id;
    this.coupling = coupling;
    this.team = team;
    this.product = new OuterProduct(coupling.outputs(), coupling.inputs());
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
    coupling.update(post, pre, rate, tick);
  }

  @Override
  public void gradient(
      Batch post, Batch pre, float newScale, float newKeep, float[] newInto, long tick) {
    post.requireShape(post.rows(), coupling.outputs(), "post", coupling.name());
    pre.requireShape(post.rows(), coupling.inputs(), "pre", coupling.name());
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    into = newInto;
    scale = newScale;
    keep = newKeep;
    team.each(Math.ceilDiv(coupling.outputs(), OUTPUTS_A_TASK), task);
  }

  private void addOutputs(int index) {
    int first = index * OUTPUTS_A_TASK;
    product.addTo(into, scale, keep, first, Math.min(coupling.outputs(), first + OUTPUTS_A_TASK));
  }
}
