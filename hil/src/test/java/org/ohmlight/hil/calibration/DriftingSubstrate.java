package org.ohmlight.hil.calibration;

import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Exact arithmetic whose products come times a gain that tests turn. */
final class DriftingSubstrate implements Substrate {
  private final Substrate exact = new ExactSubstrate(Team.solo());
  float gain = 1f;

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return new WrappedCoupling(exact.couple(name, outputs, inputs, weightLimit)) {
      @Override
      public void forward(Batch x, Batch y, long tick) {
        inner().forward(x, y, tick);
        for (int k = 0; k < y.rows() * y.width(); k++) {
          y.values()[y.offset() + k] *= gain;
        }
      }
    };
  }

  @Override
  public Ledger ledger() {
    return exact.ledger();
  }

  @Override
  public Provenance provenance() {
    return exact.provenance();
  }

  @Override
  public void close() {
    exact.close();
  }
}
