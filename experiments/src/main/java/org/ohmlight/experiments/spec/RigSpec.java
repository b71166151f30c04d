package org.ohmlight.experiments.spec;

import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.rig.RigSettings;

/**
 * A rig as a study or a rig file describes it.
 *
 * @param address where its controller is
 * @param recording file that takes every message, or null
 * @param onlyFirst whether its tiles hold the first matrix only, the others being exact
 * @param settings how matrices are put onto its tiles
 * @param limits what its cells may be given
 * @param patience how long to wait and how often to try again
 * @param care what a run does so that it can be believed
 */
public record RigSpec(
    RigAddress address,
    @Nullable String recording,
    boolean onlyFirst,
    RigSettings settings,
    TileLimits limits,
    ExchangeLimits patience,
    RigCare care) {
  /** The same with a recording in the place of the controller, which is not recorded again. */
  public RigSpec replaying(String file) {
    return new RigSpec(
        new RigAddress.Recorded(file), null, onlyFirst, settings, limits, patience, care);
  }
}
