package org.ohmlight.simulator.optics.coherent;

import java.util.TreeMap;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * Couplings held by a phase modulator before a lens, read by a camera with a reference beam.
 *
 * <p>The two directions have an area of the modulator each. Charged: a settling of the modulator
 * for each programming and a camera frame for each presentation (both ports of the interferometer
 * fall on one frame). Energy is that of the light, {@code photons inputs outputs} of 633 nm; the
 * modulator, the camera and the laser's efficiency are not charged.
 */
public final class CoherentBenchSubstrate implements Substrate {
  private final CoherentBenchSettings settings;
  private final long seed;
  private final Ledger ledger = new Ledger();

  /** A bench; equal seeds give equal pixels. */
  public CoherentBenchSubstrate(CoherentBenchSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public CoherentBenchCoupling couple(String name, int outputs, int inputs, float weightLimit) {
    return CoherentBenchCoupling.of(name, outputs, inputs, weightLimit, settings, seed, ledger);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("encoding", settings.encoding().toString());
    values.put("phase bits", Integer.toString(settings.phaseBits()));
    values.put("pixel error", settings.pixelErrorRadians() + " rad");
    values.put("fill factor", Double.toString(settings.fillFactor()));
    values.put("dead area reflection", Double.toString(settings.deadAreaReflection()));
    values.put("flicker", settings.flickerRadians() + " rad");
    values.put("photons", Double.toString(settings.photons()));
    values.put("reference", Double.toString(settings.reference()));
    values.put("read noise", settings.readElectrons() + " electrons");
    values.put("response gamma", Double.toString(settings.responseGamma()));
    values.put("aberration", settings.aberrationRadians() + " rad");
    values.put("seed", Long.toString(seed));
    return new Provenance("coherent-bench", values);
  }

  @Override
  public void close() {}
}
