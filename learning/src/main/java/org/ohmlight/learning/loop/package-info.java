/**
 * Loops that a rule closes itself over the couplings of a network: errors on their way back, dyads
 * with uneven rails, complex states. The states of the network itself come from {@link
 * org.ohmlight.physical.PhysicalNetwork#settle}.
 *
 * <p>Entries: {@link org.ohmlight.learning.loop.ErrorNetwork}, {@link
 * org.ohmlight.learning.loop.DualNetwork}, {@link org.ohmlight.learning.loop.ComplexNetwork}.
 */
@NullMarked
package org.ohmlight.learning.loop;

import org.jspecify.annotations.NullMarked;
