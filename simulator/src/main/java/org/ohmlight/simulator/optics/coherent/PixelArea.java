package org.ohmlight.simulator.optics.coherent;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.optical.PhaseTable;
import org.ohmlight.physical.RandomStream;

/**
 * An area of a phase modulator: what phase a pixel makes when it is asked for one.
 *
 * <p>What is asked for, less what the controller knows of the wavefront, is rounded to the level
 * that is nearest by the table in force ({@code 2 pi k / 2^bits} until it has been measured). The
 * level makes its true phase, to which come a fixed Gaussian error of the pixel and the wavefront's
 * aberration at its place.
 */
final class PixelArea {
  private final int bits;
  private final int rows;
  private final int columns;
  private final float[] errors;
  private final Wavefront aberration;
  private final @Nullable PhaseTable response;
  private @Nullable PhaseTable table;
  private Wavefront correction = Wavefront.FLAT;

  /**
   * An area.
   *
   * @param rows pixels along its rows
   */
  PixelArea(String name, int rows, int columns, CoherentBenchSettings settings, long seed) {
    bits = settings.phaseBits();
    this.rows = rows;
    this.columns = columns;
    errors = new float[settings.pixelErrorRadians() > 0 ? rows * columns : 0];
    RandomStream.of(seed, name + "/pixel errors").normals(errors, 0, errors.length, 0);
    for (int i = 0; i < errors.length; i++) {
      errors[i] *= (float) settings.pixelErrorRadians();
    }
    aberration =
        Wavefront.random(settings.aberrationRadians(), RandomStream.of(seed, name + "/aberration"));
    response =
        settings.responseGamma() == 1
            ? null
            : PhaseTable.gamma(bits, 2 * Math.PI, settings.responseGamma());
  }

  /** The table in force, of even levels until one has been measured. */
  PhaseTable table() {
    PhaseTable known = table;
    return known == null ? PhaseTable.even(bits) : known;
  }

  /** Takes a table in single precision, as a checkpoint keeps it. */
  void take(PhaseTable measured) {
    double[] phases = measured.phases();
    for (int k = 0; k < phases.length; k++) {
      float rounded = (float) phases[k];
      phases[k] = k == 0 ? rounded : Math.max(rounded, Math.nextUp((float) phases[k - 1]));
    }
    table = new PhaseTable(phases);
  }

  Wavefront correction() {
    return correction;
  }

  /** Takes a correction in single precision. */
  void take(Wavefront measured) {
    correction = new Wavefront(widened(narrowed(measured.coefficients())));
  }

  /** The table, or nothing while none has been measured. */
  float[] savedTable() {
    PhaseTable measured = table;
    return measured == null ? new float[0] : narrowed(measured.phases());
  }

  float[] savedCorrection() {
    return narrowed(correction.coefficients());
  }

  void restore(float[] savedTable, float[] savedCorrection) {
    table = savedTable.length == 0 ? null : new PhaseTable(widened(savedTable));
    correction = new Wavefront(widened(savedCorrection));
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) values[k];
    }
    return narrow;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }

  /** The phase that a level makes [rad]. */
  double response(int level) {
    return (response == null ? table() : response).phase(level);
  }

  /** The wavefront's aberration at a place [rad], {@code x} and {@code y} in [-1, 1]. */
  double aberration(double x, double y) {
    return aberration.at(x, y);
  }

  /**
   * The phase that the controller believes a pixel makes, aberration included [rad].
   *
   * @param row of the pixel in the area
   */
  double level(int row, int column, double asked) {
    double known = correctionAt(row, column);
    double bare = asked - known;
    if (bits == 0) {
      return asked;
    }
    PhaseTable measured = table;
    if (measured != null) {
      return measured.set(bare) + known;
    }
    double step = 2 * Math.PI / (1L << bits);
    return Math.rint(bare / step) * step + known;
  }

  /** The phase that a pixel makes [rad]. */
  double phase(int row, int column, double asked) {
    double bare = level(row, column, asked) - correctionAt(row, column);
    double made = response == null ? bare : response.phase(table().nearest(bare));
    double front = made + aberration.at(x(column), y(row));
    return errors.length == 0 ? front : front + errors[row * columns + column];
  }

  private double correctionAt(int row, int column) {
    return correction.isFlat() ? 0 : correction.at(x(column), y(row));
  }

  private double x(int column) {
    return (2.0 * column - (columns - 1)) / columns;
  }

  private double y(int row) {
    return (2.0 * row - (rows - 1)) / rows;
  }
}
