/**
 * Discrete Fourier transforms of complex arrays, planned once and run many times.
 *
 * <p>Complex arrays are split: one array of real parts, one of imaginary parts, row-major. Entry:
 * {@link org.ohmlight.simulator.optics.fourier.Fourier2}, and {@link
 * org.ohmlight.simulator.optics.fourier.FloatFourier2} at half the memory and about twice the
 * speed.
 */
@NullMarked
package org.ohmlight.simulator.optics.fourier;

import org.jspecify.annotations.NullMarked;
