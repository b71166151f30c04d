package org.ohmlight.simulator.optics.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ohmlight.simulator.optics.medium.ComplexMatrix;

class MeshTest {
  /** Gram and Schmidt on Gaussian columns: a random unitary. */
  static ComplexMatrix unitary(int n, long seed) {
    Random random = new Random(seed);
    ComplexMatrix u = ComplexMatrix.zeros(n, n);
    for (int i = 0; i < n * n; i++) {
      u.re()[i] = random.nextGaussian();
      u.im()[i] = random.nextGaussian();
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int r = 0; r < n; r++) {
        for (int s = 0; s < r; s++) {
          double re = 0;
          double im = 0;
          for (int c = 0; c < n; c++) {
            re += u.re()[s * n + c] * u.re()[r * n + c] + u.im()[s * n + c] * u.im()[r * n + c];
            im += u.re()[s * n + c] * u.im()[r * n + c] - u.im()[s * n + c] * u.re()[r * n + c];
          }
          for (int c = 0; c < n; c++) {
            u.re()[r * n + c] -= re * u.re()[s * n + c] - im * u.im()[s * n + c];
            u.im()[r * n + c] -= re * u.im()[s * n + c] + im * u.re()[s * n + c];
          }
        }
        double norm = 0;
        for (int c = 0; c < n; c++) {
          norm += Math.pow(u.re()[r * n + c], 2) + Math.pow(u.im()[r * n + c], 2);
        }
        for (int c = 0; c < n; c++) {
          u.re()[r * n + c] /= Math.sqrt(norm);
          u.im()[r * n + c] /= Math.sqrt(norm);
        }
      }
    }
    return u;
  }

  private static MeshSettings with(double splitter, int bits, double crosstalk) {
    return new MeshSettings(
        MeshLayout.CLEMENTS, splitter, bits, crosstalk, 0, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "1, CLEMENTS", "2, CLEMENTS", "3, CLEMENTS", "4, CLEMENTS", "7, CLEMENTS", "16, CLEMENTS",
    "31, CLEMENTS", "1, RECK", "2, RECK", "5, RECK", "8, RECK", "13, RECK"
  })
  void aDesignIsTheMatrixItWasMadeFor(int n, MeshLayout layout) {
    ComplexMatrix u = unitary(n, 7 * n);
    MeshDesign design = MeshDesign.of(u, layout);
    assertThat(design.matrix().maxDifference(u)).isLessThan(1e-13 * n);
    assertThat(design.settings()).hasSize(n * (n - 1) / 2);
    Mesh mesh = new Mesh("m", n, MeshSettings.ideal(), 1);
    if (n > 2) {
      assertThat(design.columns()).isEqualTo(layout == MeshLayout.CLEMENTS ? n : 2 * n - 3);
    }
    assertThat(mesh.devices()).isEqualTo(design.settings().size());
  }

  @Test
  void matricesWithZerosAreTakenApartToo() {
    int n = 6;
    ComplexMatrix swap = ComplexMatrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      swap.re()[i * n + (i + 2) % n] = i % 2 == 0 ? 1 : -1;
    }
    for (MeshLayout layout : MeshLayout.values()) {
      assertThat(MeshDesign.of(swap, layout).matrix().maxDifference(swap)).isLessThan(1e-14);
      ComplexMatrix one = ComplexMatrix.identity(n);
      assertThat(MeshDesign.of(one, layout).matrix().maxDifference(one)).isLessThan(1e-14);
    }
  }

  @Test
  void lightIsConservedWhateverTheErrors() {
    Mesh mesh = new Mesh("m", 9, with(0.1, 5, 0.02), 3);
    mesh.program(unitary(9, 1));
    ComplexMatrix m = mesh.matrix();
    assertThat(m.times(m.adjoint()).maxDifference(ComplexMatrix.identity(9))).isLessThan(1e-13);
  }

  @Test
  void backwardsIsTheTransposeThroughTheSameDevices() {
    Mesh mesh = new Mesh("m", 8, with(0.05, 6, 0.01), 3);
    mesh.program(unitary(8, 2));
    ComplexMatrix there = mesh.matrix();
    ComplexMatrix back = mesh.backward(Light.probes(8)).amplitudes();
    assertThat(back.maxDifference(there.transpose())).isLessThan(1e-14);
  }

  @Test
  void eachErrorAloneGrowsWithItsSize() {
    ComplexMatrix u = unitary(12, 5);
    assertThat(error(u, with(0, 0, 0))).isLessThan(1e-13);
    assertThat(error(u, with(0.001, 0, 0))).isBetween(1e-4, 2e-2);
    assertThat(error(u, with(0.01, 0, 0))).isBetween(3e-3, 2e-1);
    assertThat(error(u, with(0, 12, 0))).isBetween(1e-5, 1e-2);
    assertThat(error(u, with(0, 6, 0))).isBetween(1e-2, 0.5);
    assertThat(error(u, with(0, 0, 1e-3))).isBetween(1e-4, 0.2);
  }

  private static double error(ComplexMatrix u, MeshSettings settings) {
    Mesh mesh = new Mesh("m", u.rows(), settings, 11);
    mesh.program(u);
    return mesh.matrix().maxDifference(u);
  }

  /** Phases rounded to a step of {@code h} are off by {@code h / sqrt 12} rms each. */
  @Test
  void roundedPhasesAreOffByAStepOverRootTwelve() {
    double step = 2 * Math.PI / 256;
    int count = 0;
    double sum = 0;
    for (int trial = 0; trial < 6; trial++) {
      ComplexMatrix u = unitary(2, trial + 100);
      MeshDesign wanted = MeshDesign.of(u, MeshLayout.CLEMENTS);
      // With two guides the matrix shows its only phase: |u00| = sin(theta / 2).
      Mesh mesh = new Mesh("m", 2, with(0, 8, 0), 1);
      mesh.program(u);
      ComplexMatrix held = mesh.matrix();
      double theta = 2 * Math.asin(Math.min(1, Math.hypot(held.re()[0], held.im()[0])));
      double error = theta - wanted.settings().getFirst().theta();
      assertThat(Math.abs(error)).isLessThanOrEqualTo(step / 2 + 1e-9);
      sum += error * error;
      count++;
    }
    assertThat(Math.sqrt(sum / count)).isLessThan(step / 2);
  }

  @Test
  void splittersHaveTheSpreadThatWasAskedFor() {
    // A 50:50 device off by e passes sin^2(2 e) / ... straight through at theta = 0.
    TwoPort cross = TwoPort.balanced(0, 0, 0.03, 0.02);
    assertThat(Math.hypot(cross.aRe(), cross.aIm())).isCloseTo(Math.sin(0.05), within(1e-12));
  }

  @Test
  void whatIsNotUnitaryIsRefused() {
    assertThatThrownBy(
            () -> MeshDesign.of(ComplexMatrix.identity(3).scaled(1.1, 0), MeshLayout.CLEMENTS))
        .hasMessageContaining("singular value decomposition");
    assertThatThrownBy(() -> MeshDesign.of(ComplexMatrix.zeros(3, 2), MeshLayout.RECK))
        .hasMessageContaining("square matrix, got 3 x 2");
    assertThatThrownBy(() -> new Mesh("m", 3, MeshSettings.ideal(), 1).matrix())
        .hasMessageContaining("program it first");
  }
}
