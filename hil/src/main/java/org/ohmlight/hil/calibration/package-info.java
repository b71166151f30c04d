/**
 * What the channels of a piece of hardware do to the products that it makes, and how to take it out
 * again: gains, offsets, dead channels, drift.
 *
 * <p>Entries: {@link org.ohmlight.hil.calibration.Calibrator} measures, {@link
 * org.ohmlight.hil.calibration.ProbedSubstrate} watches and asks for a new calibration; a rig
 * corrects by what was measured.
 */
@NullMarked
package org.ohmlight.hil.calibration;

import org.jspecify.annotations.NullMarked;
