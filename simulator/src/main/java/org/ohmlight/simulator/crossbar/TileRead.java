package org.ohmlight.simulator.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.ConverterBank;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.RandomStream;

/**
 * One direction of reading one tile: product, noise, ADC, reference, correction.
 *
 * <p>A row's outputs are {@code adc(W v + sqrt(var) xi + traps)}, {@code var = constant |v|^2 +
 * proportional V v^2 + output}; with a reference line its own code is subtracted from all others;
 * then {@code gain y + offset} of the column's {@link ColumnTrim}.
 */
final class TileRead {
  private final CrossbarSettings settings;
  private final TileWeights source;
  private final Tile tile;
  private final boolean transposed;
  private final int depth;
  private final int width;
  private final int lines;
  private final RandomStream noise;
  private final ConverterBank bank;
  private final float adcStep;
  private final float adcBound;
  private final double constantVariance;
  private final double outputVariance;
  private final double proportional;
  private final WeightPanels weightPanels;
  private final @Nullable WeightPanels variancePanels;
  private final @Nullable Traps traps;
  private final float[] lineSiemens;
  private @Nullable ColumnTrim trim;

  /**
   * Makes the path.
   *
   * @param limit the coupling's weight limit; with that of the tile, the unit of the ADC's range
   * @param noise keys the noise of its reads and the errors of its ADCs
   */
  TileRead(
      CrossbarSettings settings,
      TileWeights source,
      Tile tile,
      boolean transposed,
      double limit,
      RandomStream noise) {
    this.settings = settings;
    this.source = source;
    this.tile = tile;
    this.transposed = transposed;
    this.noise = noise;
    depth = transposed ? tile.outputs() : tile.inputs();
    width = transposed ? tile.inputs() : tile.outputs();
    lines = width + source.references();
    CellMatrix slice = source.slice(tile);
    double full = Math.min(limit, slice.weightLimit());
    double unit =
        source.references() == 0
            ? full
            : slice.weightASiemens() * settings.conductances().maxSiemens();
    AdcSettings adc = settings.adc();
    adcBound = (float) (adc.range().bound(depth) * unit);
    adcStep = adc.resolution() == 0.0 ? 0f : (float) (2.0 * adcBound * adc.resolution());
    bank = new ConverterBank(lines, adcBound, adc.errors(), RandomStream.of(noise.key(), "adc"));
    ReadNoise sizes = settings.readNoise();
    constantVariance = sizes.constant() * sizes.constant() * slice.constantVariance();
    outputVariance = sizes.output() * sizes.output() * full * full;
    proportional = sizes.proportional();
    boolean varies = proportional > 0.0 || slice.hasOwnNoise();
    weightPanels = new WeightPanels(depth, lines);
    variancePanels = varies ? new WeightPanels(depth, lines) : null;
    traps =
        sizes.telegraph().isNone()
            ? null
            : new Traps(sizes.telegraph(), source, tile, transposed, noise);
    lineSiemens = new float[depth];
  }

  int depth() {
    return depth;
  }

  int width() {
    return width;
  }

  /** Columns that are converted: the outputs, and the reference if there is one. */
  int lines() {
    return lines;
  }

  /** Place of the first input within the coupling's. */
  int firstDepth() {
    return transposed ? tile.firstOutput() : tile.firstInput();
  }

  /** Place of the first output within the coupling's. */
  int firstWidth() {
    return transposed ? tile.firstInput() : tile.firstOutput();
  }

  float significance() {
    return (float) source.significance(tile);
  }

  /** Whether a read is a plain product with nothing added and nothing to subtract. */
  boolean plain() {
    return source.references() == 0 && trim == null && significance() == 1f;
  }

  void correct(@Nullable ColumnTrim newTrim) {
    trim = newTrim;
  }

  /** The correction of its columns, if there is one. */
  @Nullable ColumnTrim correction() {
    return trim;
  }

  /** Takes up what the cells hold. */
  void pack() {
    synchronized (source) {
      packInto(source.whole());
    }
  }

  /** Takes up all that a read needs by way of the working memory of the coupling. */
  private void packInto(float[] whole) {
    pack(weightPanels, source.weights(tile));
    CellMatrix slice = source.slice(tile);
    if (variancePanels != null) {
      java.util.Arrays.fill(whole, 0f);
      pack(variancePanels, variance(slice, whole));
    }
    if (traps != null) {
      traps.pack(slice);
    }
    sumLines(slice, whole);
  }

  private float[] variance(CellMatrix slice, float[] whole) {
    float part = (float) (proportional * proportional);
    if (part > 0f) {
      slice.relativeVariance(whole);
      Pointwise.scale(whole, 0, whole, 0, part, whole.length);
    }
    slice.addOwnVariance(whole);
    if (source.references() == 0) {
      return source.view(tile, whole);
    }
    double reference = slice.referenceWeight();
    return source.framed(tile, whole, (float) (part * reference * reference));
  }

