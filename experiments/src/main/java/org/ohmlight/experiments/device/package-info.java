/** Commands about one resistive device: presets, pulse curves, fits of measured curves. */
@NullMarked
package org.ohmlight.experiments.device;

import org.jspecify.annotations.NullMarked;
