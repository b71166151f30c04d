package org.ohmlight.simulator.crossbar;

import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/** Pulsed cells written from a digital memory: {@link UpdateMethod.MixedPrecision}. */
final class MixedMatrix implements CellMatrix {
  private final PulsedMatrix cells;
  private final float threshold;
  private final Team team;
  private final int inputs;
  private final float[] wanted;
  private final OuterProduct product;

  MixedMatrix(
      UpdateMethod.MixedPrecision method, PulsedMatrix cells, int outputs, int inputs, Team team) {
    this.cells = cells;
    this.threshold = (float) method.threshold();
    this.team = team;
    this.inputs = inputs;
    this.wanted = new float[outputs * inputs];
    this.product = new OuterProduct(outputs, inputs);
  }

  @Override
  public double weightLimit() {
    return cells.weightLimit();
  }

  @Override
  public void weights(float[] into) {
    cells.weights(into);
  }

  @Override
  public void relativeVariance(float[] into) {
    cells.relativeVariance(into);
  }

  @Override
  public @Nullable Wear wear() {
    return cells.wear();
  }

  @Override
  public Columns columns() {
    return cells.columns();
  }

  @Override
  public double weightASiemens() {
    return cells.weightASiemens();
  }

  @Override
  public double referenceWeight() {
    return cells.referenceWeight();
  }

  @Override
  public void siemens(boolean plus, float[] into) {
    cells.siemens(plus, into);
  }

  @Override
  public double constantVariance() {
    return cells.constantVariance();
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    team.each(
        cells.tasks(),
        task -> product.addTo(wanted, rate, 1f, cells.firstRow(task), cells.lastRow(task)));
    write(tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    Pointwise.addScaled(wanted, 0, delta, 0, 1f, wanted.length);
    write(tick);
  }

  /** Whole pulses go from the memory to the cells. */
  private void write(long tick) {
    float step = (float) cells.weightStep();
    team.each(
        cells.tasks(),
        task -> {
          int[] counts = new int[inputs];
          for (int o = cells.firstRow(task); o < cells.lastRow(task); o++) {
            for (int i = 0; i < inputs; i++) {
              float due = wanted[o * inputs + i] / step;
              counts[i] = Math.abs(due) < threshold ? 0 : (int) due;
              wanted[o * inputs + i] -= counts[i] * step;
            }
            cells.writeRow(task, o, counts, tick);
          }
        });
    cells.finish(tick);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    java.util.Arrays.fill(wanted, 0f);
    return cells.program(target, tick);
  }

  @Override
  public void rest(Retention retention, double seconds, long tick) {
    cells.rest(retention, seconds, tick);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = cells.checkpoint();
    saved.put("wanted", wanted.clone());
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    cells.restore(checkpoint);
    Checkpoints.take(checkpoint, "wanted", wanted);
  }
}
