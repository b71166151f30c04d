/** Streams of bytes over TCP. Begin with {@link org.ohmlight.drivers.transport.tcp.TcpLink}. */
@NullMarked
package org.ohmlight.drivers.transport.tcp;

import org.jspecify.annotations.NullMarked;
