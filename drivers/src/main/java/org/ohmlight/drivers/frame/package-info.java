/**
 * Messages on a stream of bytes: COBS frames, each ended by a zero. Begin with {@link
 * org.ohmlight.drivers.frame.FramedLink}.
 */
@NullMarked
package org.ohmlight.drivers.frame;

import org.jspecify.annotations.NullMarked;
