@NullMarked
package org.ohmlight.simulator.reference.opencl;

import org.jspecify.annotations.NullMarked;
