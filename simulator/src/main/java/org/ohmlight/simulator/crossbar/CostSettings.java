package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.ohmlight.device.Allowed;

/**
 * What operations cost and what parts measure.
 *
 * <p>A read dissipates {@code V^2 t sum_ij g_ij v_j^2} in the cells and {@code C V^2 sum_j v_j^2}
 * in charging the driven lines, {@code C} the capacitance of a line's cells' length of wire; a
 * pulse {@code V^2 t} times the middle of the conductance range. A conversion costs {@code b
 * dacJoulesABit} or, by Walden's figure of merit, {@code 2^b adcJoulesAStep}; each partial sum that
 * is added digitally {@code sumJoules}. Tiles are read side by side; the columns that share an ADC
 * follow one another.
 *
 * <p>Area: cells of {@code cellMetres} squared; a driver of {@code b dacSquareMetresABit} and a
 * sample-and-hold for each line on both sides, because both sides are driven and sensed; ADCs of
 * {@code 2^(b - 8)} times that of 8 bits, whose capacitors double with each bit; one adder for each
 * ADC. Left out: buffers, registers, control, write drivers, leakage, and the gaps between them.
 *
 * @param technology node the periphery is of
 * @param readVolts full-scale read voltage [V]
 * @param readSeconds time of a read [s]
 * @param pulseVolts voltage of a programming pulse [V]
 * @param pulseSeconds time of a slot of a pulse train [s]
 * @param dacJoulesABit energy of a DAC conversion for each of its bits [J]
 * @param adcJoulesAStep energy of an ADC conversion for each of its levels [J]
 * @param sumJoules energy of adding a partial sum [J]
 * @param wireFaradsAMetre capacitance of a line [F/m]
 * @param cellMetres side of a cell [m]
 * @param dacSquareMetresABit area of a driver for each of its bits [m2]
 * @param holdSquareMetres area of a sample-and-hold [m2]
 * @param adcSquareMetres area of an 8-bit ADC [m2]
 * @param sumSquareMetres area of a shift-and-add unit [m2]
 */
public record CostSettings(
    String technology,
    double readVolts,
    double readSeconds,
    double pulseVolts,
    double pulseSeconds,
    double dacJoulesABit,
    double adcJoulesAStep,
    double sumJoules,
    double wireFaradsAMetre,
    double cellMetres,
    double dacSquareMetresABit,
    double holdSquareMetres,
    double adcSquareMetres,
    double sumSquareMetres) {
  private static final String ISAAC = "Shafiee et al., ISAAC (ISCA 2016), table I, 32 nm";
  private static final double SQUARE_MILLIMETRE = 1e-6;

  public CostSettings {
    Allowed.notNegative("read voltage", readVolts);
    Allowed.notNegative("read time", readSeconds);
    Allowed.notNegative("pulse voltage", pulseVolts);
    Allowed.notNegative("pulse time", pulseSeconds);
    Allowed.notNegative("DAC energy", dacJoulesABit);
    Allowed.notNegative("ADC energy", adcJoulesAStep);
    Allowed.notNegative("energy of a sum", sumJoules);
    Allowed.notNegative("wire capacitance", wireFaradsAMetre);
    Allowed.notNegative("side of a cell", cellMetres);
    Allowed.notNegative("area of a DAC", dacSquareMetresABit);
    Allowed.notNegative("area of a sample-and-hold", holdSquareMetres);
    Allowed.notNegative("area of an ADC", adcSquareMetres);
    Allowed.notNegative("area of an adder", sumSquareMetres);
  }

  /** A 32 nm periphery; {@link #sources} says where each number comes from. */
  public static CostSettings defaults() {
    return new CostSettings(
        "32 nm",
        0.2,
        100e-9,
        1.5,
        100e-9,
        4e-3 / 1024 * 100e-9,
        2e-3 / 1.28e9 / 256,
        0.2e-3 / 8 / 1.28e9,
        0.2e-9,
        64e-9,
        0.00017 * SQUARE_MILLIMETRE / 1024,
        0.00004 * SQUARE_MILLIMETRE / 1024,
        0.0012 * SQUARE_MILLIMETRE,
        0.00006 * SQUARE_MILLIMETRE);
  }

  /** Where the defaults come from, by name of the number. */
  public static SequencedMap<String, String> sources() {
    SequencedMap<String, String> sources = new LinkedHashMap<>();
    String range =
        "usual for filamentary ReRAM: Yu, Neuro-inspired computing with emerging nonvolatile"
            + " memories (Proc. IEEE 106, 2018)";
    sources.put("readVolts", range);
    sources.put("readSeconds", "cycle of 100 ns: " + ISAAC);
    sources.put("pulseVolts", range);
    sources.put("pulseSeconds", range);
    sources.put("dacJoulesABit", "4 mW for 8 x 128 drivers of one bit, 100 ns: " + ISAAC);
    sources.put(
        "adcJoulesAStep",
        "2 mW at 1.28 GS/s and 8 bits: " + ISAAC + "; other bits by Walden (IEEE JSAC 17, 1999)");
    sources.put("sumJoules", "0.2 mW for the sums of 8 ADCs of 1.28 GS/s: " + ISAAC);
    sources.put("wireFaradsAMetre", "0.2 fF/um, a rule of thumb for on-chip wires; not measured");
    sources.put("cellMetres", "2 F for F = 32 nm: the smallest crosspoint, 4 F^2, by geometry");
    sources.put("dacSquareMetresABit", "0.00017 mm2 for 8 x 128 drivers of one bit: " + ISAAC);
    sources.put("holdSquareMetres", "0.00004 mm2 for 8 x 128: " + ISAAC);
    sources.put("adcSquareMetres", "0.0096 mm2 for 8 of 8 bits: " + ISAAC);
    sources.put("sumSquareMetres", "0.00024 mm2 for 4: " + ISAAC);
    return sources;
  }
}
