package org.ohmlight.simulator.optics.mesh;

import java.util.TreeMap;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * Couplings held by photonic chips: {@code W = g U S V^T}, a mesh for each orthogonal matrix and a
 * column of attenuators between.
 *
 * <p>Charged: 10 us for setting the heaters, 30 mW a half turn while a presentation lasts, 0.1 ns a
 * presentation (10 GS/s converters), 1.48 pJ a conversion (14.8 mW at 10 GS/s, 8 bit). Source of
 * these figures: the device library of SimPhony. The laser and the controller's arithmetic are not
 * charged.
 */
public final class MeshSubstrate implements Substrate {
  private final MeshSettings settings;
  private final long seed;
  private final Ledger ledger = new Ledger();

  /** Chips of one making; equal seeds give equal chips. */
  public MeshSubstrate(MeshSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    return MeshCoupling.of(name, outputs, inputs, weightLimit, settings, seed, ledger);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("layout", settings.layout().label());
    values.put("splitter error", settings.splitterErrorRadians() + " rad");
    values.put("phase bits", Integer.toString(settings.phaseBits()));
    values.put("thermal crosstalk", Double.toString(settings.thermalCrosstalk()));
    values.put("loss a device", settings.lossDecibels() + " dB");
    values.put("photons", Double.toString(settings.photons()));
    values.put("seed", Long.toString(seed));
    return new Provenance("mzi-mesh", values);
  }

  @Override
  public void close() {}
}
