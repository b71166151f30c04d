/** Commands that look into optical hardware. */
@NullMarked
package org.ohmlight.experiments.optics;

import org.jspecify.annotations.NullMarked;
