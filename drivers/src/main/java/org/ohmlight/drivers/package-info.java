/**
 * Real instruments, spoken to over serial lines, MQTT and TCP.
 *
 * <p>{@code transport} is how bytes and messages travel, {@code frame} and {@code scpi} what they
 * say, {@code instrument} what an instrument can do, {@code virtual} instruments that speak the
 * wire protocol and ask a small port for the physics.
 */
@NullMarked
package org.ohmlight.drivers;

import org.jspecify.annotations.NullMarked;
