/**
 * Phase masks that make a wanted far field: weighted Gerchberg-Saxton loops, and complex weights
 * written on a phase-only modulator by double phases.
 *
 * <p>Entry: {@link org.ohmlight.simulator.optics.hologram.PhaseRetrieval}.
 */
@NullMarked
package org.ohmlight.simulator.optics.hologram;

import org.jspecify.annotations.NullMarked;
