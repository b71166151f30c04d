/**
 * The analog optical computer: light multiplies, electronics close the loop, and states circulate
 * until they settle.
 *
 * <p>Entry: {@link org.ohmlight.simulator.optics.loop.OpticalLoop}, on a {@link
 * org.ohmlight.simulator.optics.loop.LoopMachine} of one of two generations, with parameters
 * measured channel by channel ({@link org.ohmlight.simulator.optics.loop.AocPresets}). {@link
 * org.ohmlight.simulator.optics.loop.ErrorBudget} says what each stage costs; {@link
 * org.ohmlight.simulator.optics.loop.QumoSolver} lets the loop solve optimisation problems.
 *
 * <p>Everything here is in double precision: loops have tens of variables, not thousands.
 */
@NullMarked
package org.ohmlight.simulator.optics.loop;

import org.jspecify.annotations.NullMarked;
