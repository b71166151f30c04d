package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Conduction that is thermally activated: {@code g(T) = g(T0) exp(-(Ea / k) (1 / T - 1 / T0))},
 * Arrhenius' law with {@code Ea = activation (1 - g / gMax)}: a cell at its highest conductance is
 * metallic and has none. {@code k = 8.617333262e-5 eV/K} (CODATA 2018).
 *
 * <p>The linear fall of the activation energy with conductance is our simplification; give the
 * value of your cells. It leaves out that drift and relaxation run faster when warm.
 *
 * @param kelvin temperature of the cells [K]
 * @param referenceKelvin temperature at which they were programmed [K]
 * @param activationElectronvolts activation energy of a cell without conductance [eV]
 */
public record Temperature(double kelvin, double referenceKelvin, double activationElectronvolts) {
  private static final double BOLTZMANN_ELECTRONVOLTS = 8.617333262e-5;

  /** As when programmed. */
  public static final Temperature UNCHANGED = new Temperature(300.0, 300.0, 0.0);

  public Temperature {
    Allowed.between("temperature [K]", kelvin, 1.0, 2000.0);
    Allowed.between("temperature of programming [K]", referenceKelvin, 1.0, 2000.0);
    Allowed.between("activation energy [eV]", activationElectronvolts, 0.0, 5.0);
  }

  /** What the conductance is multiplied with. */
  public double factor(double siemens, double maxSiemens) {
    double energy = activationElectronvolts * Math.max(0.0, 1.0 - siemens / maxSiemens);
    return Math.exp(-energy / BOLTZMANN_ELECTRONVOLTS * (1.0 / kelvin - 1.0 / referenceKelvin));
  }
}
