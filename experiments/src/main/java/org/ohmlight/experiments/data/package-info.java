/** Data sets: finding, fetching and reading them, and refusing files that are not what they say. */
@NullMarked
package org.ohmlight.experiments.data;

import org.jspecify.annotations.NullMarked;
