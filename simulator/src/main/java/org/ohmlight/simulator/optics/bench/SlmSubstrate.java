package org.ohmlight.simulator.optics.bench;

import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * An incoherent spatial-light-modulator bench: every coupling is two areas of a modulator, one for
 * each direction of its edge.
 *
 * <p>The model and its equations stand at {@link SlmCoupling}. The ledger charges presentations one
 * after another, each coupling on a modulator of its own: a frame for each row, a modulator refresh
 * for each change of the weights.
 */
public final class SlmSubstrate implements Substrate {
  private final SlmSettings settings;
  private final long seed;
  private final Team team;
  private final Ledger ledger = new Ledger();

  /**
   * Builds a bench.
   *
   * @param settings what the devices are like
   * @param seed keys the fixed spread of the devices and all noise
   * @param team threads for updates; results do not depend on their number
   */
  public SlmSubstrate(SlmSettings settings, long seed, Team team) {
    this.settings = settings;
    this.seed = seed;
    this.team = team;
  }

  @Override
  public SlmCoupling couple(String name, int outputs, int inputs, float weightLimit) {
    if (outputs < 1 || inputs < 1 || !(weightLimit > 0) || Float.isInfinite(weightLimit)) {
      throw new IllegalArgumentException(
          "A coupling on a bench needs outputs, inputs >= 1 and a finite weight limit > 0, got "
              + outputs
              + " x "
              + inputs
              + " and "
              + weightLimit);
    }
    BenchMeter meter = new BenchMeter(ledger, settings, outputs, inputs);
    SlmCoupling coupling =
        new SlmCoupling(name, outputs, inputs, weightLimit, settings, seed, team, meter);
    if (settings.calibration().isOn()) {
      coupling.calibrate(settings.calibration(), 0);
    }
    return coupling;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    return new Provenance("slm", settings.described());
  }

  @Override
  public void close() {}
}
