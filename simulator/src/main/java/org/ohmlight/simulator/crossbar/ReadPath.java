package org.ohmlight.simulator.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ohmlight.device.converter.ConverterBank;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/**
 * One direction of reading a coupling: scale a row, DAC, every tile, add up, scale back.
 *
 * <p>{@code y = alpha sum_p w_p sum_t f_t read_t(v_p)}: tiles {@code t} with significance {@code
 * f_t} ({@link TileRead}), passes {@code p} of weight {@code w_p}: one, {@code v = dac(x / alpha)},
 * or with bit-serial inputs one for each bit of the magnitude. Each number is a pure function of
 * (seed, tick, row of the batch), so that windows may be read by different threads.
 */
final class ReadPath {
  /** Most times that {@link BoundManagement#ITERATIVE} halves a row. */
  static final int MAX_HALVINGS = 10;

  private final CrossbarSettings settings;
  private final ReadCosts costs;
  private final int depth;
  private final int width;
  private final boolean transposed;
  private final boolean exact;
  private final boolean iterative;
  private final RandomStream noise;
  private final ConverterBank dac;
  private final List<TileRead> tiles = new ArrayList<>();
  private final List<RandomStream> tileNoise = new ArrayList<>();
  private final InputBits bits;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
  private volatile boolean direct;
  private volatile float gain = 1f;
  private volatile boolean stale = true;

  /**
   * Makes the path.
   *
   * @param transposed false for {@code y = W x}, true for {@code x = W^T y}
   * @param limit the weight limit, the unit of the ADC's range and of the output noise
   */
  ReadPath(
      CrossbarSettings settings,
      TileWeights source,
      CrossbarCosts costs,
      int outputs,
      int inputs,
      boolean transposed,
      float limit,
      RandomStream noise) {
    this.settings = settings;
    this.depth = transposed ? outputs : inputs;
    this.width = transposed ? inputs : outputs;
    this.transposed = transposed;
    this.noise = noise;
    iterative = settings.boundManagement() == BoundManagement.ITERATIVE && !transposed;
    dac =
        new ConverterBank(
            depth,
            settings.dac().bound(),
            settings.dac().errors(),
            RandomStream.of(noise.key(), "dac"));
    for (Tile tile : source.tiles()) {
      RandomStream own =
          tile.index() == 0 ? noise : RandomStream.of(noise.key(), "tile " + tile.index());
      tileNoise.add(own);
      tiles.add(new TileRead(settings, source, tile, transposed, limit, own));
    }
    bits = InputBits.of(settings);
    exact =
        settings.readsExactly()
            && tiles.size() == 1
            && !source.slice(source.tiles().getFirst()).hasOwnNoise();
    this.costs = costs.reading(tiles, transposed, bits.passes());
    direct = isDirect();
  }

  private boolean isDirect() {
    return tiles.size() == 1 && bits.passes() == 1 && tiles.getFirst().plain();
  }

  /** The cells have been written: what was packed is void. */
  void changed() {
    stale = true;
  }

  /** A digital gain for all outputs. */
  void amplify(double newGain) {
    gain = (float) newGain;
  }

  private synchronized void pack() {
    if (stale) {
      tiles.forEach(TileRead::pack);
      direct = isDirect();
      stale = false;
    }
  }

  /** Reads a window of a batch. {@code y} is modified. */
  void read(Batch x, Batch y, long tick) {
    if (stale) {
      pack();
    }
    if (exact && direct) {
      tiles.getFirst().multiply(x.values(), x.offset(), x.rows(), y.values(), y.offset());
      costs.charge(x.values(), x.offset(), x.rows(), x.rows());
    } else {
      Scratch s = scratch.get();
      s.reserve(x.rows());
      for (int r = 0; r < x.rows(); r++) {
        s.alpha[r] = alpha(x.values(), x.offset() + r * depth);
        drive(x, r, s.alpha[r], s.driven, r * depth);
      }
      if (direct) {
        readDirectly(s, x, y, tick);
      } else {
        readInParts(s, x, y, tick);
      }
    }
    if (gain != 1f) {
      Pointwise.scale(y.values(), y.offset(), y.values(), y.offset(), gain, y.rows() * y.width());
    }
  }

