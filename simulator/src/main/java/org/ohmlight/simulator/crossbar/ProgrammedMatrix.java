package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.InferenceCell;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.RandomStream;

/**
 * Cells that are programmed and then drift: {@link CellSettings.Programmed}. A weight is what its
 * cells conduct now, without read noise.
 *
 * <p>Programming draws {@code xi} of each cell anew (keyed by the tick); the number that decides a
 * cell's drift is drawn once and stays with the cell.
 */
final class ProgrammedMatrix implements CellMatrix {
  private final int outputs;
  private final InferenceCell model;
  private final CellSettings.Programmed settings;
  private final ConductanceMapping mapping;
  private final CrossbarCosts costs;
  private final Team team;
  private final RandomStream programming;

  private final float[] target;
  private final Side plus;
  private final Side minus;
  private final OuterProduct product;
  private float seconds;

  ProgrammedMatrix(
      int outputs,
      int inputs,
      CellSettings.Programmed settings,
      ConductanceMapping mapping,
      CrossbarCosts costs,
      Team team,
      RandomStream stream) {
    this.outputs = outputs;
    this.settings = settings;
    this.model = settings.model();
    this.mapping = mapping;
    this.costs = costs;
    this.team = team;
    this.seconds = (float) settings.seconds();
    this.programming = RandomStream.of(stream.key(), "programming");
    int count = Math.multiplyExact(outputs, inputs);
    target = new float[count];
    product = new OuterProduct(outputs, inputs);
    plus = new Side(true, count, RandomStream.of(stream.key(), "drift plus"));
    minus = new Side(false, count, RandomStream.of(stream.key(), "drift minus"));
    plus.write(0);
    minus.write(0);
  }

  /** The cells on one side of the weights. */
  private final class Side {
    private final boolean up;
    private final float[] drift;
    private final float[] programmed;
    private final float[] now;
    private final float[] deviation;

    Side(boolean up, int count, RandomStream stream) {
      this.up = up;
      drift = new float[count];
      stream.normals(drift, 0, count, 0);
      programmed = new float[count];
      now = new float[count];
      deviation = new float[count];
    }

    boolean exists() {
      return up || mapping.columns() != Columns.OFFSET;
    }

    /** Programs all cells to what the target asks. */
    void write(long tick) {
      if (!exists()) {
        return;
      }
      float[] xi = new float[target.length];
      RandomStream.of(programming.key(), up ? "plus" : "minus")
          .at(tick)
          .normals(xi, 0, xi.length, 0);
      for (int k = 0; k < target.length; k++) {
        programmed[k] = (float) model.programmed(asked(k), xi[k]);
      }
      drift();
    }

    private double asked(int k) {
      double limited = Math.clamp(target[k], -mapping.limit(), mapping.limit());
      return Math.min(mapping.siemens(limited, up), model.maxSiemens());
    }

    void drift() {
      if (!exists()) {
        return;
      }
      for (int k = 0; k < target.length; k++) {
        double g = model.drifted(asked(k), programmed[k], seconds, drift[k]);
        double spread = model.readDeviation(programmed[k], g, seconds);
        double warm = settings.temperature().factor(g, model.maxSiemens());
        now[k] = (float) (g * warm);
        deviation[k] = (float) (spread * warm);
      }
    }
  }

  /** Time passes: reads happen so long after programming [s]. */
  void age(double newSeconds) {
    seconds = (float) newSeconds;
    plus.drift();
    minus.drift();
  }

  @Override
  public double weightLimit() {
    return mapping.limit();
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
    double scale = mapping.weightASiemens();
    double reference = mapping.columns() == Columns.OFFSET ? mapping.range().middle() : 0.0;
    for (int k = 0; k < into.length; k++) {
      into[k] = (float) (scale * ((double) plus.now[k] - minus.now[k] - reference));
    }
  }

  @Override
  public void wanted(float[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] = (float) Math.clamp(target[k], -mapping.limit(), mapping.limit());
    }
  }

  @Override
  public void siemens(boolean up, float[] into) {
    System.arraycopy(up ? plus.now : minus.now, 0, into, 0, into.length);
  }

  @Override
  public void relativeVariance(float[] into) {
    double scale = mapping.weightASiemens();
    for (int k = 0; k < into.length; k++) {
      double p = scale * plus.now[k];
      double m = scale * minus.now[k];
      into[k] = (float) (p * p + m * m);
    }
  }

  @Override
  public double constantVariance() {
    return mapping.constantVariance();
  }

  @Override
  public boolean hasOwnNoise() {
    return true;
  }

  @Override
  public void addOwnVariance(float[] into) {
    double scale = mapping.weightASiemens();
    for (int k = 0; k < into.length; k++) {
      double p = scale * plus.deviation[k];
      double m = scale * minus.deviation[k];
      into[k] += (float) (p * p + m * m);
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(target, rate, 1f, 0, outputs);
    write(tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    Pointwise.addScaled(target, 0, delta, 0, 1f, target.length);
    write(tick);
  }

  @Override
  public ProgramReport program(float[] newTarget, long tick) {
    for (float value : newTarget) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("A weight must be finite, got " + value);
      }
    }
    System.arraycopy(newTarget, 0, target, 0, target.length);
    long cells = write(tick);
    float[] held = new float[target.length];
    weights(held);
    return ProgramReport.of(
        target,
        held,
        cells,
        cells * costs.pulseSlots().secondsEach(),
        cells * costs.pulses().joulesEach());
  }

  /** Programs every cell by at least one pulse, one cell after another; returns their number. */
  private long write(long tick) {
    team.each(2, side -> (side == 0 ? plus : minus).write(tick));
    long cells = (long) target.length * (minus.exists() ? 2 : 1);
    costs.pulses().add(cells);
    costs.pulseSlots().add(cells);
    return cells;
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    saved.put("target", target.clone());
    saved.put("programmed plus", plus.programmed.clone());
    saved.put("programmed minus", minus.programmed.clone());
    saved.put("seconds", new float[] {seconds});
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    Checkpoints.take(checkpoint, "target", target);
    Checkpoints.take(checkpoint, "programmed plus", plus.programmed);
    Checkpoints.take(checkpoint, "programmed minus", minus.programmed);
    float[] age = new float[1];
    Checkpoints.take(checkpoint, "seconds", age);
    seconds = age[0];
    plus.drift();
    minus.drift();
  }
}
