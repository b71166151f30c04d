package org.ohmlight.experiments.bench.learning;

import java.util.List;
import java.util.Locale;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.RecurrentBackprop;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.SettleLimits.Criterion;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A network, a rule and an optimizer with one batch of 64 to learn, over and over. */
final class BatchWork implements AutoCloseable {
  private static final int ROWS = 64;
  private static final long SEED = 1;

  /** What is learnt. */
  enum Kind {
    /** 784-512-10, 40 steps, 8 steps back, Madam. */
    HAM_EVEN_ODD_PICARD,
    /** The same with Anderson acceleration. */
    HAM_EVEN_ODD_ANDERSON,
    /** The first, stopped at a relative change of 1e-4. */
    HAM_EVEN_ODD_PICARD_TO_REST,
    /** 784-512-10, 15 free steps and twice 15 nudged ones, momentum. */
    EP_784_512_10,
    /** 28 x 28, 32 and 64 kernels of 5 x 5 with average pooling, 10; 15 free steps, 15 nudged. */
    CONV_EP_1_32_64_10;

    static Kind named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private final LayeredNetwork network;
  private final Estimator rule;
  private final Optimizer optimizer;
  private final float rate;
  private final Batch inputs;
  private final Batch targets;

  private BatchWork(
      NetworkDescription description,
      Settling settling,
      Estimator rule,
      Optimizer optimizer,
      float rate,
      Team team) {
    this.network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            description,
            settling,
            new Initialization(SEED, 1f, 1f, 8f),
            team);
    this.rule = rule;
    this.optimizer = optimizer;
    this.rate = rate;
    this.inputs = Batch.zeros(ROWS, description.size(0));
    RandomStream.of(SEED, "pixels").uniforms(inputs.values(), 0, inputs.values().length, 0);
    this.targets = Batch.zeros(ROWS, description.size(description.output()));
    for (int r = 0; r < ROWS; r++) {
      targets.values()[r * targets.width() + r % targets.width()] = 1f;
    }
  }

  static BatchWork of(Kind kind, Team team) {
    return switch (kind) {
      case HAM_EVEN_ODD_PICARD -> ham(new Solver.Picard(1f), new SettleLimits(40, 0f), team);
      case HAM_EVEN_ODD_ANDERSON -> ham(new Solver.Anderson(4), new SettleLimits(40, 0f), team);
      case HAM_EVEN_ODD_PICARD_TO_REST ->
          ham(new Solver.Picard(1f), new SettleLimits(40, 1e-4f, Criterion.RELATIVE_CHANGE), team);
      case EP_784_512_10 ->
          ep(
              NetworkDescription.dense(
                  List.of(784, 512, 10),
                  Activation.HARD_SIGMOID,
                  Activation.LINEAR,
                  Structure.SYMMETRIC),
              Variant.CENTERED,
              team);
      case CONV_EP_1_32_64_10 -> ep(ConvolutionSettleWork.description(), Variant.POSITIVE, team);
    };
  }

  private static BatchWork ham(Solver solver, SettleLimits forward, Team team) {
    Settling settling = new Settling(Schedule.EVEN_ODD, solver);
    return new BatchWork(
        NetworkDescription.dense(
            List.of(784, 512, 10),
            Activation.SHIFTED_SIGMOID,
            Activation.SHIFTED_SIGMOID,
            Structure.SYMMETRIC),
        settling,
        new RecurrentBackprop(
            RecurrentBackprop.Way.TRUNCATED, settling, forward, new SettleLimits(8, 0f), team),
        new Madam(new Madam.Settings(0.999f, 10f, 1024f), 0f, LayerRates.EQUAL, team),
        1e-5f,
        team);
  }

  private static BatchWork ep(NetworkDescription description, Variant variant, Team team) {
    SettleLimits fifteen = new SettleLimits(15, 0f);
    return new BatchWork(
        description,
        Settling.EVEN_ODD,
        new EquilibriumPropagation(variant, 0.2f, fifteen, fifteen),
        new Momentum(0.9f, 0f, LayerRates.EQUAL, team),
        1e-5f,
        team);
  }

  /** Learns the batch once; returns the steps of the free phase, so that nothing is left out. */
  double batch() {
    Estimate estimate = rule.estimate(network, inputs, targets);
    optimizer.apply(network, estimate, rate);
    return switch (estimate.free()) {
      case Equilibrium.Settled(double steps, float _) -> steps;
      case Equilibrium.NotSettled(double steps, float _) -> steps;
      case Equilibrium.Faulted(String why) -> throw new IllegalStateException(why);
    };
  }

  @Override
  public void close() {
    network.close();
  }
}
