/**
 * Couplings whose matrix is held by coherent optics and read by interference.
 *
 * <p>{@link org.ohmlight.simulator.optics.coherent.ProgrammedCoupling} is what they share: a matrix
 * that changes only by being programmed anew. {@link
 * org.ohmlight.simulator.optics.coherent.CoherentBenchSubstrate} is a phase modulator, a lens and a
 * camera.
 */
@NullMarked
package org.ohmlight.simulator.optics.coherent;

import org.jspecify.annotations.NullMarked;
