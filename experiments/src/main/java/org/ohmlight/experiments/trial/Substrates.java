package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.optics.bench.SlmSubstrate;

/** Opens the substrate that a trial asks for. */
public final class Substrates {
  private Substrates() {}

  /**
   * Opens a substrate.
   *
   * @param seed keys the spread of its devices and all its noise
   * @param team threads; results do not depend on their number
   */
  public static Substrate open(SubstrateSpec spec, long seed, Team team) {
    return switch (spec) {
      case SubstrateSpec.Exact exact -> new ExactSubstrate(team);
      // It learns in exact arithmetic; Deployment opens the crossbar.
      case SubstrateSpec.Deployed deployed -> new ExactSubstrate(team);
      case SubstrateSpec.Crossbar crossbar ->
          new CrossbarSubstrate(crossbar.settings(), seed, team);
      case SubstrateSpec.Named named -> open(named.substrate(), seed, team);
      case SubstrateSpec.Slm slm -> new SlmSubstrate(slm.settings(), seed, team);
      case SubstrateSpec.Reference reference -> References.open(reference.backend(), team);
    };
  }

  /** What the substrate of a trial is and how it is set, every parameter with its unit. */
  public static Provenance provenance(TrialSpec trial) {
    try (Team team = Team.solo();
        Substrate substrate = open(tested(trial.substrate()), trial.seed(), team)) {
      return substrate.provenance();
    }
  }

  private static SubstrateSpec tested(SubstrateSpec spec) {
    return spec.itself() instanceof SubstrateSpec.Deployed deployed
        ? new SubstrateSpec.Crossbar(deployed.settings())
        : spec;
  }
}
