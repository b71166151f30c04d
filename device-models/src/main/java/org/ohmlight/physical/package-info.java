/**
 * The two seams, and the plain data that crosses them.
 *
 * <p>A rule teaches a network. A network settles ({@link org.ohmlight.physical.PhysicalNetwork}). A
 * network is layers joined by couplings ({@link org.ohmlight.physical.NetworkDescription}). A
 * coupling is a matrix held by a substrate ({@link org.ohmlight.physical.Coupling}, {@link
 * org.ohmlight.physical.Substrate}).
 *
 * <p>Start with {@link org.ohmlight.physical.Coupling} and {@link
 * org.ohmlight.physical.PhysicalNetwork}; everything else here is what they speak of.
 */
@NullMarked
package org.ohmlight.physical;

import org.jspecify.annotations.NullMarked;
