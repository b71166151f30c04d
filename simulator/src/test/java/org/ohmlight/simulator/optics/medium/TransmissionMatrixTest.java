package org.ohmlight.simulator.optics.medium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransmissionMatrixTest {
  /** Behind a thick scatterer intensity is exponential: mean 2 mean(x^2), contrast 1. */
  @Test
  void aScattererMakesSpeckle() {
    int inputs = 64;
    int outputs = 20_000;
    TransmissionMatrix medium = TransmissionMatrix.scatterer(outputs, inputs, 4);
    double[] x = new double[inputs];
    Arrays.fill(x, 0.5);
    double[] intensity = medium.intensity(x, 1);
    double mean = Arrays.stream(intensity).average().orElseThrow();
    double square = Arrays.stream(intensity).map(v -> v * v).average().orElseThrow();
    assertThat(mean).isCloseTo(2 * 0.25, within(4 * 0.5 / Math.sqrt(outputs)));
    // The second moment of an exponential is 2 mean^2, with a standard deviation of sqrt(20)
    // mean^2.
    assertThat(square / (mean * mean)).isCloseTo(2, within(4 * Math.sqrt(20.0 / outputs)));
  }

  @Test
  void darknessStaysDark() {
    TransmissionMatrix medium = TransmissionMatrix.scatterer(7, 5, 1);
    assertThat(medium.intensity(new double[10], 2)).containsOnly(0);
  }

  @Test
  void aStraightFibreOnlyTurnsPhases() {
    double[] beta = {5.8604, 5.8517, 5.8431};
    ComplexMatrix t = Multimode.straight(beta).over(500);
    for (int i = 0; i < 3; i++) {
      assertThat(t.re()[4 * i]).isCloseTo(Math.cos(500 * beta[i]), within(1e-11));
      assertThat(t.im()[4 * i]).isCloseTo(Math.sin(500 * beta[i]), within(1e-11));
    }
    assertThat(t.re()[1]).isZero();
  }

  @Test
  void aBentFibreKeepsItsLightAndItsHalvesMakeTheWhole() {
    ComplexMatrix b = ComplexMatrix.zeros(4, 4);
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        b.re()[r * 4 + c] = r == c ? 5.8 + 0.01 * r : 0.003 / (1 + r + c);
      }
    }
    Multimode fibre = new Multimode(b);
    ComplexMatrix whole = fibre.over(800);
    ComplexMatrix half = fibre.over(400);
    assertThat(half.times(half).maxDifference(whole)).isLessThan(1e-11);
    assertThat(whole.times(whole.adjoint()).maxDifference(ComplexMatrix.identity(4)))
        .isLessThan(1e-12);
  }

  @Test
  void twoModesBeatAtTheirSplitting() {
    // B = [[b, k], [k, b]]: light moves over as sin(k L).
    ComplexMatrix b = ComplexMatrix.real(2, 2, new double[] {7, 0.2, 0.2, 7});
    ComplexMatrix t = new Multimode(b).over(3);
    assertThat(Math.hypot(t.re()[1], t.im()[1])).isCloseTo(Math.sin(0.6), within(1e-14));
  }

  @Test
  void wrongShapesAreRefused() {
    assertThatThrownBy(() -> new ComplexMatrix(2, 3, new double[5], new double[6]))
        .hasMessageContaining("2 x 3 needs 6 values, got 5 and 6");
    assertThatThrownBy(() -> ComplexMatrix.identity(2).times(ComplexMatrix.identity(3)))
        .hasMessageContaining("2 x 2 by 3 x 3");
    assertThatThrownBy(() -> new Multimode(ComplexMatrix.zeros(2, 3)))
        .hasMessageContaining("square");
  }
}
