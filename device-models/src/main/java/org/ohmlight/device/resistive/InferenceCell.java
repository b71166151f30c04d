package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * A cell that is programmed once and then read for a long time: how far programming misses, how the
 * conductance drifts, how a read fluctuates.
 *
 * <p>Conductances are in siemens, times in seconds since programming. The models are fitted to
 * arrays of one technology; each names its source.
 */
public sealed interface InferenceCell permits PhaseChangeCell, WanReram, CmoReram, SonosCell {
  /** Highest conductance of the fit [S]. */
  double maxSiemens();

  /**
   * What programming reaches.
   *
   * @param target asked for [S], in [0, maxSiemens]
   * @param xi standard normal
   * @return conductance right after programming [S], >= 0
   */
  double programmed(double target, double xi);

  /**
   * Where the conductance has gone.
   *
   * @param target asked for [S]
   * @param programmed reached [S]
   * @param seconds time since programming, >= 0
   * @param xi standard normal, the same for a cell at all times
   * @return conductance without read noise [S], >= 0
   */
  double drifted(double target, double programmed, double seconds, double xi);

  /**
   * Standard deviation of a read [S].
   *
   * @param programmed reached by programming [S]
   * @param drifted conductance now [S]
   * @param seconds time since programming, >= 0
   */
  double readDeviation(double programmed, double drifted, double seconds);

  /**
   * One read: drift and read noise together.
   *
   * @param drift standard normal, the same for a cell at all times
   * @param xi standard normal, new for each read
   * @return conductance read [S], >= 0
   */
  default double read(double target, double programmed, double seconds, double drift, double xi) {
    Allowed.notNegative("time since programming", seconds);
    double now = drifted(target, programmed, seconds, drift);
    return Math.max(0.0, now + readDeviation(programmed, now, seconds) * xi);
  }
}
