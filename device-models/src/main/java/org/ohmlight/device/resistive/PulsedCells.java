package org.ohmlight.device.resistive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Draws.Parameter;
import org.ohmlight.kernel.Fused;
import org.ohmlight.physical.RandomStream;

/**
 * Many cells of one model, each with its own bounds and steps, and their states.
 *
 * <p>The spread from cell to cell is a pure function of the stream that the cells are made from;
 * the noise of pulses is that of the {@link PulseNoise} handed in. Cells of different rows may be
 * pulsed by different threads.
 */
public abstract sealed class PulsedCells
    permits ConstantCells, LinearCells, ExpCells, PowCells, PiecewiseCells {
  /** States that the next pulse starts from. */
  final float[] w;

  /** Lowest state of each cell. */
  final float[] lower;

  /** Highest state of each cell. */
  final float[] upper;

  /** Step up at w = 0 of each cell, before the model's shape. */
  final float[] up;

  /** Step down at w = 0 of each cell, before the model's shape; positive. */
  final float[] down;

  final float cycleSpread;
  private final CellBasics basics;
  private final float writeNoise;
  private final float[] apparent;
  private final Draws draws;

  PulsedCells(PulsedCell model, int count, RandomStream stream) {
    basics = model.basics();
    draws = new Draws(stream, count);
    w = new float[count];
    lower = new float[count];
    upper = new float[count];
    up = new float[count];
    down = new float[count];
    cycleSpread = (float) basics.step().cycleSpread();
    writeNoise = (float) (basics.writeNoise() * basics.step().size());
    apparent = writeNoise > 0f ? new float[count] : w;
    drawBounds(basics.bounds());
    drawSteps(basics.step());
    drawFaults(basics.faults());
  }

  /**
   * Makes cells at state 0 (or the bound next to it).
   *
   * @param model how a cell answers a pulse
   * @param count number of cells
   * @param stream keys the spread from cell to cell
   */
  public static PulsedCells of(PulsedCell model, int count, RandomStream stream) {
    PulsedCells cells =
        switch (model) {
          case ConstantStep m -> new ConstantCells(m, count, stream);
          case LinearStep m -> new LinearCells(m, count, stream);
          case SoftBounds m -> new LinearCells(m, count, stream);
          case SoftBoundsPmax m -> new LinearCells(m.softBounds(), count, stream);
          case SoftBoundsReference m -> new LinearCells(m, count, stream);
          case ExpStep m -> new ExpCells(m, count, stream);
          case PowStep m -> new PowCells(m, count, stream);
          case PiecewiseStep m -> new PiecewiseCells(m, count, stream);
        };
    cells.clipAll();
    return cells;
  }

  /**
   * Step of the mean cell from state 0, without spread: the mean of the steps up and down, or the
   * only one that the bounds allow.
   */
  public static double meanStep(PulsedCell model) {
    double sum = 0;
    int directions = 0;
    for (boolean up : new boolean[] {true, false}) {
      PulsedCells mean = of(model.withoutSpread(), 1, new RandomStream(0, 0));
      float before = mean.state(0);
      mean.pulse(0, new int[1], 0, 1, up, new PulseNoise());
      double step = Math.abs(mean.state(0) - before);
      sum += step;
      directions += step > 0 ? 1 : 0;
    }
    if (directions == 0) {
      throw new IllegalArgumentException("A pulse does not move the mean cell of " + model);
    }
    return sum / directions;
  }

  private void drawBounds(Bounds bounds) {
    float[] g = draws.normals(Parameter.UPPER, bounds.maxSpread());
    float[] h = draws.normals(Parameter.LOWER, bounds.minSpread());
    for (int c = 0; c < w.length; c++) {
      upper[c] = (float) Math.abs(bounds.max() * (1.0 + bounds.maxSpread() * g[c]));
      lower[c] = (float) -Math.abs(bounds.min() * (1.0 + bounds.minSpread() * h[c]));
    }
  }

  private void drawSteps(PulseStep step) {
    float[] g = draws.normals(Parameter.GAIN, step.deviceSpread());
    float[] h = draws.normals(Parameter.ASYMMETRY, step.asymmetrySpread());
    for (int c = 0; c < w.length; c++) {
      double spread = step.deviceSpread() * g[c];
      double gain = step.logNormal() ? Math.exp(spread) : 1.0 + spread;
      double r = step.asymmetrySpread() * h[c];
      up[c] = (float) Math.abs(step.size() * (Math.min(step.asymmetry(), 0.0) + gain + r));
      down[c] = (float) Math.abs(step.size() * (gain - Math.max(step.asymmetry(), 0.0) - r));
    }
  }

  private void drawFaults(Faults faults) {
    if (faults.probability() == 0.0) {
      return;
    }
    for (int c = 0; c < w.length; c++) {
      if (draws.uniform(Parameter.STUCK, c) < faults.probability()) {
        double low = Math.max(lower[c], -faults.range());
        double high = Math.min(upper[c], faults.range());
        float state = (float) (low + (high - low) * draws.uniform(Parameter.STUCK_STATE, c));
        lower[c] = state;
        upper[c] = state;
        up[c] = 0f;
        down[c] = 0f;
      }
    }
  }

  /** What else is drawn once a cell. */
  Draws draws() {
    return draws;
  }

  /**
   * Gives one pulse to each of the cells {@code base + lines[from ... to - 1]}; no cell may be
   * named twice.
   *
   * @param up direction of the pulse
   * @param noise where the noise of the pulses is drawn from
   */
  public final void pulse(int base, int[] lines, int from, int to, boolean up, PulseNoise noise) {
    drive(base, lines, from, to, up, noise);
    show(base, lines, from, to, noise);
  }

  /**
   * The same without the write noise that a read would see: for one of several pulses before the
   * next read, the last of which {@link #show} follows.
   */
  public final void drive(int base, int[] lines, int from, int to, boolean up, PulseNoise noise) {
    if (from == to) {
      return;
    }
    step(
        base,
        lines,
        from,
        to,
        up,
        cycleSpread > 0f ? noise.next(to - from) : noise.silence(to - from));
  }

  /** Draws the write noise of cells that have been driven. */
  public final void show(int base, int[] lines, int from, int to, PulseNoise noise) {
    if (!hasWriteNoise() || from == to) {
      return;
    }
    float[] xi = noise.next(to - from);
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      apparent[c] = Fused.fma(writeNoise, xi[k - from], w[c]);
    }
  }

  /** Whether a read sees another state than the one that the next pulse starts from. */
  public final boolean hasWriteNoise() {
    return writeNoise > 0f;
  }

  /**
   * Gives a row of cells all its pulses, slot by slot; {@link #show} follows.
   *
   * @param base the row's first cell
   * @param reversed whether the pulses have the other direction
   */
  public final void driveRow(int base, RowPulses row, boolean reversed, PulseNoise noise) {
    if (!stepRow(base, row, reversed, noise)) {
      for (int slot = 0; slot < row.slots(); slot++) {
        driveSlot(base, row, slot, reversed, noise);
      }
    }
  }

  final void driveSlot(int base, RowPulses row, int slot, boolean reversed, PulseNoise noise) {
    boolean up = row.up(slot) != reversed;
    drive(base, row.lines(), row.first(slot), row.lastAbove(slot), up, noise);
    drive(base, row.lines(), row.firstBelow(slot), row.last(slot), !up, noise);
  }

  /** All pulses of a row at once, for models that have a faster way; false for those without. */
  boolean stepRow(int base, RowPulses row, boolean reversed, PulseNoise noise) {
    return false;
  }

  /** One pulse of the model, with noise {@code xi[k - from]} for the cell of {@code lines[k]}. */
  abstract void step(int base, int[] lines, int from, int to, boolean up, float[] xi);

  final float clip(int cell, float state) {
    return clip(state, lower[cell], upper[cell]);
  }

  /** Within bounds. Branches, which are seldom taken, cost less than two minima here. */
  static float clip(float state, float low, float high) {
    return state > high ? high : state < low ? low : state;
  }

  private void clipAll() {
    for (int c = 0; c < w.length; c++) {
      w[c] = clip(c, w[c]);
      apparent[c] = w[c];
    }
  }

  /** Decay and diffusion of one mini-batch; keyed by the stream's step. */
  public final void age(RandomStream stream) {
    Ageing ageing = basics.ageing();
    if (ageing.lifetime() == 0.0 && ageing.diffusion() == 0.0) {
      return;
    }
    float[] xi = new float[w.length];
    if (ageing.diffusion() > 0.0) {
      stream.normals(xi, 0, xi.length, 0);
    }
    float[] g = draws.normals(Parameter.LIFETIME, ageing.lifetimeSpread());
    float[] h = draws.normals(Parameter.DIFFUSION, ageing.diffusionSpread());
    for (int c = 0; c < w.length; c++) {
      double lifetime = ageing.lifetime() * (1.0 + ageing.lifetimeSpread() * g[c]);
      double keep = ageing.lifetime() > 0.0 ? 1.0 - 1.0 / Math.max(lifetime, 1.0) : 1.0;
      double rate = Math.abs(ageing.diffusion() * (1.0 + ageing.diffusionSpread() * h[c]));
      double rest = basics.reset().mean();
      float before = w[c];
      w[c] = clip(c, (float) (rest + (before - rest) * keep + rate * xi[c]));
      if (apparent != w) {
        apparent[c] += w[c] - before;
      }
    }
  }

  /**
   * A pause without pulses; keyed by the stream's step.
   *
   * @param seconds its length [s], not negative
   */
  public final void rest(Retention retention, double seconds, RandomStream stream) {
    float[] xi = new float[w.length];
    double walked = retention.walked(seconds);
    if (walked > 0.0) {
      stream.normals(xi, 0, xi.length, 0);
    }
    float[] g = draws.normals(Parameter.DRIFT, retention.exponentSpread());
    double rest = basics.reset().mean();
    for (int c = 0; c < w.length; c++) {
      float before = w[c];
      double kept = retention.kept(seconds, g[c]);
      w[c] = clip(c, (float) (rest + (before - rest) * kept + walked * xi[c]));
      if (apparent != w) {
        apparent[c] += w[c] - before;
      }
    }
  }

  /** Resets the cells {@code first ... first + count - 1}; keyed by the stream's step. */
  public final void reset(int first, int count, RandomStream stream) {
    Reset reset = basics.reset();
    float[] g = draws.normals(Parameter.RESET, reset.deviceSpread());
    for (int c = first; c < first + count; c++) {
      double xi = 0.0;
      if (reset.cycleSpread() > 0.0) {
        float[] one = new float[4];
        stream.normals(one, 0, 4, 4L * c);
        xi = one[0];
      }
      w[c] =
          clip(c, (float) (reset.mean() + reset.deviceSpread() * g[c] + reset.cycleSpread() * xi));
      apparent[c] = w[c];
    }
  }

  /** Number of cells. */
  public final int count() {
    return w.length;
  }

  /** The state that a read sees. */
  public final float state(int cell) {
    return apparent[cell];
  }

  /** The states that a read sees, in order of the cells: the array itself, not to be modified. */
  public final float[] states() {
    return apparent;
  }

  /** Sets a state by force, within the cell's bounds: for tests, transfers and checkpoints. */
  public final void set(int cell, float state) {
    w[cell] = clip(cell, state);
    apparent[cell] = w[cell];
  }

  /** Everything that must be saved to go on bit for bit. */
  public final SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    saved.put("w", w.clone());
    if (apparent != w) {
      saved.put("apparent", apparent.clone());
    }
    return saved;
  }

  /**
   * Takes up what {@link #checkpoint()} gave.
   *
   * @throws IllegalArgumentException if an array is missing or has another length
   */
  public final void restore(Map<String, float[]> saved) {
    take(saved, "w", w);
    if (apparent != w) {
      take(saved, "apparent", apparent);
    }
  }

  private static void take(Map<String, float[]> saved, String name, float[] into) {
    float[] values = saved.get(name);
    if (values == null || values.length != into.length) {
      throw new IllegalArgumentException(
          "The checkpoint needs " + into.length + " values of '" + name + "'");
    }
    System.arraycopy(values, 0, into, 0, into.length);
  }
}
