/** Commands about twins of real tiles. */
@NullMarked
package org.ohmlight.experiments.twin;

import org.jspecify.annotations.NullMarked;
