package org.ohmlight.simulator.optics.mesh;

import org.ohmlight.simulator.optics.medium.ComplexMatrix;

/**
 * Amplitudes in the waveguides of a chip, {@code [guides x beams]}, on their way through devices:
 * each step multiplies from the left.
 */
public final class Light {
  private final ComplexMatrix amplitudes;

  private Light(ComplexMatrix amplitudes) {
    this.amplitudes = amplitudes;
  }

  /** One beam into every guide, one at a time: what comes out is the matrix of the way. */
  public static Light probes(int guides) {
    return new Light(ComplexMatrix.identity(guides));
  }

  /** Given amplitudes, which are copied. */
  public static Light of(ComplexMatrix amplitudes) {
    return new Light(amplitudes.copy());
  }

  /** Through a device on guides {@code upper} and {@code upper + 1}. */
  public Light through(TwoPort device, int upper) {
    int n = amplitudes.columns();
    double[] re = amplitudes.re();
    double[] im = amplitudes.im();
    for (int u = upper * n, l = u + n; u < (upper + 1) * n; u++, l++) {
      double ur = re[u];
      double ui = im[u];
      double lr = re[l];
      double li = im[l];
      re[u] = device.aRe() * ur - device.aIm() * ui + device.bRe() * lr - device.bIm() * li;
      im[u] = device.aRe() * ui + device.aIm() * ur + device.bRe() * li + device.bIm() * lr;
      re[l] = device.cRe() * ur - device.cIm() * ui + device.dRe() * lr - device.dIm() * li;
      im[l] = device.cRe() * ui + device.cIm() * ur + device.dRe() * li + device.dIm() * lr;
    }
    return this;
  }

  /** Through a phase shifter on one guide. */
  public Light phase(int guide, double radians) {
    return scale(guide, Math.cos(radians), Math.sin(radians));
  }

  /** Through an element that multiplies one guide by a complex number. */
  public Light scale(int guide, double factorRe, double factorIm) {
    int n = amplitudes.columns();
    for (int i = guide * n; i < (guide + 1) * n; i++) {
      double r = amplitudes.re()[i];
      double m = amplitudes.im()[i];
      amplitudes.re()[i] = r * factorRe - m * factorIm;
      amplitudes.im()[i] = r * factorIm + m * factorRe;
    }
    return this;
  }

  /** The amplitudes as they are now; a copy. */
  public ComplexMatrix amplitudes() {
    return amplitudes.copy();
  }
}
