package org.ohmlight.simulator.optics.bench;

import org.ohmlight.device.optical.CrystalSettling;
import org.ohmlight.device.optical.EmitterThermal;

/**
 * What changes slowly on a bench, each part with a stream and a switch of its own (its zero).
 *
 * <p>Emitters warm up and wander ({@code EmitterThermal}; droop is part of the emitter's measured
 * curve and is not applied twice), the image of the modulator wanders over the detectors, and
 * pixels have turned only as far as their crystal lets them in the time between a write and the
 * first frame; while frames are taken, microseconds long, they are taken to stand still.
 *
 * <p>Time runs with the ticks of the exchanges, {@code t = tick exchangeSeconds}. Slow as it is,
 * drift is worked out anew every {@code refreshSeconds}, and is the same for all exchanges between:
 * a pure function of the tick. The bias light that is subtracted is that of the last write, so that
 * drift since then shows as an offset.
 *
 * @param thermal warming and wander of each emitter
 * @param alignment of the modulator's image on the detectors
 * @param settling how a pixel turns to a new level
 * @param exchangeSeconds time from one exchange to the next [s]
 * @param refreshSeconds how long drift is held [s]
 */
public record BenchDrift(
    EmitterThermal thermal,
    BenchAlignment alignment,
    CrystalSettling settling,
    double exchangeSeconds,
    double refreshSeconds) {
  /** A bench that never changes. */
  public static final BenchDrift NONE =
      new BenchDrift(
          EmitterThermal.STEADY, BenchAlignment.PERFECT, CrystalSettling.INSTANT, 1e-3, 10);

  /** All parts on, at their defaults, with an exchange each millisecond. */
  public static final BenchDrift STANDARD =
      new BenchDrift(
          EmitterThermal.STANDARD, BenchAlignment.STANDARD, CrystalSettling.STANDARD, 1e-3, 10);

  public BenchDrift {
    if (!(exchangeSeconds > 0) || !(refreshSeconds > 0)) {
      throw new IllegalArgumentException(
          "A drift needs exchangeSeconds > 0 and refreshSeconds > 0, got "
              + exchangeSeconds
              + " and "
              + refreshSeconds);
    }
  }

  /** Whether emitters or image move with time. */
  boolean moves() {
    return !thermal.isSteady() || alignment.drift() > 0;
  }

  /** The moment of drift that a tick falls into. */
  long moment(long tick) {
    return moves() ? Math.floorDiv(tick, ticksAMoment()) : 0;
  }

  /** Time of a moment [s]. */
  double seconds(long moment) {
    return moment * ticksAMoment() * exchangeSeconds;
  }

  private long ticksAMoment() {
    return Math.max(1, Math.round(refreshSeconds / exchangeSeconds));
  }
}
