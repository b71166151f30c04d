package org.ohmlight.hil.rig;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.hil.calibration.ChannelGains;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.ProgramReport;
import org.ohmlight.physical.Reciprocity;

/**
 * A matrix on tiles of a rig.
 *
 * <p>A weight {@code w} is the part {@code weightScale w / weightLimit} of a cell's full scale.
 * Each vector is brought to the full input that limits allow, in 7 bits and a sign, and its answer
 * scaled back; an answer that fills the converters is asked again at half the input. A change of
 * weights becomes whole pulses of the nominal step; what is left of a pulse is kept for the next
 * change (Gupta et al. 2015 call it a residual), so that small changes are late and not lost.
 *
 * <p>What it leaves out: pulses are counted by the step near zero, so weights near their bounds
 * move less than asked.
 */
final class RigCoupling implements Coupling {
  private static final int FULL_INPUT = TileInfo.FULL_INPUT;
  private static final int FULL_WEIGHT = TileInfo.FULL_WEIGHT;

  /** Cells that are off by so much of full scale after a restart have lost their weights, */
  private static final double LOST = 0.05;

  /** and so have those that are off by so much of what they held. */
  private static final double LOST_PART = 0.5;

  private final String name;
  private final int outputs;
  private final int inputs;
  private final float weightLimit;
  private final List<TileArea> areas;
  private final GuardedTiles tiles;
  private final TileInfo info;
  private final RigSettings settings;
  private final Recovery recovery;
  private final Corrections corrections;
  private final double scale;
  private final int largestInput;
  private final Ledger.Line vectors;
  private final Ledger.Line pulsed;
  private final Ledger.Line written;

  /** Parts of a pulse that changes have left over. */
  private final float[] residual;

  /** What the cells should hold by what they were last seen to hold and were given since. */
  private final float[] known;

  private final OuterProduct product;

