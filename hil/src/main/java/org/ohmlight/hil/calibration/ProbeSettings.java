package org.ohmlight.hil.calibration;

/**
 * When channels are measured and looked at again.
 *
 * @param atStart whether they are calibrated when a coupling is first programmed
 * @param every updates of a coupling from one probe to the next; 0 probes never
 * @param vectors vectors of a probe
 * @param limits how far a probe may be off
 * @param recalibrates whether drift asks for a new calibration; otherwise it stops the run
 * @param seed keys the vectors
 */
public record ProbeSettings(
    boolean atStart, int every, int vectors, DriftLimits limits, boolean recalibrates, long seed) {
  public ProbeSettings {
    if (every < 0 || vectors < 1) {
      throw new IllegalArgumentException(
          "A probe of 1 or more vectors is made every 1 or more updates, 0 is never; got "
              + vectors
              + " vectors every "
              + every);
    }
  }
}
