package org.ohmlight.hil.calibration;

import java.util.function.Consumer;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * A substrate whose couplings are probed as they learn: each calibrates its channels when it is
 * first programmed, presents reference vectors every so many updates, and where these have drifted
 * calibrates again or stops.
 */
public final class ProbedSubstrate implements Substrate {
  private final Substrate inner;
  private final ProbeSettings settings;
  private final Remedy remedy;
  private final Consumer<Probed> log;

  /** Calibrates the channels of a coupling, with what its cells hold now. */
  @FunctionalInterface
  public interface Remedy {
    /**
     * Calibrates.
     *
     * @param coupling its name
     */
    void calibrate(String coupling);
  }

  /**
   * Watches a substrate, which is closed with this one.
   *
   * @param log is told each probe, from the thread that updates
   */
  public ProbedSubstrate(
      Substrate inner, ProbeSettings settings, Remedy remedy, Consumer<Probed> log) {
    this.inner = inner;
    this.settings = settings;
    this.remedy = remedy;
    this.log = log;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return new ProbedCoupling(
        inner.couple(name, outputs, inputs, weightLimit), settings, remedy, log);
  }

  @Override
  public Ledger ledger() {
    return inner.ledger();
  }

  @Override
  public Provenance provenance() {
    return inner.provenance();
  }

  @Override
  public void close() {
    inner.close();
  }
}
