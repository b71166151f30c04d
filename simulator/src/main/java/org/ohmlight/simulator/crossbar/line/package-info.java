/**
 * The circuit of a crossbar whose wires have resistance: exact node voltages, output currents and
 * dissipation.
 *
 * <p>Entry: {@link org.ohmlight.simulator.crossbar.line.LineSolver} for solves, {@link
 * org.ohmlight.simulator.crossbar.line.EffectiveMatrix} for the matrix that a programmed crossbar
 * multiplies with, {@link org.ohmlight.simulator.crossbar.line.NonlinearSolver} for cells that do
 * not obey Ohm's law.
 */
@NullMarked
package org.ohmlight.simulator.crossbar.line;

import org.jspecify.annotations.NullMarked;
