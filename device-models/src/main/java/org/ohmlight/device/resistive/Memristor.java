package org.ohmlight.device.resistive;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.ohmlight.device.Allowed;

/**
 * A memristor as an ordinary differential equation: {@code i = v / R(x)}, {@code dx/dt = rate(x,
 * v)}, with {@code x} in [0, 1].
 */
public sealed interface Memristor {
  /** Resistance at a state [ohm]. */
  double ohms(double x);

  /** {@code dx/dt} at a state and a voltage [1/s]. */
  double rate(double x, double volts);

  /**
   * The state after a constant voltage has been applied; Dormand and Prince's method of order 5,
   * relative and absolute tolerance 1e-11 and 1e-13.
   *
   * @param x state before, 0 to 1
   * @param volts voltage [V]
   * @param seconds for how long [s]
   * @return state after, 0 to 1
   */
  default double after(double x, double volts, double seconds) {
    Allowed.between("state of the memristor", x, 0.0, 1.0);
    Allowed.finite("voltage [V]", volts);
    Allowed.notNegative("time [s]", seconds);
    if (seconds == 0.0 || rate(x, volts) == 0.0) {
      return x;
    }
    double[] state = {x};
    var integrator = new DormandPrince54Integrator(0.0, seconds, 1e-13, 1e-11);
    integrator.integrate(new Motion(this, volts), 0.0, state, seconds, state);
    return Math.clamp(state[0], 0.0, 1.0);
  }

  /** The equation for the integrator; beyond an end the state does not move further out. */
  record Motion(Memristor memristor, double volts) implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 1;
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] derivative) {
      double rate = memristor.rate(Math.clamp(y[0], 0.0, 1.0), volts);
      boolean outwards = y[0] <= 0.0 && rate < 0.0 || y[0] >= 1.0 && rate > 0.0;
      derivative[0] = outwards ? 0.0 : rate;
    }
  }

  /**
   * Linear ion drift: {@code R = Ron x + Roff (1 - x)}, {@code dx/dt = mu Ron / D^2 i window(x)}.
   *
   * <p>Source: Strukov, Snider, Stewart, Williams, The missing memristor found (Nature 453, 2008),
   * eq. 5 and 6.
   *
   * @param onOhms resistance of the doped film [ohm]
   * @param offOhms resistance of the undoped film [ohm]
   * @param mobility ion mobility [m^2/(V s)]
   * @param thickness film thickness [m]
   * @param window what stops the state at its ends
   */
  record LinearIonDrift(
      double onOhms, double offOhms, double mobility, double thickness, Window window)
      implements Memristor {
    public LinearIonDrift {
      Allowed.positive("on resistance [ohm]", onOhms);
      Allowed.positive("off resistance [ohm]", offOhms);
      Allowed.positive("ion mobility [m^2/(V s)]", mobility);
      Allowed.positive("film thickness [m]", thickness);
    }

    /** 100 ohm, 16 kohm, 1e-14 m^2/(V s), 10 nm: the numbers of the source's figure 2. */
    public static LinearIonDrift strukov(Window window) {
      return new LinearIonDrift(100.0, 16_000.0, 1e-14, 10e-9, window);
    }

    @Override
    public double ohms(double x) {
      return onOhms * x + offOhms * (1.0 - x);
    }

    @Override
    public double rate(double x, double volts) {
      double current = volts / ohms(x);
      return mobility * onOhms / (thickness * thickness) * current * window.at(x, current);
    }
  }

  /**
   * VTEAM: nothing happens between two thresholds. {@code R = Ron + (Roff - Ron) x}; for {@code v >
   * vOff > 0}: {@code dx/dt = kOff / D (v / vOff - 1)^alphaOff window(x)}; for {@code v < vOn < 0}
   * with {@code kOn < 0} likewise.
   *
   * <p>Source: Kvatinsky, Ramadan, Friedman, Kolodny, VTEAM: a general model for voltage-controlled
   * memristors (IEEE TCAS-II 62, 2015), eq. 3; the state is divided by its range {@code D}.
   *
   * @param onOhms resistance at x = 0 [ohm]
   * @param offOhms resistance at x = 1 [ohm]
   * @param onVolts threshold of switching on [V], < 0
   * @param offVolts threshold of switching off [V], > 0
   * @param onSpeed kOn [m/s], < 0
   * @param offSpeed kOff [m/s], > 0
   * @param onExponent alphaOn
   * @param offExponent alphaOff
   * @param thickness range of the state D [m]
   * @param window what stops the state at its ends
   */
  record Vteam(
      double onOhms,
      double offOhms,
      double onVolts,
      double offVolts,
      double onSpeed,
      double offSpeed,
      double onExponent,
      double offExponent,
      double thickness,
      Window window)
      implements Memristor {
    public Vteam {
      Allowed.positive("on resistance [ohm]", onOhms);
      Allowed.positive("off resistance [ohm]", offOhms);
      Allowed.between("on threshold [V]", onVolts, -Double.MAX_VALUE, -Double.MIN_VALUE);
      Allowed.positive("off threshold [V]", offVolts);
      Allowed.between("on speed [m/s]", onSpeed, -Double.MAX_VALUE, 0.0);
      Allowed.notNegative("off speed [m/s]", offSpeed);
      Allowed.positive("on exponent", onExponent);
      Allowed.positive("off exponent", offExponent);
      Allowed.positive("thickness [m]", thickness);
    }

    /** 50 ohm to 1 kohm, -0.2 V and 0.02 V, -10 m/s and 0.5 mm/s, 3 and 1, 3 nm: as in MemTorch. */
    public static Vteam memTorch(Window window) {
      return new Vteam(50.0, 1000.0, -0.2, 0.02, -10.0, 5e-4, 3.0, 1.0, 3e-9, window);
    }

    @Override
    public double ohms(double x) {
      return onOhms + (offOhms - onOhms) * x;
    }

    @Override
    public double rate(double x, double volts) {
      double speed =
          volts > offVolts
              ? offSpeed * Math.pow(volts / offVolts - 1.0, offExponent)
              : volts < onVolts ? onSpeed * Math.pow(volts / onVolts - 1.0, onExponent) : 0.0;
      return speed == 0.0 ? 0.0 : speed / thickness * window.at(x, speed);
    }
  }
}
