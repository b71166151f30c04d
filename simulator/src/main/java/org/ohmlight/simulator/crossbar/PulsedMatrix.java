package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.device.resistive.PulsedCells;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.device.resistive.RowPulses;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.RandomStream;

/**
 * Weights held by pulsed cells, one or two a weight ({@link Columns}).
 *
 * <p>Rows are pulsed in parallel; within a row samples and slots follow one another. The noise of a
 * row's pulses is keyed by (tick, row), trains by (tick, sample): results do not depend on threads.
 */
final class PulsedMatrix implements CellMatrix {
  private static final int ROWS_A_TASK = 8;
  private static final double REFRESH_AT = 0.75;

  private final int outputs;
  private final int inputs;
  private final double limit;
  private final CellSettings.Pulsed settings;
  private final ConductanceRange range;
  private final ProgramSettings programming;
  private final CrossbarCosts costs;
  private final Team team;

  private final PulsedCells plus;
  private final PulsedCells minus;
  private final double weightStep;
  private final double mostPulses;
  private final double weightsAState;
  private final PulseType pulseType;
  private final PulseTrains trains;
  private final @Nullable Wear wear;
  private final RowWriter[] writers;
  private final RowPulses[] rows;

  /** Pulses of a row, one array a task. */
  private final int[][] counts;

  private final RandomStream pulseStream;
  private final RandomStream roundingStream;
  private final RandomStream ageingStream;

  // The operands of the exchange in flight, so that the tasks below are made once.
  private @Nullable Batch post;
  private float rate;
  private long tick;
  private float[] matrix = new float[0];
  private final IntConsumer updateTask = this::updateRows;
  private final IntConsumer incrementTask = this::incrementRows;
  private final IntConsumer programTask = this::programRows;

