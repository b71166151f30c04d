package org.ohmlight.simulator.reference.opencl;

import org.jocl.cl_mem;
import org.ohmlight.physical.LayerShape;

/**
 * A layer of a batch in the memory of a device.
 *
 * @param buffer {@code [rows, channels, rows, columns]}, the last index fastest
 * @param rows samples
 * @param shape of a sample
 */
public record OpenClLayer(cl_mem buffer, int rows, LayerShape shape) {
  int width() {
    return shape.size();
  }
}
