package org.ohmlight.simulator.reference.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_program;

/**
 * The device that is used, with the kernels built for it: made once a process and never given back,
 * because building takes long and some platforms (PoCL 3.1) do not survive their last context.
 *
 * @param device the device
 * @param context its context
 * @param program the kernels
 */
record OpenClContext(OpenClDevice device, cl_context context, cl_program program) {
  /** On the first device, GPUs before processors. */
  static Optional<OpenClContext> first() {
    return First.OPENED;
  }

  /** Loaded when first asked for. */
  private static final class First {
    static final Optional<OpenClContext> OPENED =
        OpenClDevice.all().stream().findFirst().map(OpenClContext::open);
  }

  private static OpenClContext open(OpenClDevice device) {
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform());
    cl_device_id[] devices = {device.id()};
    cl_context context = CL.clCreateContext(properties, 1, devices, null, null, null);
    cl_program program =
        CL.clCreateProgramWithSource(context, 1, new String[] {source()}, null, null);
    CL.clBuildProgram(program, 1, devices, null, null, null);
    return new OpenClContext(device, context, program);
  }

  private static String source() {
    try (InputStream in = OpenClContext.class.getResourceAsStream("reference.cl")) {
      if (in == null) {
        throw new IllegalStateException("The OpenCL kernels are missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
