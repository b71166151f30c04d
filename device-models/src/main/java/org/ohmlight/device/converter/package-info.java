/**
 * Converters between digital numbers and analog signals: what they round, where they clip, what a
 * conversion costs.
 *
 * <p>Entry: {@link org.ohmlight.device.converter.DacSettings}, {@link
 * org.ohmlight.device.converter.AdcSettings}.
 */
@NullMarked
package org.ohmlight.device.converter;

import org.jspecify.annotations.NullMarked;