  RigCoupling(
      String name,
      int outputs,
      int inputs,
      float weightLimit,
      List<TileArea> areas,
      GuardedTiles tiles,
      RigSettings settings,
      Recovery recovery,
      Corrections corrections,
      Ledger ledger) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    this.weightLimit = weightLimit;
    this.areas = List.copyOf(areas);
    this.tiles = tiles;
    this.info = tiles.info();
    this.settings = settings;
    this.recovery = recovery;
    this.corrections = corrections;
    this.scale = Math.min(settings.weightScale(), tiles.limits().maxWeight()) / weightLimit;
    this.largestInput = (int) Math.floor(FULL_INPUT * tiles.limits().maxInput());
    this.vectors = ledger.line("rig vector", 0.0, 0.0);
    this.pulsed = ledger.line("rig pulse", 0.0, 0.0);
    this.written = ledger.line("rig weight written", 0.0, 0.0);
    this.residual = new float[outputs * inputs];
    this.known = new float[outputs * inputs];
    this.product = new OuterProduct(outputs, inputs);
    if (largestInput < 1) {
      throw new IllegalArgumentException(
          "An input limit of " + tiles.limits().maxInput() + " leaves nothing of an 8-bit driver");
    }
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
    return info.has(TileInfo.TRANSPOSE) ? Reciprocity.SAME_DEVICES : Reciprocity.NONE;
  }

  @Override
  public double weightLimit() {
    return Math.min(tiles.limits().maxWeight(), 1.0) / scale;
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    x.requireShape(x.rows(), inputs, "x", name);
    y.requireShape(x.rows(), outputs, "y", name);
    y.fill(0f);
    for (TileArea area : areas) {
      new Passage(area, false).run(x, y);
    }
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    if (reciprocity() == Reciprocity.NONE) {
      throw new UnsupportedOperationException(
          tiles.address() + " does not multiply by the transpose");
    }
    y.requireShape(y.rows(), outputs, "y", name);
    x.requireShape(y.rows(), inputs, "x", name);
    x.fill(0f);
    for (TileArea area : areas) {
      new Passage(area, true).run(y, x);
    }
  }

  /** Vectors through one tile, one way. */
  private final class Passage {
    private final int tile;
    private final boolean transposed;
    private final int first;
    private final int count;
    private final int firstOut;
    private final int countOut;
    private final int lines;
    private final int answers;
    private final @Nullable ChannelGains channels;

    Passage(TileArea area, boolean transposed) {
      this.tile = area.tile();
      this.transposed = transposed;
      this.first = transposed ? area.firstOutput() : area.firstInput();
      this.count = transposed ? area.outputs() : area.inputs();
      this.firstOut = transposed ? area.firstInput() : area.firstOutput();
      this.countOut = transposed ? area.inputs() : area.outputs();
      this.lines = transposed ? info.rows() : info.columns();
      this.answers = transposed ? info.columns() : info.rows();
      this.channels = corrections.of(tile, transposed);
    }

    void run(Batch x, Batch y) {
      float[] driven = driven(x);
      int[] rows = new int[x.rows()];
      int asked = 0;
      for (int r = 0; r < x.rows(); r++) {
        if (largest(driven, r) > 0f) {
          rows[asked++] = r;
        }
      }
      int input = largestInput;
      for (int halving = 0; asked > 0; halving++) {
        asked = ask(driven, y, rows, asked, input, halving < settings.halvings());
        input = Math.max(1, input / 2);
      }
    }

    /** What the lines of this tile are to get {@code [rows, count]}. */
    private float[] driven(Batch x) {
      float[] driven = new float[x.rows() * count];
      for (int k = 0; k < driven.length; k++) {
        float meant = x.at(k / count, first + k % count);
        driven[k] = channels == null ? meant : (float) channels.driven(k % count, meant);
      }
      return driven;
    }

    /** Asks for some rows; those to ask again come first in {@code rows}, their number returned. */
    private int ask(float[] driven, Batch y, int[] rows, int asked, int input, boolean again) {
      byte[] codes = new byte[asked * lines];
      double[] unit = new double[asked];
      for (int v = 0; v < asked; v++) {
        unit[v] = encode(driven, rows[v], input, codes, v * lines);
      }
      short[] answer = new short[asked * answers];
      int number = asked;
      recovery.run(() -> {
        if (transposed) {
          tiles.multiplyTransposed(tile, codes, number, answer);
        } else {
          tiles.multiply(tile, codes, number, answer);
        }
      });
      vectors.add(asked);
      int full = info.topCode();
      int left = 0;
      for (int v = 0; v < asked; v++) {
        if (again && fills(answer, v * answers, full)) {
          rows[left++] = rows[v];
        } else {
          decode(answer, v * answers, unit[v], y, rows[v]);
        }
      }
      return left;
    }

    private float largest(float[] driven, int row) {
      float largest = 0f;
      for (int i = 0; i < count; i++) {
        largest = Math.max(largest, Math.abs(driven[row * count + i]));
      }
      return largest;
    }

    /** Writes the codes of a row; returns what a full input stands for. */
    private double encode(float[] driven, int row, int input, byte[] codes, int at) {
      double largest = largest(driven, row);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += Math.abs(driven[row * count + i]);
      }
      // Half a code a line more may come by rounding.
      double room = tiles.limits().maxLoad() * FULL_INPUT - 0.5 * count;
      double perUnit = Math.min(input / largest, Math.max(room, 0.5 * count) / sum);
      for (int i = 0; i < count; i++) {
        codes[at + i] = (byte) Math.round(driven[row * count + i] * perUnit);
      }
      return FULL_INPUT / perUnit;
    }

    private boolean fills(short[] answer, int at, int full) {
      for (int i = 0; i < countOut; i++) {
        if (Math.abs(answer[at + i]) >= full) {
          return true;
        }
      }
      return false;
    }

    /**
     * Adds an answer.
     *
     * @param unit what a full input stands for
     */
    private void decode(short[] answer, int at, double unit, Batch y, int row) {
      int to = y.offset() + row * y.width() + firstOut;
      double code = unit * info.range() / (info.topCode() * scale);
      for (int i = 0; i < countOut; i++) {
        double product =
            channels == null
                ? answer[at + i] * code
                : channels.meant(i, answer[at + i] * info.range() / (double) info.topCode())
                    * unit
                    / scale;
        y.values()[to + i] += (float) product;
      }
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    post.requireShape(post.rows(), outputs, "post", name);
    pre.requireShape(post.rows(), inputs, "pre", name);
    float[] delta = new float[outputs * inputs];
    product.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product.addTo(delta, rate, 0f, 0, outputs);
    increment(delta, tick);
  }

  @Override
  public void increment(float[] delta, long tick) {
    requireMatrix(delta, "delta");
    double pulse = info.pulseStep() / scale;
    for (int i = 0; i < residual.length; i++) {
      residual[i] += (float) (delta[i] / pulse);
    }
    for (TileArea area : areas) {
      pulse(area, pulse);
    }
  }

  private void pulse(TileArea area, double step) {
    byte[] counts = new byte[area.outputs() * info.columns()];
    int firstRow = area.outputs();
    int lastRow = -1;
    long all = 0;
    for (int r = 0; r < area.outputs(); r++) {
      for (int c = 0; c < area.inputs(); c++) {
        int cell = (area.firstOutput() + r) * inputs + area.firstInput() + c;
        int count = whole(cell, tiles.remaining(area.tile(), r, c));
        if (count != 0) {
          counts[r * info.columns() + c] = (byte) count;
          all += Math.abs(count);
          known[cell] = (float) clip(known[cell] + count * step);
          firstRow = Math.min(firstRow, r);
          lastRow = r;
        }
      }
    }
    if (all > 0) {
      int first = firstRow;
      byte[] some =
          Arrays.copyOfRange(counts, first * info.columns(), (lastRow + 1) * info.columns());
      recovery.run(() -> tiles.pulse(area.tile(), first, some));
      pulsed.add(all);
    }
  }

  /** Takes whole pulses from what a cell is owed. */
  private int whole(int cell, long remaining) {
    int most = Math.min(info.maxPulses(), tiles.limits().maxPulsesAtOnce());
    long room = Math.min(most, remaining);
    int count = (int) Math.clamp((long) residual[cell], -room, room);
    // What a cell cannot be given at once waits, but no longer than for one more time.
    residual[cell] = Math.clamp(residual[cell] - count, -most, most);
    return count;
  }

  private double clip(double weight) {
    return Math.clamp(weight, -1.0 / scale, 1.0 / scale);
  }

  @Override
  public ProgramReport program(float[] target, long tick) {
    requireMatrix(target, "target");
    long before = System.nanoTime();
    System.arraycopy(target, 0, known, 0, target.length);
    Arrays.fill(residual, 0f);
    float[] asked = target.clone();
    float[] held = new float[target.length];
    write(asked);
    for (int pass = 0; pass <= settings.verifyPasses(); pass++) {
      measure(held);
      boolean off = false;
      for (int i = 0; i < held.length; i++) {
        double error = target[i] - held[i];
        if (Math.abs(error) * scale > settings.verifyTolerance()) {
          off = true;
          asked[i] = (float) clip(asked[i] + error);
        }
      }
      if (!off || pass == settings.verifyPasses()) {
        break;
      }
      write(asked);
    }
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < held.length; i++) {
      double error = Math.abs(held[i] - target[i]);
      squares += error * error;
      largest = Math.max(largest, error);
    }
    System.arraycopy(held, 0, known, 0, held.length);
    return new ProgramReport(
        held.length,
        Math.sqrt(squares / held.length),
        largest,
        0,
        1e-9 * (System.nanoTime() - before),
        0.0);
  }

  private void write(float[] weights) {
    for (TileArea area : areas) {
      short[] codes = new short[area.outputs() * info.columns()];
      for (int r = 0; r < area.outputs(); r++) {
        for (int c = 0; c < area.inputs(); c++) {
          int cell = (area.firstOutput() + r) * inputs + area.firstInput() + c;
          codes[r * info.columns() + c] = code(weights[cell]);
        }
      }
      recovery.run(() -> tiles.program(area.tile(), 0, codes));
      written.add((long) area.outputs() * area.inputs());
    }
  }

  private short code(double weight) {
    double most = FULL_WEIGHT * tiles.limits().maxWeight();
    return (short) Math.round(Math.clamp(weight * scale * FULL_WEIGHT, -most, most));
  }

  @Override
  public void read(float[] into) {
    requireMatrix(into, "into");
    measure(into);
    System.arraycopy(into, 0, known, 0, into.length);
  }

  private void measure(float[] into) {
    for (TileArea area : areas) {
      short[] codes = new short[area.outputs() * info.columns()];
      recovery.run(() -> tiles.read(area.tile(), 0, codes));
      for (int r = 0; r < area.outputs(); r++) {
        for (int c = 0; c < area.inputs(); c++) {
          int cell = (area.firstOutput() + r) * inputs + area.firstInput() + c;
          into[cell] = (float) (codes[r * info.columns() + c] / (FULL_WEIGHT * scale));
        }
      }
    }
  }

  /** After a restart: writes the weights again if the cells no longer hold them. */
  boolean rewriteIfLost() {
    float[] held = new float[known.length];
    measure(held);
    double off = 0;
    double weight = 0;
    for (int i = 0; i < held.length; i++) {
      off += Math.pow((held[i] - known[i]) * scale, 2);
      weight += Math.pow(known[i] * scale, 2);
    }
    double lost = Math.min(LOST, LOST_PART * Math.sqrt(weight / held.length));
    if (Math.sqrt(off / held.length) <= lost) {
      return false;
    }
    write(known);
    return true;
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    float[] held = new float[known.length];
    read(held);
    arrays.put("weights", held);
    arrays.put("residual", residual.clone());
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    float[] weights = checkpoint.get("weights");
    float[] left = checkpoint.get("residual");
    if (weights == null || left == null) {
      throw new IllegalArgumentException(
          "The checkpoint of " + name + " has no 'weights' or no 'residual'");
    }
    requireMatrix(weights, "saved weights");
    requireMatrix(left, "saved residual");
    if (!holds(weights)) {
      program(weights, 0);
    }
    System.arraycopy(left, 0, residual, 0, left.length);
  }

  /** Whether the cells, measured now, hold these weights as well as programming would. */
  private boolean holds(float[] weights) {
    float[] held = new float[weights.length];
    read(held);
    for (int i = 0; i < held.length; i++) {
      if (Math.abs(held[i] - weights[i]) * scale > settings.verifyTolerance()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {}
}
