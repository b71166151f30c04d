package org.ohmlight.hil.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Hardware with a shadow is a coupling like any other: here exact arithmetic beside a crossbar. */
class ShadowCouplingTest extends CouplingContract {
  private static final long SEED = 20261123;

  private final List<Residual> log = new ArrayList<>();

  @Override
  protected Substrate substrate(long seed) {
    return new ShadowSubstrate(
        new ExactSubstrate(Team.solo()),
        new CrossbarSubstrate(CrossbarSettings.defaults(), seed, Team.solo()),
        2,
        log::add);
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

  private static Batch random(String name, int rows, int width) {
    float[] values = new float[rows * width];
    RandomStream.of(SEED, name).uniforms(values, 0, values.length, 0);
    return Batch.of(values, rows, width);
  }

  private void learn(Substrate hardware, Substrate model, int updates) {
    try (Substrate both = new ShadowSubstrate(hardware, model, 2, log::add)) {
      Coupling coupling = both.couple("edge", 6, 9, 1f);
      coupling.program(new float[54], 1);
      Batch y = Batch.zeros(4, 6);
      for (int k = 0; k < updates; k++) {
        coupling.forward(random("x" + k, 4, 9), y, 10 + 3 * k);
        coupling.adjoint(random("y" + k, 4, 6), Batch.zeros(4, 9), 11 + 3 * k);
        coupling.update(random("y" + k, 4, 6), random("x" + k, 4, 9), 0.02f, 12 + 3 * k);
      }
    }
  }

  @Test
  void twinsDoNotPart() {
    learn(new ExactSubstrate(Team.solo()), new ExactSubstrate(Team.solo()), 4);
    assertThat(log).hasSize(6); // products, transposed products and changes, twice
    for (Residual residual : log) {
      assertThat(residual.part()).as(residual.toString()).isLessThan(1e-6);
      assertThat(residual.cosine()).as(residual.toString()).isCloseTo(1, within(1e-6));
    }
    assertThat(log.getLast().what()).isEqualTo(Residual.What.UPDATE);
    assertThat(log.getLast().tick()).isEqualTo(21);
    assertThat(log.getFirst().exchanges()).isEqualTo(2);
  }

  @Test
  void aModelThatLearnsOtherwiseIsSeen() {
    learn(
        new CrossbarSubstrate(CrossbarSettings.defaults(), SEED, Team.solo()),
        new ExactSubstrate(Team.solo()),
        4);
    Residual changes = log.getLast();
    assertThat(changes.what()).isEqualTo(Residual.What.UPDATE);
    assertThat(changes.part()).isGreaterThan(0.02);
    assertThat(changes.cosine()).isBetween(0.5, 0.9999);
  }

  @Test
  void theModelFollowsTheHardware() {
    // Hardware that moves twice as far as it is asked: followed every second update, the model is
    // behind by no more than those two.
    learn(new TwiceAsFar(), new ExactSubstrate(Team.solo()), 40);
    Residual products = log.get(log.size() - 3);
    assertThat(products.what()).isEqualTo(Residual.What.FORWARD);
    assertThat(products.part()).isBetween(1e-4, 0.1);
    assertThat(log.getLast().part()).isCloseTo(1, within(1e-3));
  }

  private static final class TwiceAsFar implements Substrate {
    private final Substrate exact = new ExactSubstrate(Team.solo());

    @Override
    public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
      return new WrappedCoupling(exact.couple(name, outputs, inputs, weightLimit)) {
        @Override
        public void update(Batch post, Batch pre, float rate, long tick) {
          inner().update(post, pre, 2 * rate, tick);
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
}
