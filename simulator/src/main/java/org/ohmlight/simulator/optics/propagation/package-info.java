/**
 * Light as a complex scalar field on a grid, and how it gets from one plane to the next.
 *
 * <p>A {@link org.ohmlight.simulator.optics.propagation.Field} passes {@link
 * org.ohmlight.simulator.optics.propagation.Element elements} (lenses, apertures, phase masks) and
 * is carried between planes by a {@link org.ohmlight.simulator.optics.propagation.Propagator},
 * planned once. {@link org.ohmlight.simulator.optics.propagation.Sampling} says which method a
 * geometry allows, and refuses the others with the number that would work. Closed forms stand
 * beside: Gaussian beam, Airy pattern, Talbot grating, blazed grating, Zernike polynomials.
 *
 * <p>Convention: time goes as {@code exp(-i omega t)}, so that a wave that travels along +z is
 * {@code exp(+i k z)}. Scalar diffraction only: no polarisation, no reflection between planes.
 */
@NullMarked
package org.ohmlight.simulator.optics.propagation;

import org.jspecify.annotations.NullMarked;
