/**
 * Hardware in the loop: rigs behind the two seams, with interlock, calibration, shadow and twin.
 *
 * <p>Planned rooms: {@code rig}, {@code interlock}, {@code calibration}, {@code shadow}, {@code
 * twin}, {@code record}.
 */
@NullMarked
package org.ohmlight.hil;

import org.jspecify.annotations.NullMarked;
