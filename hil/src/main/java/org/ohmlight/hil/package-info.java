/**
 * Hardware in the loop: rigs behind the two seams, with interlock, calibration, shadow and twin.
 *
 * <p>{@code interlock} stands before everything, {@code rig} makes a substrate of tiles, {@code
 * record} keeps what passed, {@code calibration}, {@code shadow} and {@code twin} tell model and
 * hardware apart, {@code board} runs the firmware on emulated boards.
 */
@NullMarked
package org.ohmlight.hil;

import org.jspecify.annotations.NullMarked;
