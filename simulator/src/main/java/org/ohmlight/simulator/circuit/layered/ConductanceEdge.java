package org.ohmlight.simulator.circuit.layered;

import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;

/**
 * Conductances between every node of two layers. Their local product is what each device sees by
 * itself, the power its voltage wastes:
 *
 * <pre>
 *   (post, pre)_ij = -dE/dg_ij = -(post_i - pre_j)^2 / 2 = post_i pre_j - post_i^2 / 2 - pre_j^2 / 2
 * </pre>
 *
 * <p>Of a link from the input, {@code pre_j^2 / 2} is left out: it is the same in every phase of a
 * presentation, so that no comparison of two equilibria sees it, and at hundreds of volts it would
 * swallow the digits in which they differ.
 *
 * <p>Source: Kendall, Pantone, Manickavasagam, Bengio and Scellier (2020), theorem 1.
 */
final class ConductanceEdge implements Edge {
  private final EdgeId id;
  private final ConductanceCoupling coupling;
  private final OuterProduct product;
  private final float[] step;
  private final float[] postSquares;
  private final float[] preSquares;

  ConductanceEdge(EdgeId id, ConductanceCoupling coupling) {
    this.id = id;
    this.coupling = coupling;
    this.product = new OuterProduct(coupling.outputs(), coupling.inputs());
    this.step = new float[weights()];
    this.postSquares = new float[coupling.outputs()];
    this.preSquares = new float[coupling.inputs()];
  }

  @Override
  public EdgeId id() {
    return id;
  }

  @Override
  public ConductanceCoupling coupling() {
    return coupling;
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    gradient(post, pre, rate, 0f, step, tick);
    coupling.increment(step, tick);
  }

  @Override
  public void gradient(Batch post, Batch pre, float scale, float keep, float[] into, long tick) {
    int outputs = coupling.outputs();
    int inputs = coupling.inputs();
    post.requireShape(post.rows(), outputs, "post", coupling.name());
    pre.requireShape(post.rows(), inputs, "pre", coupling.name());
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(into, scale, keep, 0, outputs);
    halfSquares(post, postSquares);
    boolean moves = id.from() > 0;
    if (moves) {
      halfSquares(pre, preSquares);
    }
    for (int o = 0; o < outputs; o++) {
      if (moves) {
        Pointwise.addScaled(into, o * inputs, preSquares, 0, -scale, inputs);
      }
      float own = scale * postSquares[o];
      for (int i = o * inputs; i < (o + 1) * inputs; i++) {
        into[i] -= own;
      }
    }
  }

  /** {@code sum_b x_b^2 / 2}, node by node. */
  private static void halfSquares(Batch x, float[] into) {
    java.util.Arrays.fill(into, 0f);
    int width = x.width();
    for (int r = 0; r < x.rows(); r++) {
      int row = x.offset() + r * width;
      Pointwise.addProduct(into, 0, x.values(), row, x.values(), row, width);
    }
    Pointwise.scale(into, 0, into, 0, 0.5f, width);
  }
}
