package org.ohmlight.simulator.optics.coherent;

/**
 * A phase modulator, a lens and a camera with a reference beam. Every error has its own switch: its
 * zero (bits 0, fill factor 1, infinite photons).
 *
 * @param encoding how weights are written
 * @param phaseBits bits of the modulator over 2 pi; 0 for continuous phases
 * @param pixelErrorRadians standard deviation of a pixel's phase from what was asked, fixed [rad]
 * @param fillFactor part of a pixel's area that is modulated
 * @param deadAreaReflection amplitude reflected by the rest, all in one phase: the zero order
 * @param flickerRadians rms of the phase that all pixels share and that changes from frame to frame
 *     [rad]
 * @param photons photons in an input beam at an input of 1, for each output, in one frame
 * @param reference amplitude of the reference beam over the field of such a beam
 * @param readElectrons read noise of a camera pixel, rms electrons
 * @param pixelRows rows of the modulator, for each of its two areas
 * @param pixelColumns columns of the modulator
 * @param settleSeconds from writing a mask until it stands [s]
 * @param frameSeconds a camera frame [s]
 * @param responseGamma level {@code k} of {@code 2^bits} makes {@code 2 pi (k / 2^bits)^gamma},
 *     where the controller takes levels to be even until it has measured them
 * @param aberrationRadians rms of the wavefront over an area, Zernike terms 4 to 11 [rad]
 */
public record CoherentBenchSettings(
    WeightEncoding encoding,
    int phaseBits,
    double pixelErrorRadians,
    double fillFactor,
    double deadAreaReflection,
    double flickerRadians,
    double photons,
    double reference,
    double readElectrons,
    int pixelRows,
    int pixelColumns,
    double settleSeconds,
    double frameSeconds,
    double responseGamma,
    double aberrationRadians) {
  public CoherentBenchSettings {
    if (!(responseGamma > 0) || responseGamma != 1 && (phaseBits < 2 || phaseBits > 16)) {
      throw new IllegalArgumentException(
          "A response curve has a gamma above 0, and levels to bend: 2 to 16 phase bits; got gamma "
              + responseGamma
              + " and "
              + phaseBits
              + " bits");
    }
    if (!(aberrationRadians >= 0) || aberrationRadians > 2 * Math.PI) {
      throw new IllegalArgumentException(
          "An aberration is 0 to 2 pi rad, rms, got " + aberrationRadians);
    }
    if (phaseBits < 0 || phaseBits > 24) {
      throw new IllegalArgumentException(
          "Phases are set with 1 to 24 bits, or 0 for continuous ones, got " + phaseBits);
    }
    if (!(pixelErrorRadians >= 0 && flickerRadians >= 0)) {
      throw new IllegalArgumentException(
          "Phase errors are 0 rad or more, got " + pixelErrorRadians + " and " + flickerRadians);
    }
    if (!(fillFactor > 0 && fillFactor <= 1 && Math.abs(deadAreaReflection) <= 1)) {
      throw new IllegalArgumentException(
          "A fill factor is above 0 and at most 1, a reflection at most 1, got "
              + fillFactor
              + " and "
              + deadAreaReflection);
    }
    if (pixelRows < 1 || pixelColumns < 1 || !(settleSeconds >= 0 && frameSeconds > 0)) {
      throw new IllegalArgumentException("A bench needs pixels, and a frame takes time");
    }
  }

  /** No errors at all, on a modulator of 1152 x 1920 pixels. */
  public static CoherentBenchSettings ideal(WeightEncoding encoding) {
    return new CoherentBenchSettings(
        encoding, 0, 0, 1, 0, 0, Double.POSITIVE_INFINITY, 100, 0, 1152, 1920, 0.3, 0.01, 1, 0);
  }

  /**
   * A liquid-crystal modulator with 8 bits and a fill factor of 0.93 (8 um pitch), 0.01 rad flicker
   * (the low end of 0.01 to 0.1 for digital drive), 0.3 s to settle (slmsuite's default), and a
   * scientific camera at 100 frames a second with 1.6 electrons read noise. Pixel errors of 0.05
   * rad, a dead area that reflects 0.1 of the amplitude, 1e5 photons and a reference of 100 fields
   * are assumptions.
   */
  public static CoherentBenchSettings typical(WeightEncoding encoding) {
    return new CoherentBenchSettings(
        encoding, 8, 0.05, 0.93, 0.1, 0.01, 1e5, 100, 1.6, 1152, 1920, 0.3, 0.01, 1, 0);
  }

  /** These settings with a bent response and an aberrated wavefront. */
  public CoherentBenchSettings withPanelErrors(double gamma, double aberration) {
    return new CoherentBenchSettings(
        encoding,
        phaseBits,
        pixelErrorRadians,
        fillFactor,
        deadAreaReflection,
        flickerRadians,
        photons,
        reference,
        readElectrons,
        pixelRows,
        pixelColumns,
        settleSeconds,
        frameSeconds,
        gamma,
        aberration);
  }

  /** Whether pixels make just the phases that were asked for and nothing is lost beside them. */
  boolean pixelsAreIdeal() {
    return phaseBits == 0
        && pixelErrorRadians == 0
        && aberrationRadians == 0
        && (fillFactor == 1 || deadAreaReflection == 0);
  }

  /** Field of the dead area over that of the pixels. */
  double zeroOrder() {
    return (1 - fillFactor) / fillFactor * deadAreaReflection;
  }
}
