package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * What operations cost.
 *
 * <p>A read dissipates {@code V^2 t sum_ij g_ij x_j^2} in the cells; a pulse {@code V^2 t} times
 * the middle of the conductance range. A product is read in one go; the columns of an array share
 * one ADC, whose conversions follow one another. Wires, drivers and digital logic are not charged.
 *
 * @param readVolts full-scale read voltage [V]
 * @param readSeconds time of a read [s]
 * @param pulseVolts voltage of a programming pulse [V]
 * @param pulseSeconds time of a slot of a pulse train [s]
 * @param dacJoules energy of a DAC conversion [J]
 * @param adcJoules energy of an ADC conversion [J]
 * @param adcSeconds time of an ADC conversion [s]
 */
public record CostSettings(
    double readVolts,
    double readSeconds,
    double pulseVolts,
    double pulseSeconds,
    double dacJoules,
    double adcJoules,
    double adcSeconds) {
  public CostSettings {
    Allowed.notNegative("read voltage", readVolts);
    Allowed.notNegative("read time", readSeconds);
    Allowed.notNegative("pulse voltage", pulseVolts);
    Allowed.notNegative("pulse time", pulseSeconds);
    Allowed.notNegative("DAC energy", dacJoules);
    Allowed.notNegative("ADC energy", adcJoules);
    Allowed.notNegative("ADC time", adcSeconds);
  }

  /**
   * A 32 nm periphery. Reads of 100 ns, ADC of 1.28 GS/s and 2 mW (1.56 pJ a conversion), DAC of
   * 3.9 uW a line and bit over 100 ns (0.39 pJ a bit, here 7 bits): Shafiee et al., ISAAC (ISCA
   * 2016), table I. Read at 0.2 V, pulses of 1.5 V and 100 ns: within the usual range of
   * filamentary ReRAM, Yu, Neuro-inspired computing with emerging nonvolatile memories (Proc. IEEE
   * 106, 2018).
   */
  public static CostSettings defaults() {
    return new CostSettings(0.2, 100e-9, 1.5, 100e-9, 7 * 0.39e-12, 1.56e-12, 1.0 / 1.28e9);
  }
}
