package org.ohmlight.simulator.reference.machine;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * A machine as a substrate: its couplings are exact matrices on the machine, and its networks
 * settle there as a whole.
 *
 * @param <T> a layer of states on the machine
 */
public final class ReferenceSubstrate<T> implements Substrate {
  private final Machine<T> machine;
  private final Provenance provenance;
  private final Ledger ledger = new Ledger();

  /**
   * Makes the substrate.
   *
   * @param machine closed with it
   * @param provenance what it is
   */
  public ReferenceSubstrate(Machine<T> machine, Provenance provenance) {
    this.machine = machine;
    this.provenance = provenance;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return coupling(name, outputs, inputs);
  }

  private ReferenceCoupling coupling(String name, int outputs, int inputs) {
    return new ReferenceCoupling(
        name,
        outputs,
        inputs,
        machine.matrix(outputs, inputs),
        ledger.line("multiply-add", 0.0, 0.0));
  }

  /** A network of zero weights that settles on this machine. */
  public ReferenceNetwork<T> network(NetworkDescription description, ReferenceSettling settling) {
    SequencedMap<EdgeId, ReferenceCoupling> couplings = new LinkedHashMap<>();
    for (EdgeId edge : description.edges()) {
      couplings.put(
          edge, coupling(edge.toString(), description.outputs(edge), description.inputs(edge)));
    }
    return new ReferenceNetwork<>(machine, description, settling, couplings);
  }

  /** The same, holding the weights and biases of another network. */
  public ReferenceNetwork<T> twin(PhysicalNetwork original, ReferenceSettling settling) {
    ReferenceNetwork<T> twin = network(original.description(), settling);
    twin.copyFrom(original);
    return twin;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public void close() {
    machine.close();
  }
}