  /** Gemm wants [depth x lines]; the tile is [outputs x inputs] with reference lines behind. */
  private void pack(WeightPanels panels, float[] matrix) {
    if (source.references() == 0) {
      if (transposed) {
        panels.pack(matrix);
      } else {
        panels.packTransposed(matrix);
      }
      return;
    }
    int row = tile.inputs() + 1;
    float[] used = new float[depth * lines];
    for (int k = 0; k < depth; k++) {
      for (int n = 0; n < lines; n++) {
        used[k * lines + n] = transposed ? matrix[k * row + n] : matrix[n * row + k];
      }
    }
    panels.pack(used);
  }

  private void sumLines(CellMatrix slice, float[] whole) {
    java.util.Arrays.fill(lineSiemens, 0f);
    slice.siemens(true, whole);
    addToLines(source.view(tile, whole));
    slice.siemens(false, whole);
    addToLines(source.view(tile, whole));
  }

  private void addToLines(float[] siemens) {
    for (int o = 0; o < tile.outputs(); o++) {
      for (int i = 0; i < tile.inputs(); i++) {
        lineSiemens[transposed ? o : i] += siemens[o * tile.inputs() + i];
      }
    }
  }

  /** {@code sum_j G_j v_j^2} of a row: siemens that dissipate at full-scale 1. */
  double driven(float[] driven, int offset) {
    return Sums.weightedSquares(driven, offset, lineSiemens, depth);
  }

  /** The product alone: exact where nothing is between it and the outputs. */
  void multiply(float[] driven, int offset, int rows, float[] out, int outOffset) {
    Gemm.multiply(driven, offset, rows, weightPanels, out, outOffset);
  }

  /**
   * Products and noise of some rows.
   *
   * @param driven {@code [rows x depth]}
   * @param firstRead number of the first row's read: it keys the noise
   * @param stride reads between two rows
   */
  void sense(
      float[] driven,
      int offset,
      int rows,
      float[] out,
      int outOffset,
      RandomStream moment,
      long firstRead,
      int stride,
      Scratch scratch) {
    multiply(driven, offset, rows, out, outOffset);
    if (settings.readNoise().isNone() && variancePanels == null) {
      return;
    }
    scratch.reserve(rows, depth, lines, variancePanels != null);
    if (variancePanels != null) {
      Pointwise.square(scratch.squares, 0, driven, offset, rows * depth);
      Gemm.multiply(scratch.squares, 0, rows, variancePanels, scratch.variance, 0);
    }
    long wide = (lines + 3L) / 4 * 4;
    for (int r = 0; r < rows; r++) {
      long read = firstRead + (long) r * stride;
      int at = offset + r * depth;
      float base = (float) (outputVariance + constantVariance * squares(driven, at));
      if (variancePanels != null) {
        moment.normals(scratch.xi, 0, lines, read * wide);
        addBySpread(out, outOffset + r * lines, scratch, r * lines, base);
      } else if (base > 0f) {
        moment.normals(scratch.xi, 0, lines, read * wide);
        Pointwise.addScaled(
            out, outOffset + r * lines, scratch.xi, 0, (float) Math.sqrt(base), lines);
      }
      if (traps != null) {
        traps.add(driven, at, out, outOffset + r * lines, moment, read);
      }
    }
  }

  private double squares(float[] driven, int offset) {
    return constantVariance > 0.0 ? Sums.squares(driven, offset, depth) : 0.0;
  }

  private void addBySpread(float[] y, int yOffset, Scratch s, int varianceOffset, float base) {
    if (base > 0f) {
      for (int k = 0; k < lines; k++) {
        s.variance[varianceOffset + k] += base;
      }
    }
    Pointwise.squareRoot(s.variance, varianceOffset, s.variance, varianceOffset, lines);
    Pointwise.addProduct(y, yOffset, s.variance, varianceOffset, s.xi, 0, lines);
  }

  /** Whether a row leaves the range of the ADC. */
  boolean clips(float[] out, int at) {
    return Pointwise.maxAbs(out, at, lines) > adcBound + 0.5f * adcStep;
  }

  /** Codes of a row, as numbers, with reference and correction. {@code out} is modified. */
  void convert(float[] out, int at) {
    if (!bank.isIdeal()) {
      bank.apply(out, at);
    }
    if (adcStep > 0f) {
      Pointwise.quantize(out, at, lines, adcStep, adcBound);
    } else if (adcBound < Float.POSITIVE_INFINITY) {
      for (int k = at; k < at + lines; k++) {
        out[k] = Math.clamp(out[k], -adcBound, adcBound);
      }
    }
    if (lines > width) {
      float reference = out[at + width];
      for (int k = at; k < at + width; k++) {
        out[k] -= reference;
      }
    }
    ColumnTrim correction = trim;
    if (correction != null) {
      correction.apply(out, at);
    }
  }

  /** What a read of a tile needs for a window of rows. */
  static final class Scratch {
    private float[] squares = new float[0];
    private float[] variance = new float[0];
    private float[] xi = new float[0];

    private void reserve(int rows, int depth, int lines, boolean varies) {
      if (xi.length < lines + 3) {
        xi = new float[lines + 3];
      }
      if (varies && squares.length < rows * depth) {
        squares = new float[rows * depth];
      }
      if (varies && variance.length < rows * lines) {
        variance = new float[rows * lines];
      }
    }
  }
}
