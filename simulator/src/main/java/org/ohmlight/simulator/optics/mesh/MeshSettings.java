package org.ohmlight.simulator.optics.mesh;

/**
 * What a mesh is made of and how far it strays. Every error has its own switch: its zero.
 *
 * @param layout rectangle or triangle
 * @param splitterErrorRadians standard deviation of a splitter's angle from pi / 4, fixed when the
 *     chip was made [rad]
 * @param phaseBits bits of the converters that set the phases over 2 pi; 0 for continuous phases
 * @param thermalCrosstalk part of a heater's phase that each neighbouring device feels
 * @param lossDecibels insertion loss of a device [dB]
 * @param photons photons in an input guide at an input of 1, in one presentation; infinite for no
 *     shot noise
 */
public record MeshSettings(
    MeshLayout layout,
    double splitterErrorRadians,
    int phaseBits,
    double thermalCrosstalk,
    double lossDecibels,
    double photons) {
  public MeshSettings {
    if (!(splitterErrorRadians >= 0 && splitterErrorRadians < Math.PI / 4)) {
      throw new IllegalArgumentException(
          "The error of a splitter is 0 to pi/4 rad, got " + splitterErrorRadians);
    }
    if (phaseBits < 0 || phaseBits > 24) {
      throw new IllegalArgumentException(
          "Phases are set with 1 to 24 bits, or 0 for continuous ones, got " + phaseBits);
    }
    if (!(thermalCrosstalk >= 0 && thermalCrosstalk < 0.25)) {
      throw new IllegalArgumentException(
          "A neighbour feels 0 to 0.25 of a heater's phase, got " + thermalCrosstalk);
    }
    if (!(lossDecibels >= 0 && photons > 0)) {
      throw new IllegalArgumentException(
          "A mesh needs a loss of 0 dB or more and some photons, got "
              + lossDecibels
              + " dB and "
              + photons);
    }
  }

  /** No errors at all. */
  public static MeshSettings ideal() {
    return new MeshSettings(MeshLayout.CLEMENTS, 0, 0, 0, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * A silicon chip: 1 % splitters (an angle of 0.01 rad), 8-bit phases, 0.1 % thermal crosstalk
   * behind isolation trenches, 0.25 dB a device (as SimPhony's library has it), a million photons.
   * The crosstalk and the photons are assumptions.
   */
  public static MeshSettings typical() {
    return new MeshSettings(MeshLayout.CLEMENTS, 0.01, 8, 1e-3, 0.25, 1e6);
  }

  /** Whether the matrix that is held is the matrix that was asked for. */
  boolean holdsExactly() {
    return splitterErrorRadians == 0 && phaseBits == 0 && thermalCrosstalk == 0;
  }
}
