package org.ohmlight.simulator.crossbar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/**
 * Weights spread over several arrays: {@link Slicing}. Programming splits a weight; an update goes
 * to every slice alike, which changes the weight as asked because the significances add up to 1.
 */
final class SlicedMatrix implements CellMatrix {
  private final Slicing slicing;
  private final double limit;
  private final List<CellMatrix> slices;
  private final double[] significance;
  private final int count;

  SlicedMatrix(Slicing slicing, double limit, List<CellMatrix> slices, int count) {
    this.slicing = slicing;
    this.limit = limit;
    this.slices = List.copyOf(slices);
    this.significance = slicing.significance();
    this.count = count;
  }

  @Override
  public double weightLimit() {
    return limit;
  }

  @Override
  public List<CellMatrix> slices() {
    return slices;
  }

  @Override
  public double significance(int slice) {
    return significance[slice];
  }

  @Override
  public Columns columns() {
    return slices.getFirst().columns();
  }

  @Override
  public double weightASiemens() {
    return slices.getFirst().weightASiemens();
  }

  @Override
  public double referenceWeight() {
    return slices.getFirst().referenceWeight();
  }

  @Override
  public void weights(float[] into) {
    add(into, CellMatrix::weights, 1);
  }

  @Override
  public void wanted(float[] into) {
    add(into, CellMatrix::wanted, 1);
  }

  @Override
  public void siemens(boolean plus, float[] into) {
    throw new IllegalStateException("The cells of a sliced matrix are those of its slices");
  }

  @Override
  public void relativeVariance(float[] into) {
    add(into, CellMatrix::relativeVariance, 2);
  }

  @Override
  public double constantVariance() {
    double sum = 0;
    for (int s = 0; s < significance.length; s++) {
      sum += significance[s] * significance[s] * slices.get(s).constantVariance();
    }
    return sum;
  }

  private interface Part {
    void of(CellMatrix slice, float[] into);
  }

  private void add(float[] into, Part part, int power) {
    float[] one = new float[count];
    double[] sum = new double[count];
    for (int s = 0; s < significance.length; s++) {
      double factor = Math.pow(significance[s], power);
      part.of(slices.get(s), one);
      for (int k = 0; k < count; k++) {
        sum[k] += factor * one[k];
      }
    }
    for (int k = 0; k < count; k++) {
      into[k] = (float) sum[k];
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    slices.forEach(slice -> slice.update(post, pre, rate, tick));
  }

  @Override
  public void increment(float[] delta, long tick) {
    slices.forEach(slice -> slice.increment(delta, tick));
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    for (float weight : target) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("A weight must be finite, got " + weight);
      }
    }
    int[] order = slicing.order();
    List<ProgramReport> reports =
        order.length == 0 ? writeParts(target, tick) : writeRests(target, order, tick);
    return compared(
        target,
        reports.stream().mapToLong(ProgramReport::pulses).sum(),
        reports.stream().mapToDouble(ProgramReport::seconds).sum(),
        reports.stream().mapToDouble(ProgramReport::joules).sum());
  }

  private List<ProgramReport> writeParts(float[] target, long tick) {
    float[][] parts = new float[significance.length][count];
    double[] split = new double[significance.length];
    for (int k = 0; k < count; k++) {
      slicing.split(target[k], limit, split);
      for (int s = 0; s < split.length; s++) {
        parts[s][k] = (float) split[s];
      }
    }
    List<ProgramReport> reports = new ArrayList<>();
    for (int s = 0; s < parts.length; s++) {
      reports.add(slices.get(s).program(parts[s], tick));
    }
    return reports;
  }

  /** Each slice takes up what those before it have not reached. */
  private List<ProgramReport> writeRests(float[] target, int[] order, long tick) {
    float[] rest = target.clone();
    float[] part = new float[count];
    List<ProgramReport> reports = new ArrayList<>();
    for (int s : order) {
      double f = significance[s];
      for (int k = 0; k < count; k++) {
        part[k] = (float) Math.clamp(rest[k] / f, -limit, limit);
      }
      reports.add(slices.get(s).program(part, tick));
      slices.get(s).weights(part);
      for (int k = 0; k < count; k++) {
        rest[k] -= (float) (f * part[k]);
      }
    }
    return reports;
  }

  private ProgramReport compared(float[] target, long pulses, double seconds, double joules) {
    float[] held = new float[count];
    weights(held);
    return ProgramReport.of(target, held, pulses, seconds, joules);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    for (int s = 0; s < significance.length; s++) {
      Checkpoints.put(saved, "slice " + s + " ", slices.get(s).checkpoint());
    }
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    for (int s = 0; s < significance.length; s++) {
      slices.get(s).restore(Checkpoints.part(checkpoint, "slice " + s + " "));
    }
  }
}
