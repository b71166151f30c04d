package org.ohmlight.experiments.spec;

import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.SettleLimits;

/**
 * How a trial's network settles.
 *
 * @param settling schedule and solver
 * @param free when the free phase stops
 * @param nudged when a nudged phase stops
 */
public record SettlingSpec(Settling settling, SettleLimits free, SettleLimits nudged) {}
