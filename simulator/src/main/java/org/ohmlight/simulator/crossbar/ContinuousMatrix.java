package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/**
 * Weights held exactly, for {@link CellSettings.Continuous}; {@link ConductanceMapping} says which
 * conductances they stand for in noise, wires and dissipation.
 */
final class ContinuousMatrix implements CellMatrix {
  private static final int ROWS_A_TASK = OuterProduct.OUTPUTS_A_TASK;

  private final int outputs;
  private final ConductanceMapping mapping;
  private final Team team;
  private final float[] weights;
  private final OuterProduct product;

  ContinuousMatrix(int outputs, int inputs, ConductanceMapping mapping, Team team) {
    this.outputs = outputs;
    this.mapping = mapping;
    this.team = team;
    this.weights = new float[Math.multiplyExact(outputs, inputs)];
    this.product = new OuterProduct(outputs, inputs);
  }

  @Override
  public double weightLimit() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Columns columns() {
    return mapping.columns();
  }

  @Override
  public double weightASiemens() {
    return mapping.weightASiemens();
  }

  @Override
  public double referenceWeight() {
    return mapping.referenceWeight();
  }

  @Override
  public void weights(float[] into) {
    System.arraycopy(weights, 0, into, 0, weights.length);
  }

  @Override
  public void siemens(boolean plus, float[] into) {
    for (int k = 0; k < weights.length; k++) {
      into[k] = (float) mapping.siemens(weights[k], plus);
    }
  }

  @Override
  public void relativeVariance(float[] into) {
    double scale = mapping.weightASiemens();
    for (int k = 0; k < weights.length; k++) {
      double p = scale * mapping.siemens(weights[k], true);
      double m = scale * mapping.siemens(weights[k], false);
      into[k] = (float) (p * p + m * m);
    }
  }

  @Override
  public double constantVariance() {
    return mapping.constantVariance();
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    team.each(
        (outputs + ROWS_A_TASK - 1) / ROWS_A_TASK,
        task ->
            product.addTo(
                weights,
                rate,
                1f,
                task * ROWS_A_TASK,
                Math.min(outputs, (task + 1) * ROWS_A_TASK)));
  }

  @Override
  public void increment(float[] delta, long tick) {
    Pointwise.addScaled(weights, 0, delta, 0, 1f, weights.length);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    System.arraycopy(target, 0, weights, 0, weights.length);
    return new ProgramReport(weights.length, 0.0, 0.0, 0, 0.0, 0.0);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    saved.put("weights", weights.clone());
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    Checkpoints.take(checkpoint, "weights", weights);
  }
}