  PulsedMatrix(
      String name,
      int outputs,
      int inputs,
      float limit,
      CellSettings.Pulsed cells,
      CrossbarSettings settings,
      CrossbarCosts costs,
      long seed,
      Team team) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.limit = limit;
    this.settings = cells;
    this.range = settings.conductances();
    this.programming = settings.program();
    this.costs = costs;
    this.team = team;
    int count = Math.multiplyExact(outputs, inputs);
    plus = PulsedCells.of(cells.model(), count, RandomStream.of(seed, name + "/plus cells"));
    minus =
        cells.columns().isPair()
            ? PulsedCells.of(cells.model(), count, RandomStream.of(seed, name + "/minus cells"))
            : plus;
    weightsAState = cells.columns().gain() * limit / cells.model().nominal().range();
    double cellsAPulse = cells.columns() == Columns.DIFFERENTIAL ? 2.0 : 1.0;
    weightStep = cellsAPulse * PulsedCells.meanStep(cells.model()) * weightsAState;
    mostPulses = Math.ceil(2.0 * 2.0 * limit / weightStep);
    pulseStream = RandomStream.of(seed, name + "/pulses");
    roundingStream = RandomStream.of(seed, name + "/rounding");
    ageingStream = RandomStream.of(seed, name + "/ageing");
    long trainKey = RandomStream.of(seed, name + "/trains").key();
    trains = new PulseTrains(settings.pulses(), weightStep, trainKey, outputs, inputs);
    pulseType = settings.pulses().type();
    wear = settings.pulses().countWear() ? new Wear(count, cells.columns().isPair()) : null;
    writers = new RowWriter[(outputs + ROWS_A_TASK - 1) / ROWS_A_TASK];
    rows = new RowPulses[writers.length];
    counts = new int[writers.length][inputs];
    for (int i = 0; i < writers.length; i++) {
      rows[i] = new RowPulses(inputs);
      writers[i] = new RowWriter(plus, minus, cells.columns(), inputs, wear);
    }
  }

  @Override
  public double weightLimit() {
    return limit;
  }

  @Override
  public Columns columns() {
    return settings.columns();
  }

  @Override
  public double weightASiemens() {
    return settings.columns().gain() * limit / range.range();
  }

  @Override
  public double referenceWeight() {
    return settings.columns().isPair() ? 0.0 : weightASiemens() * siemens(0f);
  }

  /** Weight change of one pulse on the mean cell (or pair) at state 0. */
  double weightStep() {
    return weightStep;
  }

  int inputs() {
    return inputs;
  }

  @Override
  public @Nullable Wear wear() {
    return wear;
  }

  /** Number of tasks that writing is cut into; each has rows and a writer of its own. */
  int tasks() {
    return writers.length;
  }

  int firstRow(int task) {
    return task * ROWS_A_TASK;
  }

  int lastRow(int task) {
    return Math.min(outputs, (task + 1) * ROWS_A_TASK);
  }

  /** Gives whole numbers of pulses to a row of a task; {@link #finish} follows the last row. */
  void writeRow(int task, int row, int[] pulses, long moment) {
    RowWriter writer = writers[task];
    writer.begin(row, PulseNoise.key(pulseStream.key(), moment, row));
    writer.write(pulses);
    costs.pulseSlots().add(writer.longest(pulses));
  }

  float weight(int cell) {
    float p = plus.state(cell);
    return (float) weightsAState * (minus == plus ? p : p - minus.state(cell));
  }

  @Override
  public void weights(float[] into) {
    float[] p = plus.states();
    float scale = (float) weightsAState;
    if (minus == plus) {
      for (int c = 0; c < p.length; c++) {
        into[c] = scale * p[c];
      }
      return;
    }
    float[] m = minus.states();
    for (int c = 0; c < p.length; c++) {
      into[c] = scale * (p[c] - m[c]);
    }
  }

  private double siemens(float state) {
    var nominal = settings.model().nominal();
    double part = (state - nominal.min()) / nominal.range();
    return Math.max(0.0, range.minSiemens() + part * range.range());
  }

  @Override
  public void relativeVariance(float[] into) {
    for (int c = 0; c < into.length; c++) {
      into[c] = (float) relativeVariance(c);
    }
  }

  /** Variance of one weight; see {@link CellMatrix#relativeVariance}. */
  double relativeVariance(int cell) {
    double scale = weightASiemens();
    double p = scale * siemens(plus.state(cell));
    double m = scale * minusSiemens(cell);
    return p * p + m * m;
  }

  private double minusSiemens(int cell) {
    return switch (settings.columns()) {
      case DIFFERENTIAL, ONE_SIDED -> siemens(minus.state(cell));
      case REFERENCE -> siemens(0f);
      case OFFSET -> 0.0;
    };
  }

  @Override
  public void siemens(boolean up, float[] into) {
    for (int c = 0; c < into.length; c++) {
      into[c] = (float) (up ? siemens(plus.state(c)) : minusSiemens(c));
    }
  }

  @Override
  public double constantVariance() {
    double scale = settings.columns().gain() * limit;
    return (settings.columns() == Columns.OFFSET ? 1.0 : 2.0) * scale * scale;
  }

  @Override
  public void update(Batch newPost, Batch pre, float newRate, long newTick) {
    trains.draw(newPost, pre, newRate, newTick, team);
    post = newPost;
    rate = newRate;
    tick = newTick;
    team.each(writers.length, updateTask);
    post = null;
    long slots = 0;
    for (int s = 0; s < newPost.rows(); s++) {
      slots += trains.slots(s);
    }
    costs.pulseSlots().add(slots);
    finish(newTick);
  }

  private void updateRows(int task) {
    Batch p = post;
    if (p == null) {
      throw new IllegalStateException("No update in flight");
    }
    RowWriter writer = writers[task];
    for (int o = firstRow(task); o < lastRow(task); o++) {
      writer.begin(o, PulseNoise.key(pulseStream.key(), tick, o));
      if (pulseType.isCounted()) {
        updateByCounts(writer, p, o, counts[task]);
      } else if (pulseType == PulseType.SEPARATE) {
        updateSeparately(writer, p, o);
      } else {
        updateByTrains(writer, rows[task], p, o);
      }
      writer.end();
    }
  }

  private void updateByTrains(RowWriter writer, RowPulses row, Batch p, int o) {
    row.begin(trains.lines(), trains.marks());
    for (int s = 0; s < p.rows(); s++) {
      int train = trains.outputTrain(s, o);
      boolean up = p.at(s, o) > 0f == rate > 0f;
      while (train != 0) {
        int slot = Integer.numberOfTrailingZeros(train);
        train &= train - 1;
        row.add(
            trains.first(s, slot),
            trains.lastAbove(s, slot),
            trains.firstBelow(s, slot),
            trains.last(s, slot),
            trains.mark(s, slot),
            up);
      }
    }
    writer.pulse(row);
  }

  /** Inputs above zero in the slots of one train, those below zero in the slots of another. */
  private void updateSeparately(RowWriter writer, Batch p, int o) {
    for (int s = 0; s < p.rows(); s++) {
      boolean up = p.at(s, o) > 0f == rate > 0f;
      for (int train = trains.outputTrain(s, o); train != 0; train &= train - 1) {
        int slot = Integer.numberOfTrailingZeros(train);
        writer.pulse(trains.lines(), trains.first(s, slot), trains.lastAbove(s, slot), up);
      }
      for (int train = trains.outputTrainBelow(s, o); train != 0; train &= train - 1) {
        int slot = Integer.numberOfTrailingZeros(train);
        writer.pulse(trains.lines(), trains.firstBelow(s, slot), trains.last(s, slot), !up);
      }
    }
  }

  private void updateByCounts(RowWriter writer, Batch p, int o, int[] pulses) {
    for (int s = 0; s < p.rows(); s++) {
      trains.counts(s, o, pulses);
      if (rate < 0f) {
        for (int i = 0; i < inputs; i++) {
          pulses[i] = -pulses[i];
        }
      }
      writer.write(pulses);
    }
  }

  /** Charges the pulses, refreshes what needs it, lets a mini-batch of time pass. */
  void finish(long atTick) {
    if (settings.columns() == Columns.ONE_SIDED) {
      refresh(atTick);
    }
    plus.age(ageingStream.at(atTick));
    if (minus != plus) {
      minus.age(RandomStream.of(ageingStream.key(), "minus").at(atTick));
    }
    long pulses = 0;
    for (RowWriter writer : writers) {
      pulses += writer.takePulses();
    }
    costs.pulses().add(pulses);
  }

  /**
   * Resets the pairs of which one cell has passed three quarters of its range, and writes their
   * weight again.
   */
  private void refresh(long atTick) {
    double high =
        settings.model().nominal().min() + REFRESH_AT * settings.model().nominal().range();
    RandomStream resets = RandomStream.of(pulseStream.key(), "reset").at(atTick);
    RandomStream resetsMinus = RandomStream.of(pulseStream.key(), "reset minus").at(atTick);
    RowWriter writer = writers[0];
    int[] pulses = counts[0];
    for (int o = 0; o < outputs; o++) {
      java.util.Arrays.fill(pulses, 0);
      boolean any = false;
      for (int i = 0; i < inputs; i++) {
        int c = o * inputs + i;
        if (Math.max(plus.state(c), minus.state(c)) > high) {
          float weight = weight(c);
          plus.reset(c, 1, resets);
          minus.reset(c, 1, resetsMinus);
          pulses[i] = (int) Math.rint((weight - weight(c)) / weightStep);
          any = true;
        }
      }
      if (any) {
        writer.begin(o, PulseNoise.key(pulseStream.key(), ~atTick, o));
        writer.write(pulses);
        costs.pulseSlots().add(1 + writer.longest(pulses));
      }
    }
  }

  @Override
  public void increment(float[] delta, long newTick) {
    matrix = delta;
    tick = newTick;
    team.each(writers.length, incrementTask);
    finish(newTick);
  }

  /**
   * Pulses a cell: the wanted number, rounded up with a probability equal to its fraction, but no
   * more than would take a cell of even steps twice from bound to bound. A change that asks for
   * more asks for what no weight can hold.
   */
  private void incrementRows(int task) {
    RowWriter writer = writers[task];
    RandomStream rounding = roundingStream.at(tick);
    int[] pulses = counts[task];
    for (int o = firstRow(task); o < lastRow(task); o++) {
      for (int i = 0; i < inputs; i++) {
        double wanted = matrix[o * inputs + i] / weightStep;
        if (!(Math.abs(wanted) < 1e9)) {
          throw new IllegalArgumentException("An increment must be finite, got " + wanted);
        }
        double given = Math.clamp(wanted, -mostPulses, mostPulses);
        pulses[i] = given == 0.0 ? 0 : (int) Math.floor(given + uniform(rounding, o, i));
      }
      writer.begin(o, PulseNoise.key(pulseStream.key(), tick, o));
      writer.write(pulses);
      costs.pulseSlots().add(writer.longest(pulses));
    }
  }

  private double uniform(RandomStream rounding, int o, int i) {
    long key = PulseNoise.key(rounding.key(), rounding.step(), o);
    return (PulseNoise.bits(key, i) >>> 11) * 0x1p-53;
  }

  @Override
  public ProgramReport program(float[] target, long newTick) {
    matrix = target;
    tick = newTick;
    for (float value : target) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("A weight must be finite, got " + value);
      }
    }
    long slotsBefore = costs.pulseSlots().count();
    long readsBefore = costs.verifyReads().count();
    team.each(writers.length, programTask);
    long pulses = 0;
    for (RowWriter writer : writers) {
      pulses += writer.takePulses();
    }
    costs.pulses().add(pulses);
    return report(
        target,
        pulses,
        costs.pulseSlots().count() - slotsBefore,
        costs.verifyReads().count() - readsBefore);
  }

  private void programRows(int task) {
    RowWriter writer = writers[task];
    int[] pulses = counts[task];
    for (int o = firstRow(task); o < lastRow(task); o++) {
      writer.begin(o, PulseNoise.key(pulseStream.key(), tick, o));
      for (int round = 0; round < programming.rounds(); round++) {
        costs.verifyReads().add(inputs);
        if (!missing(o, pulses)) {
          break;
        }
        writer.write(pulses);
        costs.pulseSlots().add(writer.longest(pulses));
      }
    }
  }

  /** Pulses that each weight of a row still needs; false if none does. */
  private boolean missing(int o, int[] pulses) {
    boolean any = false;
    for (int i = 0; i < inputs; i++) {
      int c = o * inputs + i;
      double steps = (Math.clamp(matrix[c], -limit, limit) - weight(c)) / weightStep;
      pulses[i] = 0;
      if (Math.abs(steps) > programming.tolerance()) {
        pulses[i] = (int) Math.copySign(Math.max(1.0, Math.rint(Math.abs(steps))), steps);
        any = true;
      }
    }
    return any;
  }

  private ProgramReport report(float[] target, long pulses, long slots, long reads) {
    float[] held = new float[target.length];
    weights(held);
    return ProgramReport.of(
        target,
        held,
        pulses,
        slots * costs.pulseSlots().secondsEach() + reads * costs.verifyReads().secondsEach(),
        pulses * costs.pulses().joulesEach() + reads * costs.verifyReads().joulesEach());
  }

  @Override
  public void rest(Retention retention, double seconds, long tick) {
    RandomStream pause = RandomStream.of(ageingStream.key(), "pause");
    plus.rest(retention, seconds, pause.at(tick));
    if (minus != plus) {
      minus.rest(retention, seconds, RandomStream.of(pause.key(), "minus").at(tick));
    }
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    Checkpoints.put(saved, "plus ", plus.checkpoint());
    if (minus != plus) {
      Checkpoints.put(saved, "minus ", minus.checkpoint());
    }
    if (wear != null) {
      wear.save(saved);
    }
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    plus.restore(Checkpoints.part(checkpoint, "plus "));
    if (minus != plus) {
      minus.restore(Checkpoints.part(checkpoint, "minus "));
    }
    if (wear != null) {
      wear.restore(checkpoint);
    }
  }
}
