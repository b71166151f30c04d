/**
 * Couplings around couplings: what a rig adds to hardware without the hardware or the learning
 * rules knowing.
 */
@NullMarked
package org.ohmlight.hil.coupling;

import org.jspecify.annotations.NullMarked;
