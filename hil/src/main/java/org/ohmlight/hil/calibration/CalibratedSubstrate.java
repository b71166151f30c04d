package org.ohmlight.hil.calibration;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/** A substrate whose couplings are corrected by the calibrations that there are for them. */
public final class CalibratedSubstrate implements Substrate {
  private final Substrate inner;
  private final Map<String, CouplingCalibration> calibrations;
  private final Clock clock;

  /**
   * Wraps a substrate, which is closed with this one.
   *
   * @param calibrations by name of the coupling; couplings without one are handed out as they are
   * @param clock for their age in the record
   */
  public CalibratedSubstrate(
      Substrate inner, Map<String, CouplingCalibration> calibrations, Clock clock) {
    this.inner = inner;
    this.calibrations = Map.copyOf(calibrations);
    this.clock = clock;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    Coupling coupling = inner.couple(name, outputs, inputs, weightLimit);
    CouplingCalibration calibration = calibrations.get(name);
    return calibration == null ? coupling : new CalibratedCoupling(coupling, calibration);
  }

  @Override
  public Ledger ledger() {
    return inner.ledger();
  }

  @Override
  public Provenance provenance() {
    Provenance plain = inner.provenance();
    TreeMap<String, String> settings = new TreeMap<>(plain.settings());
    calibrations.forEach((name, calibration) ->
        settings.put(
            "calibration of " + name,
            "made %s, %d s old; error %.2g -> %.2g of the product"
                .formatted(
                    calibration.made(),
                    calibration.age(clock.instant()).toSeconds(),
                    calibration.forwardReport().before(),
                    calibration.forwardReport().after())));
    return new Provenance(plain.substrate(), settings);
  }

  @Override
  public void close() {
    inner.close();
  }
}
