/**
 * What one device is: resistive cells, converters, and presets of them.
 *
 * <p>Entry: {@link org.ohmlight.device.Allowed} checks the numbers of every settings record here.
 */
@NullMarked
package org.ohmlight.device;

import org.jspecify.annotations.NullMarked;
