package org.ohmlight.simulator.optics.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClosedFormTest {
  @Test
  void theFirstOrderOfAStaircaseIsASincSquared() {
    for (int levels = 2; levels <= 16; levels++) {
      double t = Math.PI / levels;
      double want = Math.pow(Math.sin(t) / t, 2);
      assertThat(new BlazedGrating(levels, 1).efficiency(1)).isCloseTo(want, within(1e-14));
    }
  }

  @Test
  void theOrdersOfAStaircaseShareAllTheLight() {
    BlazedGrating grating = new BlazedGrating(8, 0.83);
    double sum = 0;
    for (int order = -40_000; order <= 40_000; order++) {
      sum += grating.efficiency(order);
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @Test
  void aStaircaseOnTheGridSendsItsLightWhereItsClosedFormSays() {
    // 4 levels of 8 samples: the far field at the orders, by transform.
    int levels = 4;
    int step = 64;
    int period = levels * step;
    Grid grid = Grid.centred(period, 1, 1e-6, 1e-6);
    double[] phase = new double[period];
    for (int i = 0; i < period; i++) {
      phase[i] = 2 * Math.PI * 0.9 * (i / step) / levels;
    }
    Field field = new PhaseMask(period, 1, phase).through(Beams.plane(grid, 633e-9));
    double[] far = FarField.focus(grid, 633e-9, 0.1, 1).forward(field).intensity();
    double total = 0;
    for (double value : far) {
      total += value;
    }
    BlazedGrating grating = new BlazedGrating(levels, 0.9);
    for (int order = -3; order <= 3; order++) {
      assertThat(far[period / 2 + order] / total)
          .isCloseTo(grating.efficiency(order), within(2e-3));
    }
  }

  @Test
  void zernikePolynomialsAreOrthonormalOnTheDisk() {
    int count = 200;
    double[][] z = new double[12][];
    for (int j = 1; j <= z.length; j++) {
      z[j - 1] = new Zernike(j).onPixels(count);
    }
    double inside = 0;
    for (double value : z[0]) {
      inside += value;
    }
    for (int a = 0; a < z.length; a++) {
      for (int b = 0; b < z.length; b++) {
        double sum = 0;
        for (int i = 0; i < z[a].length; i++) {
          sum += z[a][i] * z[b][i];
        }
        assertThat(sum / inside).isCloseTo(a == b ? 1 : 0, within(0.02));
      }
    }
  }

  @Test
  void nollCountsAsNollDoes() {
    int[][] orders = {
      {0, 0}, {1, 1}, {1, 1}, {2, 0}, {2, 2}, {2, 2}, {3, 1}, {3, 1}, {3, 3}, {3, 3}
    };
    for (int j = 1; j <= orders.length; j++) {
      assertThat(new Zernike(j).radialOrder()).isEqualTo(orders[j - 1][0]);
      assertThat(new Zernike(j).azimuthalOrder()).isEqualTo(orders[j - 1][1]);
    }
  }

  @Test
  void theFirstDarkRingIsAt122() {
    assertThat(AiryPattern.darkArgument(1) / Math.PI).isCloseTo(1.2196698912665045, within(1e-14));
  }

  @Test
  void aLensInTheWaistFocusesToTheWaistThatWasKnown() {
    GaussianBeam beam = new GaussianBeam(1e-3, 1e-6, 1);
    GaussianBeam.Focus focus = beam.through(0, 0.1);
    // w' = w0 (f / zR) / sqrt(1 + (f / zR)^2)
    double ratio = 0.1 / beam.rayleighRange();
    assertThat(focus.waistMetres()).isCloseTo(1e-3 * ratio / Math.hypot(1, ratio), within(1e-18));
    assertThat(focus.distanceMetres()).isCloseTo(0.1 / (1 + ratio * ratio), within(1e-15));
  }
}
