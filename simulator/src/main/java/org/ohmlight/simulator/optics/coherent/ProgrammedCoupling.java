package org.ohmlight.simulator.optics.coherent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.ProgramReport;

/**
 * A coupling whose devices know no local update: a controller remembers the matrix that was asked
 * for, and every change sets all devices anew.
 *
 * <p>What was asked for is clipped to the weight limit. While the devices are set, linear optics
 * multiplies exactly; so the matrix that the devices really make is worked out once a programming,
 * and a product is one GEMM followed by what the detectors add. A subclass says what the devices
 * make of a matrix, and what the detectors add.
 */
public abstract class ProgrammedCoupling implements Coupling {
  private final String name;
  private final int outputs;
  private final int inputs;
  private final float limit;
  private final float[] asked;
  private final float[] held;
  private final float[] heldBackwards;
  private final OuterProduct product;
  private final WeightPanels forwardPanels;
  private final WeightPanels adjointPanels;

  /** Which way the light runs. */
  public enum Direction {
    /** From the inputs to the outputs. */
    FORWARD,
    /** From the outputs to the inputs. */
    ADJOINT
  }

  /**
   * What a programming took.
   *
   * @param pulses settings of single devices
   * @param seconds time [s]
   * @param joules energy [J]
   */
  public record Cost(long pulses, double seconds, double joules) {}

  /** A coupling of zero weights; {@link #start()} is to be called when the subclass is made. */
  protected ProgrammedCoupling(String name, int outputs, int inputs, float weightLimit) {
    if (outputs < 1 || inputs < 1) {
      throw new IllegalArgumentException(
          "A coupling needs outputs and inputs, got " + outputs + " x " + inputs);
    }
    if (!(weightLimit > 0 && weightLimit < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Optics needs a finite weight limit above zero, got " + weightLimit);
    }
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.limit = weightLimit;
    this.asked = new float[Math.multiplyExact(outputs, inputs)];
    this.held = new float[asked.length];
    this.heldBackwards = new float[asked.length];
    this.product = new OuterProduct(outputs, inputs);
    this.forwardPanels = new WeightPanels(inputs, outputs);
    this.adjointPanels = new WeightPanels(outputs, inputs);
  }

  /** Sets the devices to what is asked for, at first the zero matrix. */
  protected final void start() {
    realise();
  }

  /**
   * Sets the devices.
   *
   * @param target what is asked for {@code [outputs x inputs]}, within the limit. Not modified.
   * @param forward the matrix that light meets on its way to the outputs. Modified.
   * @param backward the matrix whose transpose light meets on its way to the inputs. Modified.
   */
  protected abstract Cost realise(float[] target, float[] forward, float[] backward);

  /**
   * Adds what the detectors do to ideal results.
   *
   * @param values results of a batch, row-major. Modified.
   * @param firstRow which row of the whole batch comes first
   */
  protected abstract void detect(
      Direction direction, float[] values, int offset, int rows, int firstRow, long tick);

  private Cost realise() {
    Cost cost = realise(asked, held, heldBackwards);
    forwardPanels.packTransposed(held);
    adjointPanels.pack(heldBackwards);
    return cost;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int outputs() {
    return outputs;
  }

  @Override
  public final int inputs() {
    return inputs;
  }

  @Override
  public final double weightLimit() {
    return limit;
  }

  @Override
  public final void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x of " + name);
    y.requireShape(x.rows(), outputs, "y of " + name);
    Gemm.multiply(x.values(), x.offset(), x.rows(), forwardPanels, y.values(), y.offset());
    detect(Direction.FORWARD, y.values(), y.offset(), y.rows(), y.firstRow(), tick);
  }

  @Override
  public final void adjoint(Batch y, Batch x, long tick) {
    y.requireShape(y.rows(), outputs, "y of " + name);
    x.requireShape(y.rows(), inputs, "x of " + name);
    Gemm.multiply(y.values(), y.offset(), y.rows(), adjointPanels, x.values(), x.offset());
    detect(Direction.ADJOINT, x.values(), x.offset(), x.rows(), x.firstRow(), tick);
  }

  @Override
  public final void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs, "post of " + name);
    pre.requireShape(post.rows(), inputs, "pre of " + name);
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(asked, rate, 1f, 0, outputs);
    clipAndRealise();
  }

  @Override
  public final void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    Pointwise.addScaled(asked, 0, delta, 0, 1f, asked.length);
    clipAndRealise();
  }

  @Override
  public final ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    System.arraycopy(target, 0, asked, 0, asked.length);
    Cost cost = clipAndRealise();
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < target.length; i++) {
      double error = held[i] - target[i];
      sum += error * error;
      worst = Math.max(worst, Math.abs(error));
    }
    return new ProgramReport(
        target.length,
        Math.sqrt(sum / target.length),
        worst,
        cost.pulses(),
        cost.seconds(),
        cost.joules());
  }

  private Cost clipAndRealise() {
    for (int i = 0; i < asked.length; i++) {
      if (Float.isNaN(asked[i])) {
        throw new IllegalArgumentException(
            "Weight " + i + " asked of " + name + " is not a number");
      }
      asked[i] = Math.clamp(asked[i], -limit, limit);
    }
    return realise();
  }

  @Override
  public final void read(float[] into) {
    requireMatrix(into, "into");
    System.arraycopy(held, 0, into, 0, held.length);
  }

  /**
   * How far the way back is from the transpose of the way there: |F - B| over |F + B|, Frobenius.
   */
  public final double asymmetry() {
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < held.length; i++) {
      difference += Math.pow(held[i] - heldBackwards[i], 2);
      sum += Math.pow(held[i] + heldBackwards[i], 2);
    }
    return sum == 0 ? 0 : Math.sqrt(difference / sum);
  }

  @Override
  public final SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("asked", asked.clone());
    arrays.putAll(corrections());
    return arrays;
  }

  /** What the controller has learned of its devices, for a checkpoint; nothing by default. */
  protected SequencedMap<String, float[]> corrections() {
    return new LinkedHashMap<>();
  }

  /** Takes up what {@link #corrections()} gave. */
  protected void restoreCorrections(Map<String, float[]> checkpoint) {}

  @Override
  public final void restore(Map<String, float[]> checkpoint) {
    float[] saved = checkpoint.get("asked");
    if (saved == null) {
      throw new IllegalArgumentException("The checkpoint of " + name + " has no 'asked'");
    }
    restoreCorrections(checkpoint);
    program(saved, 0);
  }

  @Override
  public void close() {}
}
