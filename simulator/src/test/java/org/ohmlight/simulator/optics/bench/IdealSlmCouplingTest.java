package org.ohmlight.simulator.optics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A bench with everything off is exact arithmetic, bit for bit. */
class IdealSlmCouplingTest extends CouplingContract {
  private static final long SEED = 41;

  @Override
  protected Substrate substrate(long seed) {
    return new SlmSubstrate(SlmSettings.ideal(), seed, Team.solo());
  }

  @Override
  protected double forwardTolerance() {
    return 1e-6;
  }

  @Override
  protected double adjointTolerance() {
    return 1e-6;
  }

  @Override
  protected double programTolerance() {
    return 0;
  }

  @Override
  protected double updateCosine() {
    return 0.999999;
  }

  @Test
  void everythingOffIsExactBitForBit() {
    int outputs = 37;
    int inputs = 70;
    int rows = 130;
    Batch x = SlmSamples.uniform("x", rows, inputs, -3, 3, SEED);
    Batch y = SlmSamples.uniform("y", rows, outputs, -3, 3, SEED);
    float[] target = SlmSamples.uniform("w", outputs, inputs, -2, 2, SEED).values();
    try (Substrate exact = new ExactSubstrate(Team.solo());
        Substrate slm = substrate(SEED)) {
      Coupling expected = exact.couple("edge", outputs, inputs, 1f);
      Coupling actual = slm.couple("edge", outputs, inputs, 1f);
      for (Coupling coupling : new Coupling[] {expected, actual}) {
        coupling.program(target, 1);
        coupling.update(y, x, 0.03f, 2);
        coupling.increment(target, 3);
      }
      assertThat(products(actual, x, y)).isEqualTo(products(expected, x, y));
    }
  }

  private static float[] products(Coupling coupling, Batch x, Batch y) {
    Batch ahead = Batch.zeros(x.rows(), coupling.outputs());
    Batch back = Batch.zeros(x.rows(), coupling.inputs());
    coupling.forward(x, ahead, 4);
    coupling.adjoint(y, back, 5);
    float[] all = new float[ahead.values().length + back.values().length];
    System.arraycopy(ahead.values(), 0, all, 0, ahead.values().length);
    System.arraycopy(back.values(), 0, all, ahead.values().length, back.values().length);
    return all;
  }

  @Test
  void streamsOfTheStagesDiffer() {
    assertThat(RandomStream.of(SEED, "edge/forward/shot").key())
        .isNotEqualTo(RandomStream.of(SEED, "edge/adjoint/shot").key());
  }
}
