package org.ohmlight.simulator.circuit.layered;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;
import org.ohmlight.physical.Substrate;

/**
 * Adjustable conductances {@code g [outputs x inputs]}, S, between every node of two layers: {@code
 * y_i = sum_j g_ij v_j}, A, is what the voltages of one layer would send into grounded nodes of the
 * other. A conductance lies in the range of its device; what is asked beyond is not obeyed.
 */
final class ConductanceCoupling implements Coupling {
  private final Coupling sums;
  private final ConductanceRange range;
  private final float[] siemens;
  private final OuterProduct product;
  private final float[] outputLoads;
  private final float[] inputLoads;

  /**
   * Joins two layers by conductances of zero, to be programmed.
   *
   * @param arithmetic adds up the currents
   * @param range what a device can be set to
   */
  ConductanceCoupling(
      Substrate arithmetic, String name, int outputs, int inputs, ConductanceRange range) {
    this.sums = arithmetic.couple(name, outputs, inputs, range.mostSiemens());
    this.range = range;
    this.siemens = new float[Math.multiplyExact(outputs, inputs)];
    this.product = new OuterProduct(outputs, inputs);
    this.outputLoads = new float[outputs];
    this.inputLoads = new float[inputs];
  }

  @Override
  public String name() {
    return sums.name();
  }

  @Override
  public int outputs() {
    return sums.outputs();
  }

  @Override
  public int inputs() {
    return sums.inputs();
  }

  @Override
  public Reciprocity reciprocity() {
    return Reciprocity.SAME_DEVICES;
  }

  @Override
  public double weightLimit() {
    return range.mostSiemens();
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    sums.forward(x, y, tick);
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    sums.adjoint(y, x, tick);
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs(), "post", name());
    pre.requireShape(post.rows(), inputs(), "pre", name());
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(siemens, rate, 1f, 0, outputs());
    hold(tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    Pointwise.addScaled(siemens, 0, delta, 0, 1f, siemens.length);
    hold(tick);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, siemens, 0, siemens.length);
    hold(tick);
    return ProgramReport.of(target, siemens, 0, 0.0, 0.0);
  }

  /**
   * Brings what was asked for into the devices' range and works out what each node is loaded by.
   */
  private void hold(long tick) {
    Pointwise.clamp(
        siemens, 0, siemens, 0, range.leastSiemens(), range.mostSiemens(), siemens.length);
    sums.program(siemens, tick);
    java.util.Arrays.fill(inputLoads, 0f);
    for (int o = 0; o < outputLoads.length; o++) {
      int row = o * inputLoads.length;
      outputLoads[o] = Sums.plain(siemens, row, inputLoads.length);
      Pointwise.sum(inputLoads, 0, inputLoads, 0, siemens, row, inputLoads.length);
    }
  }

  /** Sum of the conductances at each node of the layer that it leads to, S. */
  float[] outputLoads() {
    return outputLoads;
  }

  /** Sum of the conductances at each node of the layer that it comes from, S. */
  float[] inputLoads() {
    return inputLoads;
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    System.arraycopy(siemens, 0, into, 0, siemens.length);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("siemens", siemens.clone());
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    float[] saved = checkpoint.get("siemens");
    if (saved == null) {
      throw new IllegalArgumentException("The checkpoint of " + name() + " has no 'siemens'");
    }
    program(saved, 0);
  }

  @Override
  public void close() {
    sums.close();
  }
}
