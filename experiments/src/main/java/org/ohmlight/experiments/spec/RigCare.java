package org.ohmlight.experiments.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ohmlight.simulator.crossbar.CrossbarSettings;

/**
 * What a run does by itself so that its rig can be believed.
 *
 * @param calibration where the calibration of its channels comes from
 * @param probe when channels are looked at again, or null for never
 * @param shadow the model beside it, or null for none
 */
public record RigCare(Calibration calibration, @Nullable Probe probe, @Nullable Shadow shadow) {
  /** Nothing. */
  public static final RigCare NONE = new RigCare(new Calibration.None(), null, null);

  /** Where a calibration comes from. */
  public sealed interface Calibration {
    /** Channels are taken as they are. */
    record None() implements Calibration {}

    /** They are measured when a matrix has first been programmed. */
    record AtStart() implements Calibration {}

    /**
     * They were measured on another day.
     *
     * @param file what {@code rig calibrate --out} wrote
     * @param maxAge older ones are refused; null for any age
     */
    record OfFile(String file, @Nullable Duration maxAge) implements Calibration {}
  }

  /**
   * A probe of reference vectors.
   *
   * @param every updates of a matrix between two probes
   * @param vectors how many are presented
   * @param limit part of its size that a probe may be off
   * @param stop part beyond which the run ends
   * @param recalibrates whether a probe beyond its limit asks for a new calibration, or ends the
   *     run
   */
  public record Probe(int every, int vectors, double limit, double stop, boolean recalibrates) {}

  /**
   * A model beside the rig.
   *
   * @param every updates of a matrix between two comparisons
   * @param cells the crossbar that is the model; null for exact arithmetic
   */
  public record Shadow(int every, @Nullable CrossbarSettings cells) {}
}
