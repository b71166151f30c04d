/**
 * Serial lines by jSerialComm, which nobody else uses: {@link
 * org.ohmlight.drivers.transport.serial.SerialLink}.
 */
@NullMarked
package org.ohmlight.drivers.transport.serial;

import org.jspecify.annotations.NullMarked;
