/** Whole training loops once they are warm. */
@NullMarked
package org.ohmlight.experiments.steady;

import org.jspecify.annotations.NullMarked;
