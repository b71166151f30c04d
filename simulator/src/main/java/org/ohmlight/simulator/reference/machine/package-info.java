/**
 * The reference written once: the equations of a layered network over the arithmetic of a {@link
 * org.ohmlight.simulator.reference.machine.Machine}, and the rules' formulas once more.
 *
 * <p>Nothing here knows the learning engine: that both arrive at the same numbers is the point.
 * Entry: {@link org.ohmlight.simulator.reference.machine.ReferenceNetwork}, {@link
 * org.ohmlight.simulator.reference.machine.Oracle}.
 */
@NullMarked
package org.ohmlight.simulator.reference.machine;

import org.jspecify.annotations.NullMarked;
