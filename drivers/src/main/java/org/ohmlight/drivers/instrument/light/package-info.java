/**
 * A camera or photodiode on a node behind a broker: {@link
 * org.ohmlight.drivers.instrument.light.LightNode}. Its messages are in docs/light-node.md.
 */
@NullMarked
package org.ohmlight.drivers.instrument.light;

import org.jspecify.annotations.NullMarked;
