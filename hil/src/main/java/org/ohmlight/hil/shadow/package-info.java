/**
 * A model runs beside the hardware and is told everything the hardware is told; how far they are
 * apart is logged. Entry: {@link org.ohmlight.hil.shadow.ShadowSubstrate}.
 */
@NullMarked
package org.ohmlight.hil.shadow;

import org.jspecify.annotations.NullMarked;
