package org.ohmlight.simulator.exact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.KernelCoupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/**
 * A matrix held exactly, row-major, with packed copies for each direction that are made when first
 * asked for after a change.
 */
final class ExactCoupling implements KernelCoupling {
  private static final int ROWS_A_TASK = OuterProduct.OUTPUTS_A_TASK;
  private static final int VALUES_A_TASK = 16_384;

  private final String name;
  private final int outputs;
  private final int inputs;
  private final Team team;
  private final Ledger.Line multiplyAdds;
  private final float[] weights;
  private volatile long version;
  private final PackedCopy forward;
  private final PackedCopy adjoint;

  private final OuterProduct product;

  // The change in flight, so that the tasks below are made once.
  private float rate;
  private float[] step = new float[0];
  private final IntConsumer updateRows = this::updateRows;
  private final IntConsumer incrementValues = this::incrementValues;

  ExactCoupling(String name, int outputs, int inputs, Team team, Ledger.Line multiplyAdds) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.team = team;
    this.multiplyAdds = multiplyAdds;
    this.weights = new float[Math.multiplyExact(outputs, inputs)];
    this.product = new OuterProduct(outputs, inputs);
    this.forward = PackedCopy.transposed(weights, outputs, inputs);
    this.adjoint = PackedCopy.straight(weights, outputs, inputs);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SAME_DEVICES;
  }

  @Override
  public double weightLimit() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x", name);
    y.requireShape(x.rows(), outputs, "y", name);
    Gemm.multiply(x.values(), x.offset(), x.rows(), forward.panels(), y.values(), y.offset());
    multiplyAdds.add((long) x.rows() * weights.length);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y", name);
    x.requireShape(y.rows(), inputs, "x", name);
    Gemm.multiply(y.values(), y.offset(), y.rows(), adjoint.panels(), x.values(), x.offset());
    multiplyAdds.add((long) y.rows() * weights.length);
  }

  @Override
  public void update(Batch post, Batch pre, float newRate, long tick) {
    post.requireShape(post.rows(), outputs, "post", name);
    pre.requireShape(post.rows(), inputs, "pre", name);
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    rate = newRate;
    team.each((outputs + ROWS_A_TASK - 1) / ROWS_A_TASK, updateRows);
    multiplyAdds.add((long) post.rows() * weights.length);
    changed();
  }

  private void updateRows(int task) {
    int first = task * ROWS_A_TASK;
    product.addTo(weights, rate, 1f, first, Math.min(outputs, first + ROWS_A_TASK));
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    step = delta;
    team.each(Math.ceilDiv(weights.length, VALUES_A_TASK), incrementValues);
    changed();
  }

  private void incrementValues(int task) {
    int first = task * VALUES_A_TASK;
    int count = Math.min(VALUES_A_TASK, weights.length - first);
    Pointwise.addScaled(weights, first, step, first, 1f, count);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, weights, 0, weights.length);
    changed();
    return new ProgramReport(weights.length, 0.0, 0.0, 0, 0.0, 0.0);
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    System.arraycopy(weights, 0, into, 0, weights.length);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("weights", weights.clone());
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    float[] saved = checkpoint.get("weights");
    if (saved == null) {
      throw new IllegalArgumentException("The checkpoint of " + name + " has no 'weights'");
    }
    program(saved, 0);
  }

  @Override
  public Convolver convolver(ConvolutionShape shape, boolean transposed, Team sharing) {
    return new ExactConvolver(this, shape, transposed, sharing, multiplyAdds);
  }

  @Override
  public void close() {}

  /** The matrix itself; whoever writes to it calls {@link #changed()}. */
  float[] weights() {
    return weights;
  }

  /** Grows with every change of the weights. */
  long version() {
    return version;
  }

  /** Told when the weights have changed. */
  void changed() {
    version++;
    forward.changed();
    adjoint.changed();
  }
}