  private float alpha(float[] values, int offset) {
    return settings.noiseManagement() == NoiseManagement.ABS_MAX
        ? Pointwise.maxAbs(values, offset, depth)
        : 1f;
  }

  /** The voltages of a row, full scale being 1. */
  private void drive(Batch x, int r, float alpha, float[] into, int offset) {
    float inverse = alpha == 0f ? 0f : 1f / alpha;
    int from = x.offset() + r * depth;
    Pointwise.scale(into, offset, x.values(), from, inverse, depth);
    float step = settings.dac().step();
    float bound = (float) settings.dac().bound();
    if (step > 0f) {
      Pointwise.quantize(into, offset, depth, step, bound);
    } else if (bound < Float.POSITIVE_INFINITY) {
      for (int k = offset; k < offset + depth; k++) {
        into[k] = Math.clamp(into[k], -bound, bound);
      }
    }
    if (!dac.isIdeal() && bits.passes() == 1) {
      dac.apply(into, offset);
    }
  }

  /** One tile, one pass: straight into the outputs. */
  private void readDirectly(Scratch s, Batch x, Batch y, long tick) {
    TileRead tile = tiles.getFirst();
    RandomStream now = noise.at(tick);
    tile.sense(
        s.driven,
        0,
        x.rows(),
        y.values(),
        y.offset(),
        now,
        number(x.firstRow(), 0),
        MAX_HALVINGS + 1,
        s.tile);
    long reads = 0;
    for (int r = 0; r < x.rows(); r++) {
      int at = y.offset() + r * width;
      float alpha = s.alpha[r];
      int halvings = 0;
      while (iterative && halvings < MAX_HALVINGS && tile.clips(y.values(), at)) {
        halvings++;
        alpha *= 2f;
        drive(x, r, alpha, s.again, 0);
        long number = number(x.firstRow() + r, halvings);
        tile.sense(s.again, 0, 1, y.values(), at, now, number, 1, s.tile);
      }
      reads += 1 + halvings;
      tile.convert(y.values(), at);
      if (alpha != 1f) {
        Pointwise.scale(y.values(), at, y.values(), at, alpha, width);
      }
    }
    costs.charge(s.driven, 0, x.rows(), reads);
  }

  private static long number(int row, int attempt) {
    return (long) row * (MAX_HALVINGS + 1) + attempt;
  }

  /** Row by row, pass by pass, tile by tile; partial sums are added digitally. */
  private void readInParts(Scratch s, Batch x, Batch y, long tick) {
    s.reserveParts(x.rows());
    java.util.Arrays.fill(y.values(), y.offset(), y.offset() + x.rows() * width, 0f);
    long reads = 0;
    for (int pass = 0; pass < bits.passes(); pass++) {
      for (int t = 0; t < tiles.size(); t++) {
        TileRead tile = tiles.get(t);
        for (int r = 0; r < x.rows(); r++) {
          take(s.driven, r * depth, tile, pass, s.part, r * tile.depth());
        }
        long number = number(x.firstRow(), 0);
        tile.sense(
            s.part,
            0,
            x.rows(),
            s.out[t],
            0,
            moment(t, pass, tick),
            number,
            MAX_HALVINGS + 1,
            s.tile);
      }
      for (int r = 0; r < x.rows(); r++) {
        reads += 1 + addRow(s, x, r, y, pass, tick);
      }
    }
    for (int r = 0; r < x.rows(); r++) {
      int at = y.offset() + r * width;
      if (s.alpha[r] != 1f) {
        Pointwise.scale(y.values(), at, y.values(), at, s.alpha[r], width);
      }
    }
    costs.charge(s.driven, 0, x.rows(), reads);
  }

  private RandomStream moment(int tile, int pass, long tick) {
    RandomStream own = tileNoise.get(tile);
    return (pass == 0 ? own : RandomStream.of(own.key(), "pass " + pass)).at(tick);
  }

  /** What a pass puts on the lines of a tile. */
  private void take(float[] driven, int at, TileRead tile, int pass, float[] into, int to) {
    int from = at + tile.firstDepth();
    System.arraycopy(driven, from, into, to, tile.depth());
    if (bits.passes() > 1) {
      bits.take(into, to, tile.depth(), pass);
    }
  }

