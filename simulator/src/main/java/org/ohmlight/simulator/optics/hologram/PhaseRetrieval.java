package org.ohmlight.simulator.optics.hologram;

import java.util.Arrays;
import org.ohmlight.simulator.optics.fourier.Fourier2;

/**
 * Finds the phases of a modulator whose far field has wanted amplitudes, by the weighted loop of
 * Gerchberg and Saxton.
 *
 * <p>The near field is {@code a exp(i phase)} with the same amplitude {@code a} at every pixel,
 * centred in darkness on the far field's shape; the far field is its orthonormal transform with the
 * zero order at {@code (rows / 2, columns / 2)}. A round takes the far field of the phase, lets the
 * {@link Feedback} answer, puts {@code weight exp(i arg F)} in its place and takes the phase that
 * makes it. The first round runs with the target itself.
 *
 * <p>Internally the loop has no angles: it carries unit phasors and the order of the transform, so
 * that a round is two transforms and a few passes. A wanted amplitude of zero keeps its weight
 * zero.
 */
public final class PhaseRetrieval {
  private final int pixelRows;
  private final int pixelColumns;
  private final int rows;
  private final int columns;
  private final Feedback feedback;
  private final Fourier2 fourier;
  // Where the rows and columns of the pixels stand in the transform.
  private final int[] nearRow;
  private final int[] nearColumn;
  // Points where light is wanted, as places in the order of the transform, and what is wanted
  // there.
  private final int[] spots;
  private final double[] wanted;
  private final double[] weights;
  private final double[] spotAmplitude;
  // Unit phasors of the pixels, and the far field, whose values overwrite one another.
  private final double[] pixelRe;
  private final double[] pixelIm;
  private final double[] farRe;
  private final double[] farIm;
  private final double[] spotRe;
  private final double[] spotIm;
  private final double[] phasorRe;
  private final double[] phasorIm;
  private int round;
  private boolean farIsCurrent;

  /**
   * A loop at its start.
   *
   * @param pixelRows pixels of the modulator along the first index
   * @param pixelColumns pixels along the second
   * @param target wanted amplitudes {@code [rows x columns]}, not negative, of any scale; zero
   *     order at {@code (rows / 2, columns / 2)}. Not modified.
   * @param rows samples of the far field along the first index, at least {@code pixelRows}
   * @param columns samples along the second
   * @param feedback how weights answer
   * @param startPhase {@code [pixelRows x pixelColumns]} [rad]. Not modified.
   */
  public PhaseRetrieval(
      int pixelRows,
      int pixelColumns,
      double[] target,
      int rows,
      int columns,
      Feedback feedback,
      double[] startPhase) {
    requireFits(pixelRows, pixelColumns, rows, columns, target, startPhase);
    this.pixelRows = pixelRows;
    this.pixelColumns = pixelColumns;
    this.rows = rows;
    this.columns = columns;
    this.feedback = feedback;
    this.fourier = new Fourier2(rows, columns);
    this.nearRow = places(pixelRows, rows);
    this.nearColumn = places(pixelColumns, columns);
    this.spots = spotsOf(target);
    this.wanted = new double[spots.length];
    this.weights = new double[spots.length];
    for (int s = 0; s < spots.length; s++) {
      wanted[s] = target[spots[s]];
    }
    normalise(wanted);
    System.arraycopy(wanted, 0, weights, 0, spots.length);
    for (int s = 0; s < spots.length; s++) {
      spots[s] = inTransformOrder(spots[s]);
    }
    spotAmplitude = new double[spots.length];
    spotRe = new double[spots.length];
    spotIm = new double[spots.length];
    phasorRe = new double[spots.length];
    phasorIm = new double[spots.length];
    pixelRe = new double[startPhase.length];
    pixelIm = new double[startPhase.length];
    for (int i = 0; i < startPhase.length; i++) {
      pixelRe[i] = Math.cos(startPhase[i]);
      pixelIm[i] = Math.sin(startPhase[i]);
    }
    farRe = new double[rows * columns];
    farIm = new double[rows * columns];
  }

  /** Pixels stand in the middle of the near field, whose middle is the transform's origin. */
  private static int[] places(int pixels, int samples) {
    int[] places = new int[pixels];
    Arrays.setAll(places, i -> ((samples - pixels) / 2 + i + samples / 2) % samples);
    return places;
  }

