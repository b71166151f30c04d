package org.ohmlight.simulator.exact;

import java.util.TreeMap;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * A substrate without physics: products in single precision, updates exact, nothing charged but the
 * count of multiply-adds.
 *
 * <p>Weights have no limit and there is no noise; ticks are ignored.
 */
public final class ExactSubstrate implements Substrate {
  private final Team team;
  private final Ledger ledger = new Ledger();

  /**
   * Makes the substrate.
   *
   * @param team threads for updates; results do not depend on their number
   */
  public ExactSubstrate(Team team) {
    this.team = team;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return new ExactCoupling(name, outputs, inputs, team, ledger.line("multiply-add", 0.0, 0.0));
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    return new Provenance("exact", new TreeMap<>());
  }

  @Override
  public void close() {}
}
