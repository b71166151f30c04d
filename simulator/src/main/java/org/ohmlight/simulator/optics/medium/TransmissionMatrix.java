package org.ohmlight.simulator.optics.medium;

import org.ohmlight.physical.RandomStream;

/**
 * A medium behind which a camera stands: {@code y_c = |sum_i A[c, i] x_i|^2} for input amplitudes
 * {@code x}, or the field {@code sum_i A[c, i] x_i} itself.
 *
 * <p>Monochromatic, one polarisation, static, reciprocal. Source: Popoff et al., Phys. Rev. Lett.
 * 104 (2010); as random features Saade et al., ICASSP 2016. Leaves out camera noise, which is the
 * detector's, and the drift of the medium.
 *
 * @param matrix {@code A [outputs x inputs]}
 */
public record TransmissionMatrix(ComplexMatrix matrix) {
  /**
   * A thick scatterer: independent Gaussian elements whose real and imaginary part have a standard
   * deviation of {@code 1 / sqrt(inputs)} each, so that the mean output is twice the mean squared
   * input.
   */
  public static TransmissionMatrix scatterer(int outputs, int inputs, long seed) {
    ComplexMatrix matrix = ComplexMatrix.zeros(outputs, inputs);
    fill(matrix.re(), RandomStream.of(seed, "scatterer/real"), inputs);
    fill(matrix.im(), RandomStream.of(seed, "scatterer/imaginary"), inputs);
    return new TransmissionMatrix(matrix);
  }

  private static void fill(double[] values, RandomStream stream, int inputs) {
    float[] normals = new float[values.length];
    stream.normals(normals, 0, normals.length, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = normals[i] / Math.sqrt(inputs);
    }
  }

  public int outputs() {
    return matrix.rows();
  }

  public int inputs() {
    return matrix.columns();
  }

  /**
   * The field behind the medium, {@code [rows x outputs]}, for real inputs {@code [rows x inputs]}.
   */
  public ComplexMatrix field(double[] x, int rows) {
    return ComplexMatrix.real(rows, inputs(), x).times(matrix.transpose());
  }

  /** What a camera sees behind the medium, {@code [rows x outputs]}. */
  public double[] intensity(double[] x, int rows) {
    ComplexMatrix field = field(x, rows);
    double[] intensity = new double[field.re().length];
    for (int i = 0; i < intensity.length; i++) {
      intensity[i] = field.re()[i] * field.re()[i] + field.im()[i] * field.im()[i];
    }
    return intensity;
  }
}
