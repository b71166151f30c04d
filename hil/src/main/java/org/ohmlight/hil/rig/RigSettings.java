package org.ohmlight.hil.rig;

/**
 * How matrices are put onto the tiles of a rig.
 *
 * @param weightScale part of the full scale of a cell that stands for the weight limit of a
 *     coupling, in (0, 1]; less leaves room above
 * @param verifyPasses times a programmed weight is measured and written again where it is off
 * @param verifyTolerance error of a weight that is let pass, a part of full scale
 * @param halvings times a vector whose answer fills the converters is asked again at half the input
 * @param recoveries times in a row that a lost session is begun again before it is given up
 */
public record RigSettings(
    double weightScale, int verifyPasses, double verifyTolerance, int halvings, int recoveries) {
  public RigSettings {
    if (!(weightScale > 0 && weightScale <= 1)
        || verifyPasses < 0
        || !(verifyTolerance > 0)
        || halvings < 0
        || recoveries < 0) {
      throw new IllegalArgumentException(
          "A rig has a weight scale in (0, 1], no negative number of passes, halvings and"
              + " recoveries, and a positive tolerance; got "
              + weightScale
              + ", "
              + verifyPasses
              + ", "
              + halvings
              + ", "
              + recoveries
              + " and "
              + verifyTolerance);
    }
  }

  /** Four fifths of full scale, three passes to 0.5 %, three halvings, five recoveries. */
  public static RigSettings standard() {
    return new RigSettings(0.8, 3, 0.005, 3, 5);
  }
}
