package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.device.resistive.Memristor.LinearIonDrift;
import org.ohmlight.device.resistive.Memristor.Vteam;

class MemristorTest {
  @Test
  void ionDriftFollowsItsClosedForm() {
    // (Ron x + Roff (1 - x)) dx = mu Ron / D^2 v dt: a quadratic in x.
    LinearIonDrift m = LinearIonDrift.strukov(new Window.None());
    double x0 = 0.1;
    double volts = 1.0;
    double seconds = 0.5;
    double a = 0.5 * (m.onOhms() - m.offOhms());
    double c =
        a * x0 * x0
            + m.offOhms() * x0
            + m.mobility() * m.onOhms() / (m.thickness() * m.thickness()) * volts * seconds;
    double expected = (-m.offOhms() + Math.sqrt(m.offOhms() * m.offOhms() + 4 * a * c)) / (2 * a);
    assertThat(m.after(x0, volts, seconds)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void vteamMovesAtConstantSpeedBeyondItsThresholdAndNotBelow() {
    Vteam m = Vteam.memTorch(new Window.None());
    assertThat(m.after(0.5, 0.019, 1)).isEqualTo(0.5);
    assertThat(m.after(0.5, -0.19, 1)).isEqualTo(0.5);
    double seconds = 1e-7;
    double expected = 0.5 + 5e-4 / 3e-9 * (0.04 / 0.02 - 1) * seconds;
    assertThat(m.after(0.5, 0.04, seconds)).isCloseTo(expected, within(1e-9));
    assertThat(m.after(0.5, -0.3, 1)).isCloseTo(0.0, within(1e-9));
  }

  @Test
  void windowsStopTheStateAtItsEnds() {
    assertThat(new Window.Joglekar(2).at(1, 1)).isZero();
    assertThat(new Window.Biolek(2).at(1, 1)).isZero();
    assertThat(new Window.Biolek(2).at(1, -1)).isEqualTo(1.0);
    assertThat(new Window.Prodromakis(1, 2).at(0, 1)).isCloseTo(0, within(1e-12));
    LinearIonDrift m = LinearIonDrift.strukov(new Window.Joglekar(1));
    assertThat(m.after(0.5, 1, 100)).isLessThanOrEqualTo(1.0).isGreaterThan(0.99);
  }
}
