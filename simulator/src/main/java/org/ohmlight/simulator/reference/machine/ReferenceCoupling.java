package org.ohmlight.simulator.reference.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;
import org.ohmlight.simulator.reference.machine.Machine.HeldMatrix;

/** A matrix kept on the host; a copy is brought to the machine when it is asked for. */
final class ReferenceCoupling implements Coupling {
  private final String name;
  private final int outputs;
  private final int inputs;
  private final HeldMatrix matrix;
  private final Ledger.Line multiplyAdds;
  private final float[] weights;
  private boolean stale = true;

  ReferenceCoupling(
      String name, int outputs, int inputs, HeldMatrix matrix, Ledger.Line multiplyAdds) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.matrix = matrix;
    this.multiplyAdds = multiplyAdds;
    this.weights = new float[Math.multiplyExact(outputs, inputs)];
  }

  /** The matrix on the machine, with the weights of now. */
  synchronized HeldMatrix current() {
    if (stale) {
      matrix.write(weights);
      stale = false;
    }
    return matrix;
  }

  /** The same without bringing anything. */
  HeldMatrix matrix() {
    return matrix;
  }

  /** Counts products with this matrix. */
  void charge(long products) {
    multiplyAdds.add(products * weights.length);
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
    current().forward(x, y);
    charge(x.rows());
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y", name);
    x.requireShape(y.rows(), inputs, "x", name);
    current().adjoint(y, x);
    charge(y.rows());
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs, "post", name);
    pre.requireShape(post.rows(), inputs, "pre", name);
    matrix.outer(post, pre, rate, 1f, weights);
    charge(post.rows());
    stale = true;
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    for (int i = 0; i < weights.length; i++) {
      weights[i] += delta[i];
    }
    stale = true;
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, weights, 0, weights.length);
    stale = true;
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
  public void close() {}
}
