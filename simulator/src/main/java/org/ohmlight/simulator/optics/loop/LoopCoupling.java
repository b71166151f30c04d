package org.ohmlight.simulator.optics.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/**
 * A link of a network on an optical loop: two blocks of its one modulator, {@code W} and {@code
 * W^T}, which are different pixels.
 *
 * <p>The controller holds the weights in single precision, adds outer products, clips, and writes
 * both blocks. A product of this link alone lights its own channels only. {@link #read} measures
 * the forward block with half of the full drive, without noise.
 */
final class LoopCoupling implements Coupling {
  private final String name;
  private final LoopWeights modulator;
  private final float limit;
  private final int firstInput;
  private final int inputs;
  private final int firstOutput;
  private final int outputs;
  private final float[] weights;
  private final OuterProduct product;

  LoopCoupling(
      String name,
      LoopWeights modulator,
      float limit,
      int firstInput,
      int inputs,
      int firstOutput,
      int outputs) {
    this.name = name;
    this.modulator = modulator;
    this.limit = limit;
    this.firstInput = firstInput;
    this.inputs = inputs;
    this.firstOutput = firstOutput;
    this.outputs = outputs;
    this.weights = new float[outputs * inputs];
    this.product = new OuterProduct(outputs, inputs);
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
    return Reciprocity.SEPARATE_AREA;
  }

  @Override
  public double weightLimit() {
    return limit;
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x", name);
    y.requireShape(x.rows(), outputs, "y", name);
    for (int r = 0; r < x.rows(); r++) {
      modulator.multiply(
          x.values(),
          x.offset() + r * inputs,
          firstInput,
          inputs,
          y.values(),
          y.offset() + r * outputs,
          firstOutput,
          outputs,
          tick,
          y.firstRow() + r);
    }
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y", name);
    x.requireShape(y.rows(), inputs, "x", name);
    for (int r = 0; r < y.rows(); r++) {
      modulator.multiply(
          y.values(),
          y.offset() + r * outputs,
          firstOutput,
          outputs,
          x.values(),
          x.offset() + r * inputs,
          firstInput,
          inputs,
          tick,
          x.firstRow() + r);
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs, "post", name);
    pre.requireShape(post.rows(), inputs, "pre", name);
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(weights, rate, 1f, 0, outputs);
    write();
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    Pointwise.addScaled(weights, 0, delta, 0, 1f, weights.length);
    write();
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, weights, 0, weights.length);
    write();
    float[] held = new float[weights.length];
    read(held);
    return ProgramReport.of(target, held, 2L * held.length, 0, 0);
  }

  private void write() {
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        int at = o * inputs + i;
        weights[at] = Math.clamp(weights[at], -limit, limit);
        modulator.ask(firstInput + i, firstOutput + o, weights[at]);
        modulator.ask(firstOutput + o, firstInput + i, weights[at]);
      }
    }
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    modulator.read(firstInput, inputs, firstOutput, outputs, into);
  }

  /** The block of the way back as it is held, laid out as the forward one. */
  float[] readBack() {
    float[] turned = new float[weights.length];
    modulator.read(firstOutput, outputs, firstInput, inputs, turned);
    float[] back = new float[weights.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        back[o * inputs + i] = turned[i * outputs + o];
      }
    }
    return back;
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
    requireMatrix(saved, "weights");
    System.arraycopy(saved, 0, weights, 0, weights.length);
    write();
  }

  @Override
  public void close() {}
}
