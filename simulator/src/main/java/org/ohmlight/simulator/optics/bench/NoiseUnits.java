package org.ohmlight.simulator.optics.bench;

/**
 * From electrons on the detectors to standard deviations at the outputs, in weight times state
 * units.
 */
final class NoiseUnits {
  private final int outputs;
  private final double unitsPerElectron;
  private final double toElectrons;
  private final double inTheDark;
  private final double stateRange;
  private final float[] up;
  private final float[] down;
  private final ArmOptics positive;
  private final ArmOptics negative;

  NoiseUnits(
      SlmSettings settings,
      double limit,
      int outputs,
      double reference,
      ArmOptics positive,
      ArmOptics negative) {
    this.outputs = outputs;
    double open = 1 - settings.pixel().minTransmission();
    double full = settings.fullElectrons(outputs);
    unitsPerElectron = 2 * limit * settings.stateRange() / (full * reference * open);
    toElectrons = 0.5 * full * open / limit;
    inTheDark = settings.detector().darkElectronVariance(settings.timing().frameSeconds());
    stateRange = settings.stateRange();
    this.positive = positive;
    this.negative = negative;
    up = weight(positive);
    down = weight(negative);
  }

  /** {@code correction^2 raw}: electrons squared at the corrected output for each on the way. */
  private static float[] weight(ArmOptics arm) {
    float[] weight = new float[arm.raw().length];
    for (int j = 0; j < weight.length; j++) {
      weight[j] = arm.correction()[j] * arm.correction()[j] * arm.raw()[j];
    }
    return weight;
  }

  /**
   * Standard deviations from the electrons that the light at the bias makes on both detectors.
   * Array {@code deviation} is modified.
   */
  void shot(float[] positiveLight, float[] negativeLight, float[] deviation) {
    for (int j = 0; j < outputs; j++) {
      double electrons =
          toElectrons * ((double) up[j] * positiveLight[j] + (double) down[j] * negativeLight[j]);
      deviation[j] = (float) (unitsPerElectron * Math.sqrt(Math.max(electrons, 0)));
    }
  }

  /** Standard deviations that remain in the dark. */
  float[] dark() {
    float[] deviation = new float[outputs];
    for (int j = 0; j < outputs; j++) {
      double there = (double) positive.correction()[j] * positive.correction()[j];
      double back = (double) negative.correction()[j] * negative.correction()[j];
      deviation[j] = (float) (unitsPerElectron * Math.sqrt((there + back) * inTheDark));
    }
    return deviation;
  }

  /** Variances that one input adds to each output, per unit of its drive. */
  void variances(float light, float[] open, float[] openBelow, float[] into, int offset) {
    double unit = unitsPerElectron * unitsPerElectron * toElectrons * light / stateRange;
    for (int j = 0; j < outputs; j++) {
      double electrons = (double) up[j] * open[j] + (double) down[j] * openBelow[j];
      into[offset + j] = (float) (unit * electrons);
    }
  }
}
