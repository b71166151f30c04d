package org.ohmlight.simulator.optics.bench;

/**
 * How long a frame and a weight update take, and what the parts burn meanwhile.
 *
 * <p>A frame is one presentation: emitters on, detectors integrating. A write is one refresh of the
 * modulator, both areas at once; afterwards some frames at zero state measure the bias light that
 * is to be subtracted.
 *
 * <p>Defaults: 1 us a frame; 1/60 s a write, the refresh of a liquid-crystal panel; 2 W for a panel
 * with its driver and 1 mW an amplifier, assumptions of the right size. Multiply-add 4.6 pJ and a
 * 32-bit word of DRAM 640 pJ: Horowitz, ISSCC 2014 (45 nm).
 *
 * @param frameSeconds time of a presentation [s]
 * @param writeSeconds time of a modulator refresh, settling included [s]
 * @param referenceFrames frames that measure the bias light after a write
 * @param panelWatts power of the modulator [W]
 * @param amplifierWatts power of one detector's amplifier [W]
 * @param multiplyAddJoules energy of a multiply-add in the controller [J]
 * @param memoryJoules energy of one 32-bit word to or from the controller's memory [J]
 */
public record BenchTiming(
    double frameSeconds,
    double writeSeconds,
    int referenceFrames,
    double panelWatts,
    double amplifierWatts,
    double multiplyAddJoules,
    double memoryJoules) {
  /** See the class. */
  public static final BenchTiming STANDARD =
      new BenchTiming(1e-6, 1.0 / 60, 16, 2.0, 1e-3, 4.6e-12, 640e-12);

  public BenchTiming {
    if (!(frameSeconds > 0) || !(writeSeconds >= 0) || referenceFrames < 0) {
      throw new IllegalArgumentException(
          "A bench needs frameSeconds > 0, writeSeconds >= 0 and referenceFrames >= 0; got "
              + frameSeconds
              + ", "
              + writeSeconds
              + ", "
              + referenceFrames);
    }
    if (!(panelWatts >= 0)
        || !(amplifierWatts >= 0)
        || !(multiplyAddJoules >= 0)
        || !(memoryJoules >= 0)) {
      throw new IllegalArgumentException("Powers and energies of a bench are not negative");
    }
  }

  /** Bandwidth of an integration over one frame [Hz]. */
  double bandwidthHertz() {
    return 0.5 / frameSeconds;
  }
}
