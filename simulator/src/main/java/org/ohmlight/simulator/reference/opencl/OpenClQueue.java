package org.ohmlight.simulator.reference.opencl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/**
 * The kernels on a device and the order in which they run there. Everything is queued; only reading
 * waits.
 */
final class OpenClQueue implements AutoCloseable {
  private final cl_context context;
  private final cl_program program;
  private final cl_command_queue queue;
  private final Map<String, cl_kernel> kernels = new HashMap<>();
  private final List<cl_mem> buffers = new ArrayList<>();
  private boolean closed;

  @SuppressWarnings(
      "deprecation") // the successor of this call needs OpenCL 2, not every GPU has it
  OpenClQueue(OpenClContext opened) {
    context = opened.context();
    program = opened.program();
    queue = CL.clCreateCommandQueue(context, opened.device().id(), 0, null);
  }

  /** A driver that is used after its end takes the JVM with it. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This OpenCL queue is closed");
    }
  }

  /** Memory for floats or ints on the device, until the queue is closed or it is freed. */
  synchronized cl_mem memory(int values) {
    requireOpen();
    cl_mem buffer =
        CL.clCreateBuffer(
            context,
            CL.CL_MEM_READ_WRITE,
            (long) Sizeof.cl_float * Math.max(1, values),
            null,
            null);
    buffers.add(buffer);
    return buffer;
  }

  /** The same, of zeros. */
  cl_mem zeros(int values) {
    cl_mem buffer = memory(values);
    write(buffer, new float[Math.max(1, values)], 0, Math.max(1, values));
    return buffer;
  }

  synchronized void free(cl_mem buffer) {
    requireOpen();
    buffers.remove(buffer);
    CL.clReleaseMemObject(buffer);
  }

  synchronized void write(cl_mem into, float[] from, int offset, int count) {
    requireOpen();
    Pointer pointer = Pointer.to(from).withByteOffset((long) Sizeof.cl_float * offset);
    CL.clEnqueueWriteBuffer(
        queue, into, true, 0, (long) Sizeof.cl_float * count, pointer, 0, null, null);
  }

  synchronized void write(cl_mem into, int[] from) {
    requireOpen();
    CL.clEnqueueWriteBuffer(
        queue, into, true, 0, (long) Sizeof.cl_int * from.length, Pointer.to(from), 0, null, null);
  }

  synchronized void read(cl_mem from, float[] into, int offset, int count) {
    requireOpen();
    Pointer pointer = Pointer.to(into).withByteOffset((long) Sizeof.cl_float * offset);
    CL.clEnqueueReadBuffer(
        queue, from, true, 0, (long) Sizeof.cl_float * count, pointer, 0, null, null);
  }

  synchronized void read(cl_mem from, int[] into) {
    requireOpen();
    CL.clEnqueueReadBuffer(
        queue, from, true, 0, (long) Sizeof.cl_int * into.length, Pointer.to(into), 0, null, null);
  }

  /**
   * Queues a kernel.
   *
   * @param range work items in each dimension
   * @param arguments buffers and numbers in its order; null for a buffer that is not there
   */
  synchronized void run(String name, long[] range, @Nullable Object... arguments) {
    requireOpen();
    cl_kernel kernel =
        kernels.computeIfAbsent(name, called -> CL.clCreateKernel(program, called, null));
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      switch (argument) {
        case null -> CL.clSetKernelArg(kernel, i, Sizeof.cl_mem, null);
        case cl_mem buffer -> CL.clSetKernelArg(kernel, i, Sizeof.cl_mem, Pointer.to(buffer));
        case Integer value ->
            CL.clSetKernelArg(kernel, i, Sizeof.cl_int, Pointer.to(new int[] {value}));
        case Long value ->
            CL.clSetKernelArg(kernel, i, Sizeof.cl_long, Pointer.to(new long[] {value}));
        case Float value ->
            CL.clSetKernelArg(kernel, i, Sizeof.cl_float, Pointer.to(new float[] {value}));
        default -> throw new IllegalArgumentException("No kernel takes a " + argument.getClass());
      }
    }
    CL.clEnqueueNDRangeKernel(queue, kernel, range.length, null, range, null, 0, null, null);
  }

  /** {@code C = factor A B + keep C}, row-major, for each sample. */
  void multiply(
      int m, int n, int k, Operand a, Operand b, Operand c, int samples, float factor, float keep) {
    run(
        "multiply",
        new long[] {Math.ceilDiv(n, 16), Math.ceilDiv(m, 4), samples},
        m,
        n,
        k,
        a.buffer(),
        a.first(),
        a.step(),
        b.buffer(),
        b.first(),
        b.step(),
        c.buffer(),
        c.first(),
        c.step(),
        factor,
        keep);
  }

  /**
   * Matrices in a buffer.
   *
   * @param first where the first begins
   * @param step values from one to the next; 0 if it is the same for all samples
   */
  record Operand(cl_mem buffer, int first, int step) {
    static Operand one(cl_mem buffer) {
      return new Operand(buffer, 0, 0);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    CL.clFinish(queue);
    buffers.forEach(CL::clReleaseMemObject);
    kernels.values().forEach(CL::clReleaseKernel);
    CL.clReleaseCommandQueue(queue);
  }
}
