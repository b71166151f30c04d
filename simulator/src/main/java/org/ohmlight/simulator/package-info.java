/**
 * What many devices compute together: substrates that hold couplings, and networks that settle by
 * themselves.
 */
@NullMarked
package org.ohmlight.simulator;

import org.jspecify.annotations.NullMarked;
