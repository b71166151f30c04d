package org.ohmlight.experiments.steady;

import java.util.List;
import org.ohmlight.experiments.bench.learning.BatchWork;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.RecurrentBackprop;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;
import org.ohmlight.physical.Wiring;

/** Minibatches to learn over and over: settle free, settle nudged, change the weights. */
final class TrainingSteps {
  private static final long SEED = 20261123;
  private static final float RATE = 1e-3f;

  /**
   * How large the problem is.
   *
   * @param width neurons of the hidden layer, or channels of the hidden image
   * @param rows samples of the minibatch
   * @param steps most steps of a phase
   */
  record Size(int width, int rows, int steps) {
    private SettleLimits limits() {
      return new SettleLimits(steps, 0f);
    }
  }

  private TrainingSteps() {}

  private static BatchWork of(
      Substrate substrate,
      NetworkDescription description,
      Settling settling,
      Estimator rule,
      Optimizer optimizer,
      Size size) {
    return new BatchWork(
        substrate,
        description,
        settling,
        new Initialization(SEED, 0.5f, 1f, 8f),
        rule,
        optimizer,
        RATE,
        size.rows(),
        Team.solo());
  }

  /** Centred equilibrium propagation in a dense chain. */
  static BatchWork dense(Substrate substrate, Size size) {
    return energy(substrate, chain(size, Activation.HARD_SIGMOID), momentum(), size);
  }

  /** The same, every product an update of the hardware. */
  static BatchWork inSitu(Substrate substrate, Size size) {
    return energy(
        substrate, chain(size, Activation.HARD_SIGMOID), new InSitu(LayerRates.EQUAL), size);
  }

  /** Centred equilibrium propagation in a convolution with pooling and a dense output. */
  static BatchWork convolutional(Substrate substrate, Size size) {
    NetworkDescription description =
        new NetworkDescription(
            List.of(
                new LayerDescription(new LayerShape(1, 12, 12), Activation.LINEAR),
                new LayerDescription(new LayerShape(size.width(), 4, 4), Activation.HARD_SIGMOID),
                new LayerDescription(LayerShape.flat(10), Activation.LINEAR)),
            List.of(
                new Link(
                    0,
                    1,
                    new Wiring.Convolution(size.width(), 5, 0, 1, false, Wiring.Pool.AVERAGE, 2)),
                new Link(1, 2, Wiring.DENSE)),
            Structure.SYMMETRIC,
            2);
    return energy(substrate, description, momentum(), size);
  }

  /** Dyadic learning in a dense chain. */
  static BatchWork dyadic(Substrate substrate, Size size) {
    return of(
        substrate,
        chain(size, Activation.HARD_SIGMOID),
        Settling.EVEN_ODD,
        new DyadicLearning(0.2f, size.limits(), size.limits()),
        momentum(),
        size);
  }

  /** Truncated recurrent backpropagation of an even-odd network, by a solver. */
  static BatchWork ham(Substrate substrate, Solver solver, Size size) {
    Settling settling = new Settling(Schedule.EVEN_ODD, solver);
    return of(
        substrate,
        chain(size, Activation.SHIFTED_SIGMOID),
        settling,
        new RecurrentBackprop(
            RecurrentBackprop.Way.TRUNCATED,
            Readout.STATE,
            settling,
            size.limits(),
            size.limits(),
            Team.solo()),
        new Madam(new Madam.Settings(0.999f, 10f, 1024f), 0f, LayerRates.EQUAL, Team.solo()),
        size);
  }

  private static BatchWork energy(
      Substrate substrate, NetworkDescription description, Optimizer optimizer, Size size) {
    return of(
        substrate,
        description,
        Settling.EVEN_ODD,
        new EquilibriumPropagation(Variant.CENTERED, 0.2f, size.limits(), size.limits()),
        optimizer,
        size);
  }

  private static Momentum momentum() {
    return new Momentum(0.9f, 0f, LayerRates.EQUAL, Team.solo());
  }

  private static NetworkDescription chain(Size size, Activation activation) {
    return NetworkDescription.dense(
        List.of(48, size.width(), 10), activation, activation, Structure.SYMMETRIC);
  }
}
