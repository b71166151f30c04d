package org.ohmlight.simulator.optics.propagation;

import org.ohmlight.simulator.optics.fourier.Fourier2;
import org.ohmlight.simulator.optics.fourier.FourierSizes;

/**
 * The far field by one transform: {@code u2(x2) = c / (i lambda z) sum u1(x1) exp(-2 pi i x1 x2 /
 * (lambda z)) dx dy}. Planned once.
 *
 * <p>Over free space {@code c = exp(i k z) exp(i k r2^2 / (2 z))} (Goodman, Introduction to Fourier
 * Optics, 2005, chapter 4). In the back focal plane of a lens whose front focal plane holds the
 * field, {@code z} is the focal length and {@code c = 1} (chapter 5): exact within the paraxial
 * approximation at any distance. The far grid has the pitch {@code lambda z / (N d)}, with {@code
 * N} the padded number of samples; a sample lies on the axis.
 */
public final class FarField {
  private final Grid near;
  private final Grid far;
  private final double wavelengthMetres;
  private final double distanceMetres;
  private final boolean curved;
  private final Fourier2 fourier;

  private FarField(
      Grid near, double wavelengthMetres, double distanceMetres, int oversample, boolean curved) {
    Field.requireWavelength(wavelengthMetres);
    this.near = near;
    this.wavelengthMetres = wavelengthMetres;
    this.distanceMetres = distanceMetres;
    this.curved = curved;
    int nx = FourierSizes.quickAtLeast(near.nx() * oversample);
    int ny = FourierSizes.quickAtLeast(near.ny() * oversample);
    double dx = wavelengthMetres * distanceMetres / (nx * near.dxMetres());
    double dy = wavelengthMetres * distanceMetres / (ny * near.dyMetres());
    this.far = new Grid(nx, ny, dx, dy, nx % 2 == 0 ? -dx / 2 : 0, ny % 2 == 0 ? -dy / 2 : 0);
    this.fourier = new Fourier2(nx, ny);
  }

  /**
   * Free space, far away (Fraunhofer).
   *
   * @param oversample padding: the far grid is that much finer
   * @throws SamplingException nearer than {@code 2 D^2 / lambda}, with {@code D} the larger span
   */
  public static FarField freeSpace(
      Grid near, double wavelengthMetres, double distanceMetres, int oversample) {
    Sampling.requireDistance(distanceMetres);
    Field.requireWavelength(wavelengthMetres);
    double span = Math.max(near.xSpan(), near.ySpan());
    double nearest = 2 * span * span / wavelengthMetres;
    if (distanceMetres < nearest || distanceMetres == 0) {
      throw new SamplingException(
          "The far field of "
              + Sampling.metres(span)
              + " begins at "
              + Sampling.metres(nearest)
              + ", not at "
              + Sampling.metres(distanceMetres)
              + ": go that far, use a field of at most "
              + Sampling.metres(Math.sqrt(distanceMetres * wavelengthMetres / 2))
              + ", put a lens before it, or use the angular spectrum",
          nearest);
    }
    return new FarField(near, wavelengthMetres, distanceMetres, oversample, true);
  }

  /** The back focal plane of a lens, the field being in its front focal plane. */
  public static FarField focus(
      Grid near, double wavelengthMetres, double focalLengthMetres, int oversample) {
    Beams.requirePositive("The focal length of a Fourier lens", focalLengthMetres);
    return new FarField(near, wavelengthMetres, focalLengthMetres, oversample, false);
  }

  /** Where the far field is sampled. */
  public Grid far() {
    return far;
  }

  /** The far field. */
  public Field forward(Field field) {
    if (!field.grid().equals(near) || field.wavelengthMetres() != wavelengthMetres) {
      throw new IllegalArgumentException(
          "This far field is planned for " + near + ", the field has " + field.grid());
    }
    double[] re = new double[far.samples()];
    double[] im = new double[far.samples()];
    for (int i = 0; i < near.nx(); i++) {
      System.arraycopy(field.re(), i * near.ny(), re, i * far.ny(), near.ny());
      System.arraycopy(field.im(), i * near.ny(), im, i * far.ny(), near.ny());
    }
    fourier.forward(re, im, 0);
    return ordered(re, im);
  }

  /** Puts the zero frequency in the middle and turns every value by the phase that is due. */
  private Field ordered(double[] re, double[] im) {
    Field out = Field.dark(far, wavelengthMetres);
    double k = 2 * Math.PI / wavelengthMetres;
    double scale = near.cellArea() / (wavelengthMetres * distanceMetres);
    for (int i = 0; i < far.nx(); i++) {
      for (int j = 0; j < far.ny(); j++) {
        double x = far.x(i);
        double y = far.y(j);
        // The first sample of the near grid is not at the origin, which the transform supposes.
        double phase = -k * (x * near.x(0) + y * near.y(0)) / distanceMetres - Math.PI / 2;
        if (curved) {
          phase += k * distanceMetres + k * (x * x + y * y) / (2 * distanceMetres);
        }
        int from =
            Math.floorMod(i - far.nx() / 2, far.nx()) * far.ny()
                + Math.floorMod(j - far.ny() / 2, far.ny());
        double c = scale * Math.cos(phase);
        double s = scale * Math.sin(phase);
        out.re()[i * far.ny() + j] = re[from] * c - im[from] * s;
        out.im()[i * far.ny() + j] = re[from] * s + im[from] * c;
      }
    }
    return out;
  }
}
