package org.ohmlight.simulator.optics.bench;

/**
 * How far the image of the modulator lies off the row of detectors.
 *
 * <p>The image of column {@code j} and row {@code i} falls {@code e = shift + drift(t) +
 * magnification (j - middle) + rotation (i - middle)} pitches beside its detector; a column's light
 * is a box one pitch wide, so that {@code 1 - |e|} of it falls on its own detector and {@code |e|}
 * on the neighbour's. The detector adds up along the rows: a displacement that way costs nothing.
 * The three errors are drawn for each area, as standard deviations times normals cut at two; the
 * drift is {@link org.ohmlight.device.optical.SlowDrift}. Light beyond the next detector is lost.
 *
 * <p>{@link SlmCoupling#calibrate} registers the detectors anew. Defaults of {@link #STANDARD}: a
 * wander of .05 pitches with a correlation of an hour, spots located to .02 pitches; assumptions.
 *
 * @param shift of the whole image [pitches]
 * @param magnification relative error
 * @param rotation [rad]
 * @param drift standard deviation of the wander of the shift [pitches]
 * @param driftSeconds its correlation time [s]
 * @param spotError standard deviation of the place of a spot as the registration sees it [pitches]
 */
public record BenchAlignment(
    double shift,
    double magnification,
    double rotation,
    double drift,
    double driftSeconds,
    double spotError) {
  /** Image on detectors, for ever. */
  public static final BenchAlignment PERFECT = new BenchAlignment(0, 0, 0, 0, 3600, 0.02);

  /** An aligned bench that wanders; see the class. */
  public static final BenchAlignment STANDARD = new BenchAlignment(0, 0, 0, 0.05, 3600, 0.02);

  public BenchAlignment {
    if (!(shift >= 0) || !(magnification >= 0) || !(rotation >= 0) || !(drift >= 0)) {
      throw new IllegalArgumentException(
          "Alignment errors are standard deviations, 0 or more; got shift "
              + shift
              + ", magnification "
              + magnification
              + ", rotation "
              + rotation
              + ", drift "
              + drift);
    }
    if (!(driftSeconds > 0) || !(spotError >= 0)) {
      throw new IllegalArgumentException(
          "Alignment needs a correlation time > 0 and a spot error >= 0, got "
              + driftSeconds
              + " s and "
              + spotError);
    }
  }
}
