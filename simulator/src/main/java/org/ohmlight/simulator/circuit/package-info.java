/**
 * Operating points of resistive networks with diodes: what such a circuit settles to by itself.
 *
 * <p>Entry: describe a {@link org.ohmlight.simulator.circuit.Circuit}, hand it to {@link
 * org.ohmlight.simulator.circuit.OperatingPointSolver}.
 */
@NullMarked
package org.ohmlight.simulator.circuit;

import org.jspecify.annotations.NullMarked;
