/** Commands about instruments: which there are, virtual ones to poke at, who is at an address. */
@NullMarked
package org.ohmlight.experiments.instrument;

import org.jspecify.annotations.NullMarked;
