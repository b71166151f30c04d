/**
 * Instruments that talk in lines of text: IEEE 488.2 and SCPI over any stream of bytes, with
 * identity check, error queue, binary blocks, and a wire that finds its place again after a
 * timeout. Begin with {@link org.ohmlight.drivers.scpi.ScpiInstrument}.
 */
@NullMarked
package org.ohmlight.drivers.scpi;

import org.jspecify.annotations.NullMarked;
