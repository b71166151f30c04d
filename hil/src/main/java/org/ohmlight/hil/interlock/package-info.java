/**
 * What stands between everybody and the hardware: limits that no caller can leave out. Begin with
 * {@link org.ohmlight.hil.interlock.GuardedTiles}.
 */
@NullMarked
package org.ohmlight.hil.interlock;

import org.jspecify.annotations.NullMarked;
