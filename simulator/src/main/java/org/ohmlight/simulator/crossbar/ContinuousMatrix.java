package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/**
 * Weights held exactly, for {@link CellSettings.Continuous}. For noise and dissipation a weight
 * stands for a pair with {@code g+ = gMin + D max(W, 0) / L}, {@code g- = gMin + D max(-W, 0) / L}.
 */
final class ContinuousMatrix implements CellMatrix {
  private static final int ROWS_A_TASK = 64;

  private final int outputs;
  private final float limit;
  private final ConductanceRange range;
  private final Team team;
  private final float[] weights;
  private final OuterProduct product;

  ContinuousMatrix(int outputs, int inputs, float limit, ConductanceRange range, Team team) {
    this.outputs = outputs;
    this.limit = limit;
    this.range = range;
    this.team = team;
    this.weights = new float[Math.multiplyExact(outputs, inputs)];
    this.product = new OuterProduct(outputs, inputs);
  }

  @Override
  public double weightLimit() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public void weights(float[] into) {
    System.arraycopy(weights, 0, into, 0, weights.length);
  }

  @Override
  public void relativeVariance(float[] into) {
    double resting = limit * range.minSiemens() / range.range();
    for (int k = 0; k < weights.length; k++) {
      double active = Math.abs(weights[k]) + resting;
      into[k] = (float) (active * active + resting * resting);
    }
  }

  @Override
  public void conductances(float[] into) {
    for (int k = 0; k < weights.length; k++) {
      into[k] = (float) (2.0 * range.minSiemens() + range.range() * Math.abs(weights[k]) / limit);
    }
  }

  @Override
  public double constantVariance() {
    return 2.0 * limit * limit;
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
