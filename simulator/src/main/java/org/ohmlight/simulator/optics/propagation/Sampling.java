package org.ohmlight.simulator.optics.propagation;

import java.util.Locale;

/**
 * Which method of propagation the samples of a geometry allow.
 *
 * <p>A kernel in space is a chirp that grows finer as the planes come closer; it is sampled well
 * from the critical distance on, {@code z_c = 2 X d / lambda} along each axis, with {@code X} the
 * largest distance between a point of the one plane and a point of the other, and {@code d} the
 * pitch. Source: Voelz, Computational Fourier Optics (2011), eq. A.17.
 *
 * <p>A transfer function makes the plane periodic. Light of the finest pitch leaves its sample by
 * at most {@code D = z / sqrt((2 d / lambda)^2 - 1)}; nothing comes round into the window as long
 * as the padded width is at least {@code X + D}.
 */
public final class Sampling {
  private Sampling() {}

  /** An axis of a plane. */
  public enum Axis {
    X,
    Y
  }

  /** {@code z_c} of an axis [m]. */
  public static double criticalDistance(Grid from, Grid to, double wavelengthMetres, Axis axis) {
    return 2 * reach(from, to, axis) * pitch(from, axis) / wavelengthMetres;
  }

  /** Largest distance along an axis between a sample of one grid and a sample of the other [m]. */
  static double reach(Grid from, Grid to, Axis axis) {
    return switch (axis) {
      case X ->
          (from.xSpan() + to.xSpan()) / 2 + Math.abs(from.xCentreMetres() - to.xCentreMetres());
      case Y ->
          (from.ySpan() + to.ySpan()) / 2 + Math.abs(from.yCentreMetres() - to.yCentreMetres());
    };
  }

  static double pitch(Grid grid, Axis axis) {
    return axis == Axis.X ? grid.dxMetres() : grid.dyMetres();
  }

  static int count(Grid grid, Axis axis) {
    return axis == Axis.X ? grid.nx() : grid.ny();
  }

  /**
   * The transfer function if {@code |z|} is below the critical distance of at least one axis, the
   * kernel otherwise.
   *
   * @param paraxial whether the Fresnel pair is wanted instead of the exact one
   */
  public static Method choose(
      Grid from, Grid to, double wavelengthMetres, double distanceMetres, boolean paraxial) {
    double z = Math.abs(distanceMetres);
    boolean near =
        z < criticalDistance(from, to, wavelengthMetres, Axis.X)
            || z < criticalDistance(from, to, wavelengthMetres, Axis.Y);
    if (near) {
      return paraxial ? Method.FRESNEL_TRANSFER : Method.ANGULAR_SPECTRUM;
    }
    return paraxial ? Method.FRESNEL_IMPULSE : Method.RAYLEIGH_SOMMERFELD;
  }

  /**
   * Samples that an axis of a transfer function needs so that nothing comes round into the window.
   */
  static long periodNeeded(Grid grid, double wavelengthMetres, double distanceMetres, Axis axis) {
    double d = pitch(grid, axis);
    // A pitch of less than half a wavelength carries every wave that travels; the steepest that is
    // counted then leaves at asin(0.99).
    double sine = Math.min(0.99, wavelengthMetres / (2 * d));
    double walk = Math.abs(distanceMetres) * sine / Math.sqrt(1 - sine * sine);
    return count(grid, axis) + (long) Math.ceil(walk / d);
  }

  /** The longest distance that a period of that many samples allows [m]. */
  static double farthest(Grid grid, double wavelengthMetres, int period, Axis axis) {
    double d = pitch(grid, axis);
    double sine = Math.min(0.99, wavelengthMetres / (2 * d));
    return (period - count(grid, axis)) * d * Math.sqrt(1 - sine * sine) / sine;
  }

  static void requireDistance(double distanceMetres) {
    if (!(distanceMetres >= 0 && distanceMetres < Double.POSITIVE_INFINITY)) {
      throw new SamplingException(
          "Light travels a finite distance of zero or more, got "
              + metres(distanceMetres)
              + "; to run it back, ask for "
              + metres(Math.abs(distanceMetres))
              + " and the adjoint",
          Math.abs(distanceMetres));
    }
  }

  /** Refuses a kernel nearer than the critical distance of either axis. */
  static void requireKernel(Grid grid, double wavelengthMetres, double distanceMetres) {
    for (Axis axis : Axis.values()) {
      double critical = criticalDistance(grid, grid, wavelengthMetres, axis);
      if (distanceMetres < critical) {
        double span = axis == Axis.X ? grid.xSpan() : grid.ySpan();
        double pitch = Math.sqrt(distanceMetres * wavelengthMetres / (2 * (count(grid, axis) - 1)));
        throw new SamplingException(
            "The kernel over "
                + metres(distanceMetres)
                + " is too fine for a pitch of "
                + metres(pitch(grid, axis))
                + " along "
                + axis
                + ": use a distance of at least "
                + metres(critical)
                + ", a pitch of at most "
                + metres(pitch)
                + " with as many samples, a field of at most "
                + metres(distanceMetres * wavelengthMetres / (2 * pitch(grid, axis)))
                + " instead of "
                + metres(span)
                + ", or the angular spectrum",
            critical);
      }
    }
  }

  /** Refuses a transfer function whose period lets light come round into the window. */
  static void requireTransfer(
      Grid grid, double wavelengthMetres, double distanceMetres, int periodX, int periodY) {
    for (Axis axis : Axis.values()) {
      int period = axis == Axis.X ? periodX : periodY;
      long needed = periodNeeded(grid, wavelengthMetres, distanceMetres, axis);
      if (period < needed) {
        throw new SamplingException(
            "Over "
                + metres(distanceMetres)
                + " light comes round a period of "
                + period
                + " samples along "
                + axis
                + ": use a distance of at most "
                + metres(farthest(grid, wavelengthMetres, period, axis))
                + ", a period of at least "
                + needed
                + " samples, or the kernel of Rayleigh and Sommerfeld",
            needed);
      }
    }
  }

  /** A length with a prefix that a person can read. */
  public static String metres(double value) {
    double size = Math.abs(value);
    if (size >= 1 || size == 0 || !Double.isFinite(value)) {
      return String.format(Locale.ROOT, "%.6g m", value);
    }
    if (size >= 1e-3) {
      return String.format(Locale.ROOT, "%.6g mm", value * 1e3);
    }
    return size >= 1e-6
        ? String.format(Locale.ROOT, "%.6g um", value * 1e6)
        : String.format(Locale.ROOT, "%.6g nm", value * 1e9);
  }
}
