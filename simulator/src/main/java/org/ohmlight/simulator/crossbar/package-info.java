/**
 * Resistive crossbars behind the Coupling seam: weights as conductances, products as currents,
 * learning as pulses.
 *
 * <p>Entry: {@link org.ohmlight.simulator.crossbar.CrossbarSubstrate}, set by {@link
 * org.ohmlight.simulator.crossbar.CrossbarSettings}. Forward and adjoint pass through a {@code
 * ReadPath} each (converters, noise); what holds the weights is a {@code CellMatrix}.
 */
@NullMarked
package org.ohmlight.simulator.crossbar;

import org.jspecify.annotations.NullMarked;
