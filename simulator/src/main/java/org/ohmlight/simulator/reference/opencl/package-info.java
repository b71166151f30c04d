/**
 * The reference in OpenCL: settle loops that stay on the device. The only place that knows the
 * library.
 *
 * <p>Entry: {@link org.ohmlight.simulator.reference.opencl.OpenClMachine}.
 */
@NullMarked
package org.ohmlight.simulator.reference.opencl;

import org.jspecify.annotations.NullMarked;
