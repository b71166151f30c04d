package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.RandomStream;

/**
 * Two arrays of pulsed cells, the fast one read column by column into the slow one: {@link
 * UpdateMethod.Transfer}. The weights are those of the slow array.
 */
final class TransferMatrix implements CellMatrix {
  /** How quickly the running mean of a sample's size follows, a batch. */
  private static final double FOLLOW = 0.01;

  private final UpdateMethod.Transfer method;
  private final PulsedMatrix fast;
  private final PulsedMatrix slow;
  private final ColumnReader reader;
  private final CrossbarCosts costs;
  private final Team team;
  private final int inputs;
  private final RandomStream roundingStream;
  private final RandomStream chopperStream;

  private final float[] buffer;
  private final float[] mean;
  private final float[] reference;
  private final float[] chopper;
  private final float[] reads;
  // size of a sample; samples since the last read; next column
  private final float[] progress = new float[3];

  private float[] signed = new float[0];

  TransferMatrix(
      UpdateMethod.Transfer method,
      PulsedMatrix fast,
      PulsedMatrix slow,
      ColumnReader reader,
      CrossbarCosts costs,
      int outputs,
      int inputs,
      RandomStream stream,
      Team team) {
    this.method = method;
    this.fast = fast;
    this.slow = slow;
    this.reader = reader;
    this.costs = costs;
    this.team = team;
    this.inputs = inputs;
    roundingStream = RandomStream.of(stream.key(), "rounding");
    chopperStream = RandomStream.of(stream.key(), "choppers");
    buffer = new float[outputs * inputs];
    int references = method.movingReference() ? outputs * inputs : 0;
    mean = new float[references];
    reference = new float[references];
    chopper = new float[inputs];
    java.util.Arrays.fill(chopper, 1f);
    reads = new float[inputs];
  }

  @Override
  public double weightLimit() {
    return slow.weightLimit();
  }

  @Override
  public void weights(float[] into) {
    slow.weights(into);
  }

  @Override
  public void relativeVariance(float[] into) {
    slow.relativeVariance(into);
  }

  @Override
  public @Nullable Wear wear() {
    return slow.wear();
  }

  @Override
  public Columns columns() {
    return slow.columns();
  }

  @Override
  public double weightASiemens() {
    return slow.weightASiemens();
  }

  @Override
  public double referenceWeight() {
    return slow.referenceWeight();
  }

  @Override
  public void siemens(boolean plus, float[] into) {
    slow.siemens(plus, into);
  }

  @Override
  public double constantVariance() {
    return slow.constantVariance();
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    follow(post, pre, rate);
    if (progress[0] == 0f) {
      return;
    }
    double gain = method.pulses() * fast.weightStep() / progress[0];
    fast.update(post, chopped(pre), (float) (rate * gain), tick);
    progress[1] += post.rows();
    int due = (int) (progress[1] / method.every());
    progress[1] -= (float) (due * method.every());
    for (int pass = 0; due > 0; pass++) {
      int columns = Math.min(due, inputs);
      transfer(columns, method.rate() / (gain * slow.weightStep()), tick, pass);
      due -= columns;
    }
    slow.finish(tick);
  }

  /** Follows the size of what samples ask for. */
  private void follow(Batch post, Batch pre, float rate) {
    double sum = 0;
    for (int r = 0; r < post.rows(); r++) {
      double xm = Pointwise.maxAbs(pre.values(), pre.offset() + r * inputs, inputs);
      double dm = Pointwise.maxAbs(post.values(), post.offset() + r * post.width(), post.width());
      sum += Math.abs(rate) * xm * dm;
    }
    float size = (float) (sum / Math.max(1, post.rows()));
    if (!Float.isFinite(size)) {
      throw new IllegalArgumentException("An update must be finite, got values that are not");
    }
    progress[0] = progress[0] == 0f ? size : (float) (progress[0] + FOLLOW * (size - progress[0]));
  }

  private Batch chopped(Batch pre) {
    if (method.chopping() == 0.0) {
      return pre;
    }
    int rows = pre.rows();
    if (signed.length < rows * inputs) {
      signed = new float[rows * inputs];
    }
    for (int r = 0; r < rows; r++) {
      Pointwise.product(
          signed, r * inputs, pre.values(), pre.offset() + r * inputs, chopper, 0, inputs);
    }
    return Batch.of(signed, rows, inputs);
  }

