package org.ohmlight.simulator.optics.mesh;

/**
 * A lossless device on two neighbouring waveguides: a complex 2 x 2 matrix {@code [[a, b], [c,
 * d]]}, output by input.
 *
 * <p>Three of them: a rotation {@code [[e^(i phi) cos theta, -sin theta], [e^(i phi) sin theta, cos
 * theta]]}; a Mach-Zehnder interferometer; and either one run backwards.
 */
public record TwoPort(
    double aRe,
    double aIm,
    double bRe,
    double bIm,
    double cRe,
    double cIm,
    double dRe,
    double dIm) {
  /** An ideal rotation after a phase on the upper guide. Clements et al., Optica 3, 1460 (2016). */
  public static TwoPort rotation(double theta, double phi) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    double re = Math.cos(phi);
    double im = Math.sin(phi);
    return new TwoPort(re * c, im * c, -s, 0, re * s, im * s, c, 0);
  }

  /**
   * An interferometer: phases on the way in, a splitter, phases between, a splitter, {@code B(e1)
   * diag(e^(i iu), e^(i il)) B(e2) diag(e^(i eu), e^(i el))} with {@code B(e) = [[cos, i sin], [i
   * sin, cos]](pi / 4 + e)}. Bandyopadhyay, Hamerly and Englund, Optica 8 (2021).
   *
   * @param innerUpper iu, phase between the splitters on the upper guide [rad]
   * @param innerLower il, on the lower guide [rad]
   * @param outerUpper eu, phase before the splitters on the upper guide [rad]
   * @param outerLower el, on the lower guide [rad]
   * @param lastError e1, error of the splitter on the way out [rad]
   * @param firstError e2, error of the splitter on the way in [rad]
   */
  public static TwoPort interferometer(
      double innerUpper,
      double innerLower,
      double outerUpper,
      double outerLower,
      double lastError,
      double firstError) {
    double c1 = Math.cos(Math.PI / 4 + lastError);
    double s1 = Math.sin(Math.PI / 4 + lastError);
    double c2 = Math.cos(Math.PI / 4 + firstError);
    double s2 = Math.sin(Math.PI / 4 + firstError);
    double ur = Math.cos(innerUpper);
    double ui = Math.sin(innerUpper);
    double lr = Math.cos(innerLower);
    double li = Math.sin(innerLower);
    TwoPort bare =
        new TwoPort(
            c1 * c2 * ur - s1 * s2 * lr,
            c1 * c2 * ui - s1 * s2 * li,
            -(c1 * s2 * ui + s1 * c2 * li),
            c1 * s2 * ur + s1 * c2 * lr,
            -(s1 * c2 * ui + c1 * s2 * li),
            s1 * c2 * ur + c1 * s2 * lr,
            c1 * c2 * lr - s1 * s2 * ur,
            c1 * c2 * li - s1 * s2 * ui);
    return bare.after(outerUpper, outerLower);
  }

  /** An interferometer with {@code iu = theta / 2}, {@code il = -theta / 2}, {@code eu = phi}. */
  public static TwoPort balanced(double theta, double phi, double lastError, double firstError) {
    return interferometer(theta / 2, -theta / 2, phi, 0, lastError, firstError);
  }

  /** This device behind two phases. */
  private TwoPort after(double upper, double lower) {
    double ur = Math.cos(upper);
    double ui = Math.sin(upper);
    double lr = Math.cos(lower);
    double li = Math.sin(lower);
    return new TwoPort(
        aRe * ur - aIm * ui,
        aRe * ui + aIm * ur,
        bRe * lr - bIm * li,
        bRe * li + bIm * lr,
        cRe * ur - cIm * ui,
        cRe * ui + cIm * ur,
        dRe * lr - dIm * li,
        dRe * li + dIm * lr);
  }

  /** The same device with the light running backwards: the transpose. */
  public TwoPort backwards() {
    return new TwoPort(aRe, aIm, cRe, cIm, bRe, bIm, dRe, dIm);
  }

  /** The inverse of a lossless device: the conjugate transpose. */
  public TwoPort inverse() {
    return new TwoPort(aRe, -aIm, cRe, -cIm, bRe, -bIm, dRe, -dIm);
  }
}
