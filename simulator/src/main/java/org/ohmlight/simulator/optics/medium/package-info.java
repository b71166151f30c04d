/**
 * Media that mix light linearly: complex transmission matrices of scatterers and fibres.
 *
 * <p>Entry: {@link org.ohmlight.simulator.optics.medium.TransmissionMatrix}.
 */
@NullMarked
package org.ohmlight.simulator.optics.medium;

import org.jspecify.annotations.NullMarked;