  /** Reads the next columns of the fast array and writes them to the slow one. */
  private void transfer(int columns, double pulsesAUnit, long tick, int pass) {
    int first = (int) progress[2];
    long moment = PulseNoise.key(roundingStream.key(), tick, pass);
    team.each(
        slow.tasks(),
        task -> {
          int[] counts = new int[inputs];
          float[] values = new float[columns];
          for (int o = slow.firstRow(task); o < slow.lastRow(task); o++) {
            reader.read(fast, o, first, columns, values, PulseNoise.key(moment, 1, o));
            long rounding = PulseNoise.key(moment, 2, o);
            for (int k = 0; k < columns; k++) {
              int column = (first + k) % inputs;
              counts[column] =
                  pulses(
                      o * inputs + column,
                      column,
                      values[k],
                      pulsesAUnit,
                      PulseNoise.bits(rounding, k));
            }
            slow.writeRow(task, o, counts, PulseNoise.key(moment, 3, 0));
          }
        });
    for (int k = 0; k < columns; k++) {
      turnChopper((first + k) % inputs, tick, pass);
    }
    costs.verifyReads().add((long) columns * (buffer.length / inputs));
    progress[2] = (first + columns) % inputs;
  }

  /** Pulses for one cell of the slow array, and what its buffer keeps. */
  private int pulses(int cell, int column, float value, double pulsesAUnit, long random) {
    double change = (counted(cell, column, value)) * chopper[column] * pulsesAUnit;
    if (!method.buffered()) {
      return cap(Math.floor(change + (random >>> 11) * 0x1p-53));
    }
    double held = buffer[cell] + change;
    int pulses = 0;
    if (Math.abs(held) >= method.threshold()) {
      pulses = cap(held);
      held = method.forget() ? held * method.momentum() : held - (1 - method.momentum()) * pulses;
    }
    buffer[cell] = (float) held;
    // A moving reference means nothing before every chopper has turned over once.
    return method.movingReference() && reads[column] <= period() ? 0 : pulses;
  }

  private static int cap(double pulses) {
    int most = UpdateMethod.Transfer.MOST_PULSES;
    return (int) Math.clamp(pulses, -most, most);
  }

  private double counted(int cell, int column, float value) {
    if (!method.movingReference()) {
      return value;
    }
    boolean turned = reads[column] > 0f && reads[column] % period() == 0f;
    if (turned) {
      reference[cell] = mean[cell];
    }
    double change = value - reference[cell];
    mean[cell] += (value - mean[cell]) / period();
    return change;
  }

  private int period() {
    return Math.max(2, (int) Math.ceil(1.0 / method.chopping()));
  }

  private void turnChopper(int column, long tick, int pass) {
    reads[column] += 1f;
    if (method.chopping() == 0.0) {
      return;
    }
    boolean turn;
    if (method.choppingAtRandom() && !method.movingReference()) {
      long key = PulseNoise.key(chopperStream.key(), tick, pass);
      turn = (PulseNoise.bits(key, column) >>> 11) * 0x1p-53 < method.chopping();
    } else {
      turn = reads[column] % period() == 0f;
    }
    if (turn) {
      chopper[column] = -chopper[column];
    }
  }

  @Override
  public void increment(float[] delta, long tick) {
    slow.increment(delta, tick);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    java.util.Arrays.fill(buffer, 0f);
    return slow.program(target, tick);
  }

  @Override
  public void rest(Retention retention, double seconds, long tick) {
    fast.rest(retention, seconds, tick);
    slow.rest(retention, seconds, tick);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    Checkpoints.put(saved, "fast ", fast.checkpoint());
    Checkpoints.put(saved, "slow ", slow.checkpoint());
    hidden().forEach((name, values) -> saved.put(name, values.clone()));
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    fast.restore(Checkpoints.part(checkpoint, "fast "));
    slow.restore(Checkpoints.part(checkpoint, "slow "));
    hidden().forEach((name, values) -> Checkpoints.take(checkpoint, name, values));
  }

  private SequencedMap<String, float[]> hidden() {
    SequencedMap<String, float[]> hidden = new LinkedHashMap<>();
    hidden.put("buffer", buffer);
    hidden.put("mean", mean);
    hidden.put("reference", reference);
    hidden.put("chopper", chopper);
    hidden.put("reads", reads);
    hidden.put("progress", progress);
    return hidden;
  }
}
