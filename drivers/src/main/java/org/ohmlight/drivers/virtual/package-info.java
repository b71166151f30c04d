/**
 * Instruments that speak the real protocol over any link and ask a small port for the physics, for
 * tests and for people without the real thing.
 */
@NullMarked
package org.ohmlight.drivers.virtual;

import org.jspecify.annotations.NullMarked;
