package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * Write-verify: read a row of weights, give each weight the pulses that its mean cell would need
 * for what is missing, and again, until every weight is near enough or the rounds are spent.
 *
 * @param rounds most rounds of reading and pulsing
 * @param tolerance largest difference that is let be, in steps of a mean cell
 */
public record ProgramSettings(int rounds, double tolerance) {
  public ProgramSettings {
    Allowed.between("rounds of write-verify", rounds, 1, 1_000_000);
    Allowed.positive("tolerance of write-verify", tolerance);
  }

  /** At most 25 rounds, to within 0.6 steps. */
  public static ProgramSettings defaults() {
    return new ProgramSettings(25, 0.6);
  }
}