  private static void requireFits(
      int pixelRows, int pixelColumns, int rows, int columns, double[] target, double[] phase) {
    if (pixelRows < 1 || pixelColumns < 1 || pixelRows > rows || pixelColumns > columns) {
      throw new IllegalArgumentException(
          "A modulator of "
              + pixelRows
              + " x "
              + pixelColumns
              + " needs a far field of at least as many samples, got "
              + rows
              + " x "
              + columns);
    }
    if (target.length != (long) rows * columns || phase.length != (long) pixelRows * pixelColumns) {
      throw new IllegalArgumentException(
          "The target needs "
              + (long) rows * columns
              + " amplitudes and the start "
              + (long) pixelRows * pixelColumns
              + " phases, got "
              + target.length
              + " and "
              + phase.length);
    }
  }

  private static int[] spotsOf(double[] target) {
    int count = 0;
    for (double amplitude : target) {
      if (!(amplitude >= 0 && amplitude < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Wanted amplitudes are finite and not negative, got " + amplitude);
      }
      count += amplitude > 0 ? 1 : 0;
    }
    if (count == 0) {
      throw new IllegalArgumentException("The target is dark everywhere: want light somewhere");
    }
    int[] spots = new int[count];
    int next = 0;
    for (int i = 0; i < target.length; i++) {
      if (target[i] > 0) {
        spots[next++] = i;
      }
    }
    return spots;
  }

  /** Where a sample, counted with the zero order in the middle, lies in the transform. */
  private int inTransformOrder(int place) {
    int r = Math.floorMod(place / columns - rows / 2, rows);
    int c = Math.floorMod(place % columns - columns / 2, columns);
    return r * columns + c;
  }

  /** Runs one round. */
  public void iterate() {
    makeFarField();
    updateWeights();
    boolean fixed = feedback instanceof Feedback.Kim kim && round >= kim.fixAfter();
    if (!fixed) {
      for (int s = 0; s < spots.length; s++) {
        boolean dark = spotAmplitude[s] == 0;
        phasorRe[s] = dark ? 1 : spotRe[s] / spotAmplitude[s];
        phasorIm[s] = dark ? 0 : spotIm[s] / spotAmplitude[s];
      }
    }
    takeNearPhase();
    round++;
    farIsCurrent = false;
  }

  /** Runs some rounds. */
  public void iterate(int rounds) {
    for (int k = 0; k < rounds; k++) {
      iterate();
    }
  }

  /** The far field of the phase as it is now, at the spots. */
  private void makeFarField() {
    if (farIsCurrent) {
      return;
    }
    Arrays.fill(farRe, 0);
    Arrays.fill(farIm, 0);
    for (int r = 0; r < pixelRows; r++) {
      int to = nearRow[r] * columns;
      int from = r * pixelColumns;
      for (int c = 0; c < pixelColumns; c++) {
        farRe[to + nearColumn[c]] = pixelRe[from + c];
        farIm[to + nearColumn[c]] = pixelIm[from + c];
      }
    }
    fourier.forward(farRe, farIm, 0);
    double scale = 1 / Math.sqrt((double) pixelRows * pixelColumns * rows * columns);
    for (int s = 0; s < spots.length; s++) {
      spotRe[s] = scale * farRe[spots[s]];
      spotIm[s] = scale * farIm[spots[s]];
      spotAmplitude[s] = Math.sqrt(spotRe[s] * spotRe[s] + spotIm[s] * spotIm[s]);
    }
    farIsCurrent = true;
  }

  private void updateWeights() {
    if (round == 0 || feedback instanceof Feedback.None) {
      return;
    }
    switch (feedback) {
      case Feedback.None() -> {}
      case Feedback.Leonardo(double power) -> divideByRatio(power);
      case Feedback.Kim(double power, int fixAfter) -> divideByRatio(power);
      case Feedback.Nogrette(double factor) -> {
        double sum = (double) rows * columns - spots.length;
        for (int s = 0; s < spots.length; s++) {
          sum += spotAmplitude[s] / wanted[s];
        }
        double mean = sum / ((double) rows * columns);
        for (int s = 0; s < spots.length; s++) {
          weights[s] /= 1 - factor * (1 - spotAmplitude[s] / wanted[s] / mean);
        }
      }
      case Feedback.Wu(double power) -> {
        for (int s = 0; s < spots.length; s++) {
          weights[s] *= Math.exp(power * (wanted[s] - power * spotAmplitude[s]));
        }
      }
      case Feedback.Tanh(double factor, double power) -> {
        for (int s = 0; s < spots.length; s++) {
          weights[s] *= 1 + factor * Math.tanh(power * (wanted[s] - power * spotAmplitude[s]));
        }
      }
    }
    normalise(weights);
  }

  private void divideByRatio(double power) {
    for (int s = 0; s < spots.length; s++) {
      // A spot that is quite dark would ask for infinite weight.
      double ratio = Math.max(spotAmplitude[s] / wanted[s], 1e-12);
      weights[s] *= Math.pow(ratio, -power);
    }
  }

  /** Takes the phasors of the near field that the weighted spots make. */
  private void takeNearPhase() {
    Arrays.fill(farRe, 0);
    Arrays.fill(farIm, 0);
    for (int s = 0; s < spots.length; s++) {
      farRe[spots[s]] = weights[s] * phasorRe[s];
      farIm[spots[s]] = weights[s] * phasorIm[s];
    }
    fourier.inverse(farRe, farIm, 0);
    for (int r = 0; r < pixelRows; r++) {
      int from = nearRow[r] * columns;
      int to = r * pixelColumns;
      for (int c = 0; c < pixelColumns; c++) {
        double re = farRe[from + nearColumn[c]];
        double im = farIm[from + nearColumn[c]];
        double size = Math.sqrt(re * re + im * im);
        pixelRe[to + c] = size == 0 ? 1 : re / size;
        pixelIm[to + c] = size == 0 ? 0 : im / size;
      }
    }
  }

  private static void normalise(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    double inverse = 1 / Math.sqrt(sum);
    for (int i = 0; i < values.length; i++) {
      values[i] *= inverse;
    }
  }

  /** Rounds run so far. */
  public int rounds() {
    return round;
  }

  /** The phase mask {@code [pixelRows x pixelColumns]} in (-pi, pi] [rad]; a copy. */
  public double[] phase() {
    double[] phase = new double[pixelRe.length];
    for (int i = 0; i < phase.length; i++) {
      phase[i] = Math.atan2(pixelIm[i], pixelRe[i]);
    }
    return phase;
  }

  /** Amplitudes of the far field that are wanted, normalised, in row-major order of the spots. */
  public double[] wanted() {
    return wanted.clone();
  }

  /** Weights in force, normalised, in row-major order of the spots. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * The far field of the present phase at the spots, in row-major order: real parts, then imaginary
   * parts. The power of the whole far field is 1.
   */
  public double[][] spots() {
    makeFarField();
    return new double[][] {spotRe.clone(), spotIm.clone()};
  }

  /**
   * Intensity of the whole far field of the present phase {@code [rows x columns]}, zero order in
   * the middle; its sum is 1.
   */
  public double[] farIntensity() {
    farIsCurrent = false;
    makeFarField();
    double scale = 1 / ((double) pixelRows * pixelColumns * rows * columns);
    double[] intensity = new double[farRe.length];
    for (int i = 0; i < intensity.length; i++) {
      int from = inTransformOrder(i);
      intensity[i] = scale * (farRe[from] * farRe[from] + farIm[from] * farIm[from]);
    }
    return intensity;
  }

  /** A loop for the same target at its start, from another phase: to see what that phase makes. */
  public PhaseRetrieval with(double[] phase) {
    return new PhaseRetrieval(pixelRows, pixelColumns, target(), rows, columns, feedback, phase);
  }

  private double[] target() {
    double[] target = new double[rows * columns];
    for (int s = 0; s < spots.length; s++) {
      int r = (spots[s] / columns + rows / 2) % rows;
      int c = (spots[s] % columns + columns / 2) % columns;
      target[r * columns + c] = wanted[s];
    }
    return target;
  }

  /** How well the present phase meets the target. */
  public HologramQuality quality() {
    makeFarField();
    double overlap = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (int s = 0; s < spots.length; s++) {
      double intensity = spotAmplitude[s] * spotAmplitude[s];
      double target = wanted[s] * wanted[s];
      overlap += wanted[s] * spotAmplitude[s];
      least = Math.min(least, intensity / target);
      most = Math.max(most, intensity / target);
      double error = target - intensity;
      low = Math.min(low, error);
      high = Math.max(high, error);
      sum += error;
      squares += error * error;
    }
    int n = spots.length;
    double variance = Math.max(0, squares / n - sum / n * (sum / n));
    return new HologramQuality(
        overlap * overlap,
        1 - (most - least) / (most + least),
        n * (high - low),
        n * Math.sqrt(variance));
  }
}
