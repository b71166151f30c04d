package org.ohmlight.simulator.optics.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ohmlight.simulator.optics.medium.ComplexMatrix;

/**
 * The phases with which a mesh of ideal interferometers is a given unitary matrix: {@code U =
 * diag(e^(i out)) T_K ... T_1}, with the settings listed in the order in which light meets them.
 *
 * <p>{@code T} is {@link TwoPort#balanced}: {@code i [[sin(theta / 2) e^(i phi), cos(theta / 2)],
 * [cos(theta / 2) e^(i phi), -sin(theta / 2)]]}. Elements below the diagonal are made zero one by
 * one; for the rectangle alternately from the right and from the left, after which the devices on
 * the left are moved across the diagonal. Source: Clements et al., Optica 3, 1460 (2016); Reck et
 * al., Phys. Rev. Lett. 73 (1994).
 *
 * @param guides number of waveguides
 * @param settings one a device
 * @param outputPhases one a guide [rad]
 */
public record MeshDesign(int guides, List<Setting> settings, double[] outputPhases) {
  public MeshDesign {
    settings = List.copyOf(settings);
  }

  /**
   * One interferometer.
   *
   * @param upper upper of its two guides
   * @param column how many devices light has met before, at most
   * @param theta inner phase, 0 to pi [rad]
   * @param phi outer phase [rad]
   */
  public record Setting(int upper, int column, double theta, double phi) {}

  /**
   * Takes a unitary apart.
   *
   * @throws IllegalArgumentException if the matrix is not square or not unitary to 1e-8
   */
  public static MeshDesign of(ComplexMatrix unitary, MeshLayout layout) {
    requireUnitary(unitary);
    Elimination work = new Elimination(unitary.copy());
    if (layout == MeshLayout.CLEMENTS) {
      work.rectangle();
    } else {
      work.triangle();
    }
    return work.design();
  }

  private static void requireUnitary(ComplexMatrix matrix) {
    int n = matrix.rows();
    if (matrix.columns() != n) {
      throw new IllegalArgumentException(
          "A mesh holds a square matrix, got " + n + " x " + matrix.columns());
    }
    double error = matrix.times(matrix.adjoint()).maxDifference(ComplexMatrix.identity(n));
    if (!(error < 1e-8)) {
      throw new IllegalArgumentException(
          "A mesh holds a unitary matrix; U U^H of this one is off the identity by "
              + error
              + ": take the unitary parts of its singular value decomposition");
    }
  }

  /** Number of columns of devices. */
  public int columns() {
    return settings.stream().mapToInt(Setting::column).max().orElse(-1) + 1;
  }

  /** The matrix that ideal devices make of these phases. */
  public ComplexMatrix matrix() {
    Light light = Light.probes(guides);
    for (Setting setting : settings) {
      light.through(TwoPort.balanced(setting.theta, setting.phi, 0, 0), setting.upper);
    }
    for (int g = 0; g < guides; g++) {
      light.phase(g, outputPhases[g]);
    }
    return light.amplitudes();
  }

  /** The matrix on its way to a diagonal, and the devices that took it there. */
  private static final class Elimination {
    private final ComplexMatrix a;
    private final int n;
    private final List<double[]> right = new ArrayList<>();
    private final Deque<double[]> left = new ArrayDeque<>();

    Elimination(ComplexMatrix a) {
      this.a = a;
      this.n = a.rows();
    }

    void rectangle() {
      for (int i = 0; i < n - 1; i++) {
        for (int j = 0; j <= i; j++) {
          if (i % 2 == 0) {
            clearFromRight(n - 1 - j, i - j);
          } else {
            clearFromLeft(n - 1 - i + j, j);
          }
        }
      }
    }

    void triangle() {
      for (int row = n - 1; row > 0; row--) {
        for (int column = 0; column < row; column++) {
          clearFromRight(row, column);
        }
      }
    }

    /**
     * Makes {@code a[row, column]} zero by the inverse of a device on columns {@code column, + 1}.
     */
    private void clearFromRight(int row, int column) {
      int at = row * n + column;
      double theta = 2 * Math.atan2(size(at + 1), size(at));
      double phi = angle(at) - angle(at + 1) - Math.PI;
      TwoPort inverse = TwoPort.balanced(theta, phi, 0, 0).inverse();
      // Columns of A T^-1 are rows of its transpose, (T^-1)^T A^T.
      double[] re = a.re();
      double[] im = a.im();
      TwoPort device = inverse.backwards();
      for (int r = 0; r < n; r++) {
        apply(device, re, im, r * n + column, r * n + column + 1);
      }
      right.add(new double[] {column, theta, phi});
    }

    /** Makes {@code a[row, column]} zero by a device on rows {@code row - 1, row}. */
    private void clearFromLeft(int row, int column) {
      int at = row * n + column;
      double theta = 2 * Math.atan2(size(at - n), size(at));
      double phi = angle(at) - angle(at - n);
      TwoPort device = TwoPort.balanced(theta, phi, 0, 0);
      for (int c = 0; c < n; c++) {
        apply(device, a.re(), a.im(), (row - 1) * n + c, row * n + c);
      }
      left.push(new double[] {row - 1, theta, phi});
    }

    private static void apply(TwoPort device, double[] re, double[] im, int u, int l) {
      double ur = re[u];
      double ui = im[u];
      double lr = re[l];
      double li = im[l];
      re[u] = device.aRe() * ur - device.aIm() * ui + device.bRe() * lr - device.bIm() * li;
      im[u] = device.aRe() * ui + device.aIm() * ur + device.bRe() * li + device.bIm() * lr;
      re[l] = device.cRe() * ur - device.cIm() * ui + device.dRe() * lr - device.dIm() * li;
      im[l] = device.cRe() * ui + device.cIm() * ur + device.dRe() * li + device.dIm() * lr;
    }

    private double size(int at) {
      return Math.hypot(a.re()[at], a.im()[at]);
    }

    private double angle(int at) {
      return Math.atan2(a.im()[at], a.re()[at]);
    }

    /**
     * Moves the devices of the left across the diagonal: {@code T(theta, phi)^-1 diag(d1, d2) =
     * diag(-e^(-i phi) d2, -d2) T(theta, arg d1 - arg d2)}.
     */
    MeshDesign design() {
      double[] diagonal = new double[n];
      for (int g = 0; g < n; g++) {
        diagonal[g] = angle(g * n + g);
      }
      int[] depth = new int[n];
      List<Setting> settings = new ArrayList<>();
      for (double[] device : right) {
        settings.add(place((int) device[0], device[1], device[2], depth));
      }
      for (double[] device : left) {
        int upper = (int) device[0];
        double phi = diagonal[upper] - diagonal[upper + 1];
        diagonal[upper] = diagonal[upper + 1] - device[2] + Math.PI;
        diagonal[upper + 1] += Math.PI;
        settings.add(place(upper, device[1], phi, depth));
      }
      for (int g = 0; g < n; g++) {
        diagonal[g] = Math.IEEEremainder(diagonal[g], 2 * Math.PI);
      }
      return new MeshDesign(n, settings, diagonal);
    }

    private static Setting place(int upper, double theta, double phi, int[] depth) {
      int column = Math.max(depth[upper], depth[upper + 1]);
      depth[upper] = column + 1;
      depth[upper + 1] = column + 1;
      return new Setting(upper, column, theta, Math.IEEEremainder(phi, 2 * Math.PI));
    }
  }
}
