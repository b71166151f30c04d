/**
 * Source-meters of Keithley. {@link org.ohmlight.drivers.instrument.keithley.SourceMeter} holds all
 * the safety; one small class says what each family wants to hear.
 */
@NullMarked
package org.ohmlight.drivers.instrument.keithley;

import org.jspecify.annotations.NullMarked;
