package org.ohmlight.experiments.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;

/** What networks are compared with. */
public enum Yardstick {
  /** The learning engine on exact arithmetic. */
  EXACT(List.of()),
  /** The reference in ND4J, on whatever this build of it computes on. */
  ND4J(List.of(ReferenceBackend.ND4J_CPU, ReferenceBackend.ND4J_CUDA)),
  /** The reference in OpenCL. */
  OPENCL(List.of(ReferenceBackend.OPENCL));

  private final List<ReferenceBackend> backends;

  Yardstick(List<ReferenceBackend> backends) {
    this.backends = backends;
  }

  /** The name on the command line and in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The substrate it stands for here.
   *
   * @throws BadInput if no backend of it is here, saying why and what helps
   */
  public SubstrateSpec substrate() {
    if (backends.isEmpty()) {
      return new SubstrateSpec.Exact();
    }
    Optional<ReferenceBackend> here =
        backends.stream().filter(backend -> backend.probe().present()).findFirst();
    return new SubstrateSpec.Reference(here.orElseThrow(this::missing), 0f, 0);
  }

  private BadInput missing() {
    BackendProbe probe = backends.getFirst().probe();
    return new BadInput(
        Problem.of("There is nothing to compare with: " + probe.found() + ".")
            .in("--against")
            .given(label())
            .allowed(String.join(", ", Arrays.stream(values()).map(Yardstick::label).toList()))
            .hint(probe.cure() + "; or --against exact"));
  }
}
