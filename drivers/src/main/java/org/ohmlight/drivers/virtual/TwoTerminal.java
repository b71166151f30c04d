package org.ohmlight.drivers.virtual;

import org.ohmlight.device.resistive.Memristor;

/**
 * What is connected to a virtual source-meter. The current grows with the voltage, and has its
 * sign.
 */
public interface TwoTerminal {
  /** Current at a voltage, as it is now [A]. */
  double amps(double volts);

  /** Time passes with a voltage across it. */
  default void hold(double volts, double seconds) {}

  /**
   * {@code i = v / R}.
   *
   * @param ohms resistance R [ohm]
   */
  record Resistor(double ohms) implements TwoTerminal {
    public Resistor {
      if (!(ohms > 0)) {
        throw new IllegalArgumentException("A resistance is above 0 ohm, got " + ohms);
      }
    }

    @Override
    public double amps(double volts) {
      return volts / ohms;
    }
  }

  /**
   * {@code i = Is (exp(v / (n Vt)) - 1)} with the thermal voltage {@code Vt = kT/q} at 300 K.
   *
   * <p>Shockley, The theory of p-n junctions (Bell System Technical Journal 28, 1949). No series
   * resistance and no breakdown; beyond 700 times {@code n Vt} the exponent is held.
   *
   * @param saturationAmps Is [A]
   * @param ideality n
   */
  record Diode(double saturationAmps, double ideality) implements TwoTerminal {
    private static final double THERMAL_VOLTS = 1.380649e-23 * 300 / 1.602176634e-19;

    public Diode {
      if (!(saturationAmps > 0) || !(ideality >= 1)) {
        throw new IllegalArgumentException(
            "A diode has a saturation current above 0 and an ideality of 1 or more; got "
                + saturationAmps
                + " A and "
                + ideality);
      }
    }

    @Override
    public double amps(double volts) {
      return saturationAmps * Math.expm1(Math.min(700, volts / (ideality * THERMAL_VOLTS)));
    }
  }

  /** A memristor that moves while a voltage is held. */
  final class Cell implements TwoTerminal {
    private final Memristor memristor;
    private double state;

    /**
     * A cell.
     *
     * @param memristor its equation
     * @param state where it begins, 0 to 1
     */
    public Cell(Memristor memristor, double state) {
      this.memristor = memristor;
      this.state = state;
    }

    @Override
    public double amps(double volts) {
      return volts / memristor.ohms(state);
    }

    @Override
    public void hold(double volts, double seconds) {
      state = memristor.after(state, volts, seconds);
    }
  }
}
