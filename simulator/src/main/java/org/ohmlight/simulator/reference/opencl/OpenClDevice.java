package org.ohmlight.simulator.reference.opencl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device of an OpenCL platform.
 *
 * @param platform its platform
 * @param id the device
 * @param platformName who offers it
 * @param name what it is
 * @param isGpu whether it is a GPU
 */
record OpenClDevice(
    cl_platform_id platform, cl_device_id id, String platformName, String name, boolean isGpu) {

  /** Every device of this machine, GPUs first. */
  static List<OpenClDevice> all() {
    CL.setExceptionsEnabled(true);
    List<OpenClDevice> devices = new ArrayList<>();
    for (cl_platform_id platform : platforms()) {
      for (cl_device_id device : devices(platform)) {
        devices.add(describe(platform, device));
      }
    }
    devices.sort(Comparator.comparing(device -> !device.isGpu()));
    return devices;
  }

  private static cl_platform_id[] platforms() {
    int[] count = new int[1];
    try {
      CL.clGetPlatformIDs(0, null, count);
    } catch (CLException none) {
      return new cl_platform_id[0]; // the loader is there, but knows no platform
    }
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    return platforms;
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    int[] count = new int[1];
    try {
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
    } catch (CLException none) {
      return new cl_device_id[0]; // a platform whose devices are gone
    }
    cl_device_id[] devices = new cl_device_id[count[0]];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
    return devices;
  }

  private static OpenClDevice describe(cl_platform_id platform, cl_device_id device) {
    long[] size = new long[1];
    CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, 0, null, size);
    byte[] platformName = new byte[(int) size[0]];
    CL.clGetPlatformInfo(
        platform, CL.CL_PLATFORM_NAME, platformName.length, Pointer.to(platformName), null);
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, 0, null, size);
    byte[] name = new byte[(int) size[0]];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, name.length, Pointer.to(name), null);
    long[] type = new long[1];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_TYPE, Sizeof.cl_long, Pointer.to(type), null);
    return new OpenClDevice(
        platform, device, text(platformName), text(name), (type[0] & CL.CL_DEVICE_TYPE_GPU) != 0);
  }

  private static String text(byte[] zeroTerminated) {
    return new String(
            zeroTerminated, 0, Math.max(0, zeroTerminated.length - 1), StandardCharsets.UTF_8)
        .strip();
  }

  @Override
  public String toString() {
    return name + " (" + platformName + ")";
  }
}
