/**
 * Controllers without a bench: the firmware of {@code hil/firmware} on emulated boards. Begin with
 * {@link org.ohmlight.hil.board.Emulator}.
 */
@NullMarked
package org.ohmlight.hil.board;

import org.jspecify.annotations.NullMarked;
