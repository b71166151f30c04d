package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Opens the substrate that a trial asks for. */
final class Substrates {
  private Substrates() {}

  static Substrate open(SubstrateSpec spec, long seed, Team team) {
    return switch (spec) {
      case SubstrateSpec.Exact exact -> new ExactSubstrate(team);
    };
  }
}
