/** Two ends of a wire in memory: {@link org.ohmlight.drivers.transport.loopback.LoopbackWire}. */
@NullMarked
package org.ohmlight.drivers.transport.loopback;

import org.jspecify.annotations.NullMarked;
