package org.ohmlight.simulator.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/**
 * One direction of reading: scale a row, DAC, product, noise, ADC, scale back.
 *
 * <p>{@code y = alpha adc(W dac(x / alpha) + sqrt(v) xi)}, with {@code v = constant |x|^2 +
 * proportional V x^2 + output}, all at the scaled inputs. Each number is a pure function of (seed,
 * tick, row of the batch), so that windows may be read by different threads.
 */
final class ReadPath {
  /** Most times that {@link BoundManagement#ITERATIVE} halves a row. */
  static final int MAX_HALVINGS = 10;

  private final CrossbarSettings settings;
  private final CellMatrix cells;
  private final CrossbarCosts costs;
  private final int depth;
  private final int width;
  private final boolean transposed;
  private final boolean exact;
  private final boolean iterative;
  private final RandomStream noise;
  private final float adcStep;
  private final float adcBound;
  private final double constantVariance;
  private final double outputVariance;
  private final float proportionalVariance;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private final WeightPanels weightPanels;
  private final @Nullable WeightPanels variancePanels;
  private final float[] lineSiemens;
  private volatile boolean stale = true;

  /**
   * Makes the path.
   *
   * @param transposed false for {@code y = W x}, true for {@code x = W^T y}
   * @param limit the weight limit, the unit of the ADC's range and of the output noise
   */
  ReadPath(
      CrossbarSettings settings,
      CellMatrix cells,
      CrossbarCosts costs,
      int outputs,
      int inputs,
      boolean transposed,
      float limit,
      RandomStream noise) {
    this.settings = settings;
    this.cells = cells;
    this.costs = costs;
    this.transposed = transposed;
    this.depth = transposed ? outputs : inputs;
    this.width = transposed ? inputs : outputs;
    this.noise = noise;
    exact = settings.readsExactly();
    iterative = settings.boundManagement() == BoundManagement.ITERATIVE && !transposed;
    adcBound = (float) (settings.adc().range().bound(depth) * limit);
    adcStep =
        settings.adc().resolution() == 0.0
            ? 0f
            : (float) (2.0 * adcBound * settings.adc().resolution());
    ReadNoise sizes = settings.readNoise();
    constantVariance = sizes.constant() * sizes.constant() * cells.constantVariance();
    outputVariance = sizes.output() * sizes.output() * limit * limit;
    proportionalVariance = (float) (sizes.proportional() * sizes.proportional());
    weightPanels = new WeightPanels(depth, width);
    variancePanels = proportionalVariance > 0f ? new WeightPanels(depth, width) : null;
    lineSiemens = new float[depth];
  }

  /** The cells have been written: what was packed is void. */
  void changed() {
    stale = true;
  }

  private synchronized void pack() {
    if (!stale) {
      return;
    }
    float[] matrix = new float[depth * width];
    cells.weights(matrix);
    pack(weightPanels, matrix);
    if (variancePanels != null) {
      cells.relativeVariance(matrix);
      Pointwise.scale(matrix, 0, matrix, 0, proportionalVariance, matrix.length);
      pack(variancePanels, matrix);
    }
    cells.conductances(matrix);
    sumLines(matrix);
    stale = false;
  }

  private void pack(WeightPanels panels, float[] matrix) {
    // Gemm wants [depth x width]; the cells are [outputs x inputs].
    if (transposed) {
      panels.pack(matrix);
    } else {
      panels.packTransposed(matrix);
    }
  }

  private void sumLines(float[] conductances) {
    java.util.Arrays.fill(lineSiemens, 0f);
    int columns = transposed ? width : depth;
    for (int k = 0; k < conductances.length; k++) {
      lineSiemens[transposed ? k / columns : k % columns] += conductances[k];
    }
  }

  /** Reads a window of a batch. {@code y} is modified. */
  void read(Batch x, Batch y, long tick) {
    if (stale) {
      pack();
    }
    if (exact) {
      Gemm.multiply(x.values(), x.offset(), x.rows(), weightPanels, y.values(), y.offset());
      charge(x.values(), x.offset(), x.rows(), x.rows());
      return;
    }
    Scratch s = scratch.get();
    s.reserve(x.rows());
    for (int r = 0; r < x.rows(); r++) {
      s.alpha[r] = alpha(x.values(), x.offset() + r * depth);
      drive(x, r, s.alpha[r], s.driven, r * depth);
    }
    Gemm.multiply(s.driven, 0, x.rows(), weightPanels, y.values(), y.offset());
    addNoise(s, x.rows(), x.firstRow(), y.values(), y.offset(), tick, 0);
    long conversions = 0;
    for (int r = 0; r < x.rows(); r++) {
      conversions += 1 + convert(s, x, r, y, tick);
    }
    charge(s.driven, 0, x.rows(), conversions);
  }

