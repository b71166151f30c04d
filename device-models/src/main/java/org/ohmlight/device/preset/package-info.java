/**
 * Devices by name: data files in which every number names its source.
 *
 * <p>Entry: {@link org.ohmlight.device.preset.DevicePresets}; the format is that of {@link
 * org.ohmlight.device.preset.DevicePreset}.
 */
@NullMarked
package org.ohmlight.device.preset;

import org.jspecify.annotations.NullMarked;
