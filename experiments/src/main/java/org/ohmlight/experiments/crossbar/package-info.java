/** Commands that solve and read a single crossbar. */
@NullMarked
package org.ohmlight.experiments.crossbar;

import org.jspecify.annotations.NullMarked;
