/**
 * The incoherent bench: a row of emitters, a modulator whose pixels are weights, a row of
 * detectors; light adds where the matrix sums.
 *
 * <p>Entry: {@link org.ohmlight.simulator.optics.bench.SlmSubstrate}, set by {@link
 * org.ohmlight.simulator.optics.bench.SlmSettings}. One {@link
 * org.ohmlight.simulator.optics.bench.SlmCoupling} holds two areas of the modulator, one for each
 * direction of its edge.
 */
@NullMarked
package org.ohmlight.simulator.optics.bench;

import org.jspecify.annotations.NullMarked;