  private void charge(float[] driven, int offset, int rows, long conversions) {
    long femtojoules = 0;
    for (int r = 0; r < rows; r++) {
      femtojoules +=
          costs.readFemtojoules(
              Sums.weightedSquares(driven, offset + r * depth, lineSiemens, depth));
    }
    costs.charge(rows, depth, width, conversions, femtojoules);
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
    quantize(into, offset, depth, settings.dac().step(), (float) settings.dac().bound());
  }

  private static void quantize(float[] values, int offset, int count, float step, float bound) {
    if (step > 0f) {
      Pointwise.quantize(values, offset, count, step, bound);
    } else if (bound < Float.POSITIVE_INFINITY) {
      for (int k = offset; k < offset + count; k++) {
        values[k] = Math.clamp(values[k], -bound, bound);
      }
    }
  }

  private void addNoise(
      Scratch s, int rows, int firstRow, float[] y, int yOffset, long tick, int attempt) {
    if (settings.readNoise().isNone()) {
      return;
    }
    if (variancePanels != null) {
      Pointwise.square(s.squares, 0, s.driven, 0, rows * depth);
      Gemm.multiply(s.squares, 0, rows, variancePanels, s.variance, 0);
    }
    RandomStream now = noise.at(tick);
    long stride = (width + 3L) / 4 * 4;
    for (int r = 0; r < rows; r++) {
      long row = (long) (firstRow + r) * (MAX_HALVINGS + 1) + attempt;
      now.normals(s.xi, 0, width, row * stride);
      float base = (float) (outputVariance + constantVariance * squares(s.driven, r * depth));
      if (variancePanels == null) {
        Pointwise.addScaled(y, yOffset + r * width, s.xi, 0, (float) Math.sqrt(base), width);
      } else {
        addScaledBySpread(y, yOffset + r * width, s.xi, s.variance, r * width, base);
      }
    }
  }

  private double squares(float[] driven, int offset) {
    return constantVariance > 0.0 ? Sums.squares(driven, offset, depth) : 0.0;
  }

  private void addScaledBySpread(
      float[] y, int yOffset, float[] xi, float[] variance, int varianceOffset, float base) {
    if (base > 0f) {
      for (int k = 0; k < width; k++) {
        variance[varianceOffset + k] += base;
      }
    }
    Pointwise.squareRoot(variance, varianceOffset, variance, varianceOffset, width);
    Pointwise.addProduct(y, yOffset, variance, varianceOffset, xi, 0, width);
  }

  /** Converts a row and scales it back; returns how often it had to be read again. */
  private int convert(Scratch s, Batch x, int r, Batch y, long tick) {
    int at = y.offset() + r * width;
    int halvings = 0;
    float alpha = s.alpha[r];
    if (iterative) {
      while (halvings < MAX_HALVINGS
          && Pointwise.maxAbs(y.values(), at, width) > adcBound + 0.5f * adcStep) {
        halvings++;
        alpha *= 2f;
        readAgain(s, x, r, y, alpha, tick, halvings);
      }
    }
    quantize(y.values(), at, width, adcStep, adcBound);
    if (alpha != 1f) {
      Pointwise.scale(y.values(), at, y.values(), at, alpha, width);
    }
    return halvings;
  }

  private void readAgain(Scratch s, Batch x, int r, Batch y, float alpha, long tick, int attempt) {
    Scratch again = s.again();
    drive(x, r, alpha, again.driven, 0);
    int at = y.offset() + r * width;
    Gemm.multiply(again.driven, 0, 1, weightPanels, y.values(), at);
    addNoise(again, 1, x.firstRow() + r, y.values(), at, tick, attempt);
  }

  /** What a thread needs to read a window. */
  private final class Scratch {
    private float[] alpha = new float[0];
    private float[] driven = new float[0];
    private float[] squares = new float[0];
    private float[] variance = new float[0];
    private final float[] xi = new float[width + 3];
    private @Nullable Scratch again;

    void reserve(int rows) {
      if (alpha.length < rows) {
        alpha = new float[rows];
        driven = new float[rows * depth];
        if (variancePanels != null) {
          squares = new float[rows * depth];
          variance = new float[rows * width];
        }
      }
    }

    /** A second one, for a single row that is read again. */
    Scratch again() {
      Scratch ready = again;
      if (ready == null) {
        ready = new Scratch();
        ready.reserve(1);
        again = ready;
      }
      return ready;
    }
  }
}
