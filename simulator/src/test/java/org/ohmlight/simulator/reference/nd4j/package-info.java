@NullMarked
package org.ohmlight.simulator.reference.nd4j;

import org.jspecify.annotations.NullMarked;
