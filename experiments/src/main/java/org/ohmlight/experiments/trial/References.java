package org.ohmlight.experiments.trial;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import org.ohmlight.simulator.reference.machine.ReferenceNoise;
import org.ohmlight.simulator.reference.machine.ReferenceSettling;
import org.ohmlight.simulator.reference.machine.ReferenceSettling.Order;
import org.ohmlight.simulator.reference.machine.ReferenceSettling.Step;
import org.ohmlight.simulator.reference.machine.ReferenceSubstrate;

/** Opens reference backends, and says how a network settles on them. */
public final class References {
  private References() {}

  /**
   * Opens a backend.
   *
   * @param team its number of threads is the library's, where that can be chosen
   * @throws BadInput if it is missing here, saying why and what helps
   */
  public static ReferenceSubstrate<?> open(ReferenceBackend backend, Team team) {
    BackendProbe probe = backend.probe();
    if (!probe.present()) {
      throw new BadInput(
          Problem.of("The reference backend is missing: " + probe.found() + ".")
              .in("reference.backend")
              .given(backend.label())
              .allowed(
                  Arrays.stream(ReferenceBackend.values())
                      .map(ReferenceBackend::label)
                      .collect(Collectors.joining(", ")))
              .hint(probe.cure()));
    }
    return backend.open(team.threads());
  }

  /** How the network of a trial settles on a reference. */
  static ReferenceSettling settling(TrialSpec spec) {
    ReferenceSettling exact = settling(spec.settling().settling());
    return spec.substrate().itself() instanceof SubstrateSpec.Reference reference
        ? exact.with(
            ReferenceNoise.ofBits(reference.driveNoise(), reference.stateBits(), spec.seed()))
        : exact;
  }

  /**
   * The plain exchanges that have the equilibria of a way of settling: its schedule and damping,
   * nothing accelerated. Random events become sweeps.
   */
  public static ReferenceSettling settling(Settling settling) {
    Order order =
        switch (settling.schedule()) {
          case SYNCHRONOUS -> Order.SYNCHRONOUS;
          case EVEN_ODD -> Order.EVEN_ODD;
          case LAYER_SWEEP, RANDOM_EVENTS -> Order.LAYER_SWEEP;
        };
    Step step = settling.solver() instanceof Solver.Picard ? Step.STATES : Step.DRIVES;
    return new ReferenceSettling(order, step, settling.solver().stepSize());
  }
}
