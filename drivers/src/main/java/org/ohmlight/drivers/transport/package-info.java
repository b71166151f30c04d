/**
 * How bytes and messages travel: serial lines, TCP, MQTT, a loop in memory. Begin with {@link
 * org.ohmlight.drivers.transport.ByteLink}.
 */
@NullMarked
package org.ohmlight.drivers.transport;

import org.jspecify.annotations.NullMarked;
