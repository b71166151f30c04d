/**
 * The memristor board ArC ONE: {@link org.ohmlight.drivers.instrument.arcone.ArcOne}. Untested on
 * metal.
 */
@NullMarked
package org.ohmlight.drivers.instrument.arcone;

import org.jspecify.annotations.NullMarked;
