/** Real tiles as a substrate. Begin with {@link org.ohmlight.hil.rig.RigSubstrate}. */
@NullMarked
package org.ohmlight.hil.rig;

import org.jspecify.annotations.NullMarked;
