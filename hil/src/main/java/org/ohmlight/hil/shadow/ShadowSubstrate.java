package org.ohmlight.hil.shadow;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * Hardware with a model beside it. Every product and update goes to both; the hardware's products
 * are handed on, the model's only compared. Residuals are logged every so many updates, when the
 * model also takes up what the hardware holds.
 */
public final class ShadowSubstrate implements Substrate {
  private final Substrate hardware;
  private final Substrate model;
  private final int resyncEvery;
  private final Consumer<Residual> log;

  /**
   * Puts a model beside hardware; both are closed with this substrate.
   *
   * @param resyncEvery updates from one comparison of the weights to the next; each reads the cells
   *     twice
   * @param log is told each residual, from the thread that updates
   */
  public ShadowSubstrate(
      Substrate hardware, Substrate model, int resyncEvery, Consumer<Residual> log) {
    if (resyncEvery < 1) {
      throw new IllegalArgumentException(
          "Hardware and model are compared every 1 or more updates, got " + resyncEvery);
    }
    this.hardware = hardware;
    this.model = model;
    this.resyncEvery = resyncEvery;
    this.log = log;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    Coupling real = hardware.couple(name, outputs, inputs, weightLimit);
    // The model's cells span what the hardware's do, or their steps would be of another size.
    float span = Double.isFinite(real.weightLimit()) ? (float) real.weightLimit() : weightLimit;
    return new ShadowCoupling(real, model.couple(name, outputs, inputs, span), resyncEvery, log);
  }

  /** What the hardware spends; the model is free. */
  @Override
  public Ledger ledger() {
    return hardware.ledger();
  }

  @Override
  public Provenance provenance() {
    Provenance real = hardware.provenance();
    TreeMap<String, String> settings = new TreeMap<>(real.settings());
    settings.put("shadow", model.provenance().substrate());
    settings.put("shadow compared", "every " + resyncEvery + " updates");
    return new Provenance(real.substrate(), settings);
  }

  @Override
  public void close() {
    try {
      hardware.close();
    } finally {
      model.close();
    }
  }
}