  /** Converts a row of every tile and adds it up; returns how often it had to be read again. */
  private int addRow(Scratch s, Batch x, int r, Batch y, int pass, long tick) {
    int halvings = 0;
    float[][] out = s.out;
    int row = r;
    while (iterative && halvings < MAX_HALVINGS && clips(out, row)) {
      halvings++;
      s.alpha[r] *= 2f;
      drive(x, r, s.alpha[r], s.again, 0);
      for (int t = 0; t < tiles.size(); t++) {
        TileRead tile = tiles.get(t);
        take(s.again, 0, tile, pass, s.part, 0);
        long number = number(x.firstRow() + r, halvings);
        tile.sense(s.part, 0, 1, s.outAgain[t], 0, moment(t, pass, tick), number, 1, s.tile);
      }
      out = s.outAgain;
      row = 0;
    }
    for (int t = 0; t < tiles.size(); t++) {
      TileRead tile = tiles.get(t);
      int from = row * tile.lines();
      tile.convert(out[t], from);
      int to = y.offset() + r * width + tile.firstWidth();
      float weight = (float) (bits.weight(pass) * tile.significance());
      Pointwise.addScaled(y.values(), to, out[t], from, weight, tile.width());
    }
    return halvings;
  }

  private boolean clips(float[][] out, int row) {
    for (int t = 0; t < tiles.size(); t++) {
      if (tiles.get(t).clips(out[t], row * tiles.get(t).lines())) {
        return true;
      }
    }
    return false;
  }

  /** Corrects every column by reads of its own tile: {@link TileCalibration}. */
  CalibrationReport calibrate(TileWeights source, int probes, long tick) {
    pack();
    CalibrationReport all = CalibrationReport.none();
    for (int t = 0; t < tiles.size(); t++) {
      TileCalibration calibration =
          new TileCalibration(
              tiles.get(t), source.ideal(source.tiles().get(t), transposed), probes);
      all =
          all.and(
              calibration.run(
                  RandomStream.of(tileNoise.get(t).key(), "calibration").at(tick),
                  bits.passes() > 1,
                  settings.dac()));
      costs.chargeReads(probes);
    }
    direct = isDirect();
    return all;
  }

  /** Adds gain and corrections. {@code saved} is modified. */
  void save(String prefix, Map<String, float[]> saved) {
    if (gain != 1f) {
      saved.put(prefix + "gain", new float[] {gain});
    }
    for (int t = 0; t < tiles.size(); t++) {
      ColumnTrim trim = tiles.get(t).correction();
      if (trim != null) {
        saved.put(prefix + "trim " + t, trim.saved());
      }
    }
  }

  /** Takes up what {@link #save} added. */
  void restore(String prefix, Map<String, float[]> saved) {
    float[] savedGain = saved.get(prefix + "gain");
    gain = savedGain == null ? 1f : savedGain[0];
    for (int t = 0; t < tiles.size(); t++) {
      float[] trim = saved.get(prefix + "trim " + t);
      tiles.get(t).correct(trim == null ? null : ColumnTrim.restored(trim));
    }
  }

  /** What a thread needs to read a window. */
  private final class Scratch {
    private float[] alpha = new float[0];
    private float[] driven = new float[0];
    private final float[] again = new float[depth];
    private float[] part = new float[0];
    private float[][] out = new float[0][];
    private float[][] outAgain = new float[0][];
    private final TileRead.Scratch tile = new TileRead.Scratch();

    void reserve(int rows) {
      if (alpha.length < rows) {
        alpha = new float[rows];
        driven = new float[rows * depth];
      }
    }

    void reserveParts(int rows) {
      if (out.length == 0 || part.length < rows * deepest()) {
        part = new float[rows * deepest()];
        out = new float[tiles.size()][];
        outAgain = new float[tiles.size()][];
        for (int t = 0; t < out.length; t++) {
          out[t] = new float[rows * tiles.get(t).lines()];
          outAgain[t] = new float[tiles.get(t).lines()];
        }
      }
    }

    private int deepest() {
      return tiles.stream().mapToInt(TileRead::depth).max().orElse(0);
    }
  }
}
