package org.ohmlight.simulator.optics.propagation;

import java.util.Arrays;
import org.ohmlight.kernel.Team;
import org.ohmlight.simulator.optics.fourier.Fourier2;
import org.ohmlight.simulator.optics.fourier.FourierSizes;

/**
 * Carries fields from a plane to the next over a fixed distance: {@code u_out = h * u}, a
 * convolution by fast transforms on a padded grid. Planned once.
 *
 * <p>The field that arrives is cropped to the grid of the field that left: what walks out of the
 * window is lost. {@link #adjoint} runs the light backwards: for what travels it is the inverse of
 * {@link #forward}, except for what was cropped.
 */
public final class Propagator {
  /** Largest side of a transform that is planned without being asked for. */
  private static final long LARGEST_PERIOD = 16_384;

  private final Grid grid;
  private final double wavelengthMetres;
  private final Method method;
  private final TransferFunction transfer;
  private final Fourier2 fourier;
  private final ThreadLocal<double[][]> scratch;

  private Propagator(
      Grid grid,
      double wavelengthMetres,
      Method method,
      TransferFunction transfer,
      Fourier2 fourier) {
    this.grid = grid;
    this.wavelengthMetres = wavelengthMetres;
    this.method = method;
    this.transfer = transfer;
    this.fourier = fourier;
    int size = grid.nx() * fourier.columns();
    this.scratch = ThreadLocal.withInitial(() -> new double[2][size]);
  }

  /** A plan with the method that {@link Sampling#choose} picks, on the caller's thread. */
  public static Propagator plan(Grid grid, double wavelengthMetres, double distanceMetres) {
    return plan(
        grid,
        wavelengthMetres,
        distanceMetres,
        Sampling.choose(grid, grid, wavelengthMetres, distanceMetres, false),
        Team.solo());
  }

  /**
   * A plan with a method of one's own choice, padded as far as it needs.
   *
   * @param distanceMetres from plane to plane [m], not negative
   * @param team threads that share a transform; a plan of several may not be used by two callers at
   *     once
   * @throws SamplingException if the samples do not allow the method, with the number that would
   *     work
   */
  public static Propagator plan(
      Grid grid, double wavelengthMetres, double distanceMetres, Method method, Team team) {
    Field.requireWavelength(wavelengthMetres);
    Sampling.requireDistance(distanceMetres);
    if (!method.samplesTransfer()) {
      Sampling.requireKernel(grid, wavelengthMetres, distanceMetres);
      return kernel(grid, wavelengthMetres, distanceMetres, method, team);
    }
    int periodX = period(grid, wavelengthMetres, distanceMetres, Sampling.Axis.X);
    int periodY = period(grid, wavelengthMetres, distanceMetres, Sampling.Axis.Y);
    Sampling.requireTransfer(grid, wavelengthMetres, distanceMetres, periodX, periodY);
    return transfer(grid, wavelengthMetres, distanceMetres, method, periodX, periodY, team);
  }

  private static int period(Grid grid, double wavelength, double distance, Sampling.Axis axis) {
    long needed = Sampling.periodNeeded(grid, wavelength, distance, axis);
    return FourierSizes.quickAtLeast((int) Math.min(needed, LARGEST_PERIOD));
  }

  /**
   * A transfer function with a padding of one's own, unchecked: for studies of what goes wrong.
   *
   * @param padX zeros on each side along x
   * @param padY zeros on each side along y
   */
  public static Propagator padded(
      Grid grid,
      double wavelengthMetres,
      double distanceMetres,
      Method method,
      int padX,
      int padY) {
    if (!method.samplesTransfer()) {
      return kernel(grid, wavelengthMetres, distanceMetres, method, Team.solo());
    }
    return transfer(
        grid,
        wavelengthMetres,
        distanceMetres,
        method,
        grid.nx() + 2 * padX,
        grid.ny() + 2 * padY,
        Team.solo());
  }

  private static Propagator transfer(
      Grid grid,
      double wavelength,
      double distance,
      Method method,
      int periodX,
      int periodY,
      Team team) {
    TransferFunction transfer =
        TransferFunction.sampled(grid, wavelength, distance, method, periodX, periodY);
    Fourier2 fourier = new Fourier2(periodX, periodY, team);
    return new Propagator(grid, wavelength, method, transfer, fourier);
  }

  private static Propagator kernel(
      Grid grid, double wavelength, double distance, Method method, Team team) {
    int periodX = FourierSizes.quickAtLeast(2 * grid.nx() - 1);
    int periodY = FourierSizes.quickAtLeast(2 * grid.ny() - 1);
    Fourier2 fourier = new Fourier2(periodX, periodY, team);
    TransferFunction transfer =
        TransferFunction.ofKernel(grid, wavelength, distance, method, fourier);
    return new Propagator(grid, wavelength, method, transfer, fourier);
  }

  /** The same plan in single precision, on the caller's thread. */
  public FloatPropagator inSinglePrecision() {
    return new FloatPropagator(grid, transfer, periodX(), periodY(), Team.solo());
  }

  /** The method that was planned. */
  public Method method() {
    return method;
  }

  /** Samples of the padded grid along x. */
  public int periodX() {
    return fourier.rows();
  }

  /** Samples of the padded grid along y. */
  public int periodY() {
    return fourier.columns();
  }

  /** The field in the far plane. */
  public Field forward(Field field) {
    requireFits(field);
    double[][] work = scratch.get();
    double[] re = work[0];
    double[] im = work[1];
    int ny = grid.ny();
    int stride = fourier.columns();
    // Where on the periodic grid the window lies does not matter: it stands in the first corner.
    for (int i = 0; i < grid.nx(); i++) {
      System.arraycopy(field.re(), i * ny, re, i * stride, ny);
      System.arraycopy(field.im(), i * ny, im, i * stride, ny);
      Arrays.fill(re, i * stride + ny, (i + 1) * stride, 0);
      Arrays.fill(im, i * stride + ny, (i + 1) * stride, 0);
    }
    fourier.convolve(re, im, grid.nx(), transfer.re(), transfer.im());
    Field out = Field.dark(grid, wavelengthMetres);
    for (int i = 0; i < grid.nx(); i++) {
      System.arraycopy(re, i * stride, out.re(), i * ny, ny);
      System.arraycopy(im, i * stride, out.im(), i * ny, ny);
    }
    return out;
  }

  /**
   * The field that light which arrives as {@code field} and runs backwards makes in the near plane.
   */
  public Field adjoint(Field field) {
    // Every transfer function here is even, so the conjugate of the spectrum is the conjugate
    // twice.
    return forward(field.conjugate()).conjugate();
  }

  private void requireFits(Field field) {
    if (!field.grid().equals(grid) || field.wavelengthMetres() != wavelengthMetres) {
      throw new IllegalArgumentException(
          "This propagator is planned for "
              + grid
              + " at "
              + Sampling.metres(wavelengthMetres)
              + ", the field has "
              + field.grid()
              + " at "
              + Sampling.metres(field.wavelengthMetres()));
    }
  }
}
