package org.ohmlight.simulator.optics.propagation;

import java.util.Arrays;
import org.ohmlight.kernel.Team;
import org.ohmlight.simulator.optics.fourier.FloatFourier2;

/**
 * {@link Propagator} in single precision, for batches of fields one after another in a pair of
 * arrays: about twice as fast, with errors near {@code 1e-6} of the largest amplitude.
 *
 * <p>The transfer function is worked out in double precision, for phases run to thousands of turns,
 * and rounded once.
 */
public final class FloatPropagator {
  private final Grid grid;
  private final FloatFourier2 fourier;
  private final float[] transferRe;
  private final float[] transferIm;
  private final ThreadLocal<float[][]> scratch;

  FloatPropagator(Grid grid, TransferFunction transfer, int periodX, int periodY, Team team) {
    this.grid = grid;
    this.fourier = new FloatFourier2(periodX, periodY, team);
    this.transferRe = rounded(transfer.re());
    this.transferIm = rounded(transfer.im());
    int size = grid.nx() * periodY;
    this.scratch = ThreadLocal.withInitial(() -> new float[2][size]);
  }

  private static float[] rounded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Carries fields to the far plane, in place.
   *
   * @param re real parts {@code [fields x nx x ny]}. Modified.
   * @param im imaginary parts. Modified.
   * @param fields number of fields
   */
  public void forward(float[] re, float[] im, int fields) {
    int size = grid.samples();
    if (fields < 0 || re.length < (long) fields * size || im.length < (long) fields * size) {
      throw new IllegalArgumentException(
          fields
              + " fields of "
              + grid.nx()
              + " x "
              + grid.ny()
              + " need arrays of "
              + (long) fields * size
              + " values, got "
              + re.length
              + " and "
              + im.length);
    }
    float[] workRe = scratch.get()[0];
    float[] workIm = scratch.get()[1];
    for (int f = 0; f < fields; f++) {
      spread(re, f * size, workRe);
      spread(im, f * size, workIm);
      fourier.convolve(workRe, workIm, grid.nx(), transferRe, transferIm);
      crop(workRe, re, f * size);
      crop(workIm, im, f * size);
    }
  }

  private void spread(float[] from, int offset, float[] to) {
    int stride = fourier.columns();
    for (int i = 0; i < grid.nx(); i++) {
      System.arraycopy(from, offset + i * grid.ny(), to, i * stride, grid.ny());
      Arrays.fill(to, i * stride + grid.ny(), (i + 1) * stride, 0f);
    }
  }

  private void crop(float[] from, float[] to, int offset) {
    for (int i = 0; i < grid.nx(); i++) {
      System.arraycopy(from, i * fourier.columns(), to, offset + i * grid.ny(), grid.ny());
    }
  }
}
