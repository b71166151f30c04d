/**
 * A spatial light modulator on a display output: {@link
 * org.ohmlight.drivers.instrument.slm.DisplayModulator}. Untested on metal.
 */
@NullMarked
package org.ohmlight.drivers.instrument.slm;

import org.jspecify.annotations.NullMarked;
