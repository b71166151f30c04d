/**
 * What one optical device is: an emitter, a modulator pixel, a detector.
 *
 * <p>Devices are records of measured or published parameters with the equations that turn them into
 * numbers; what many of them compute together is the simulator's business.
 */
@NullMarked
package org.ohmlight.device.optical;

import org.jspecify.annotations.NullMarked;
