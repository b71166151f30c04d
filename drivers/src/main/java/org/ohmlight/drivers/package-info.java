/**
 * Real instruments, spoken to over serial lines, MQTT and TCP.
 *
 * <p>Planned rooms: {@code transport} (how bytes travel), {@code frame} and {@code scpi} (what they
 * say), {@code instrument} (capabilities, parameters with unit and limits), {@code virtual}
 * (instruments that speak the wire protocol and ask a small port for the physics).
 */
@NullMarked
package org.ohmlight.drivers;

import org.jspecify.annotations.NullMarked;
