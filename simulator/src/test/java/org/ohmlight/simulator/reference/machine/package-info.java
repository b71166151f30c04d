@NullMarked
package org.ohmlight.simulator.reference.machine;

import org.jspecify.annotations.NullMarked;
