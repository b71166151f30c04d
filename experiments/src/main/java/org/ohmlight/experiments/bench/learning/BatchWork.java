package org.ohmlight.experiments.bench.learning;

import java.util.List;
import java.util.Locale;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.Readout;
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
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A network, a rule and an optimizer with one batch to learn, over and over. */
public final class BatchWork implements AutoCloseable {
  private static final int ROWS = 64;
  private static final long SEED = 1;
  private static final float RATE = 1e-5f;
  private static final Initialization FIRST = new Initialization(SEED, 1f, 1f, 8f);

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

  /**
   * Makes the network and a batch of random inputs, each row of another class.
   *
   * @param rows of the batch
   */
  public BatchWork(
      Substrate substrate,
      NetworkDescription description,
      Settling settling,
      Initialization first,
      Estimator rule,
      Optimizer optimizer,
      float rate,
      int rows,
      Team team) {
    this.network = new LayeredNetwork(substrate, description, settling, first, team);
    this.rule = rule;
    this.optimizer = optimizer;
    this.rate = rate;
    this.inputs = Batch.zeros(rows, description.size(0));
    RandomStream.of(SEED, "pixels").uniforms(inputs.values(), 0, inputs.values().length, 0);
    this.targets = Batch.zeros(rows, description.size(description.output()));
    for (int r = 0; r < rows; r++) {
      targets.values()[r * targets.width() + r % targets.width()] = 1f;
    }
  }

  static BatchWork of(Kind kind, Team team) {
    return switch (kind) {
      case HAM_EVEN_ODD_PICARD -> ham(new Solver.Picard(1f), new SettleLimits(40, 0f), team);
      case HAM_EVEN_ODD_ANDERSON -> ham(new Solver.Anderson(4), new SettleLimits(40, 0f), team);
      case HAM_EVEN_ODD_PICARD_TO_REST ->
          ham(new Solver.Picard(1f), new SettleLimits(40, 1e-4f, Criterion.RELATIVE_CHANGE), team);
      case EP_784_512_10 -> ep(chain(List.of(784, 512, 10)), Variant.CENTERED, ROWS, team);
      case CONV_EP_1_32_64_10 ->
          ep(ConvolutionProducts.description(), Variant.POSITIVE, ROWS, team);
    };
  }

  private static BatchWork ham(Solver solver, SettleLimits forward, Team team) {
    Settling settling = new Settling(Schedule.EVEN_ODD, solver);
    return new BatchWork(
        new ExactSubstrate(team),
        NetworkDescription.dense(
            List.of(784, 512, 10),
            Activation.SHIFTED_SIGMOID,
            Activation.SHIFTED_SIGMOID,
            Structure.SYMMETRIC),
        settling,
        FIRST,
        new RecurrentBackprop(
            RecurrentBackprop.Way.TRUNCATED,
            Readout.STATE,
            settling,
            forward,
            new SettleLimits(8, 0f),
            team),
        new Madam(new Madam.Settings(0.999f, 10f, 1024f), 0f, LayerRates.EQUAL, team),
        RATE,
        ROWS,
        team);
  }

  /** Equilibrium propagation with momentum on exact arithmetic, 15 steps a phase. */
  public static BatchWork ep(NetworkDescription description, Variant variant, int rows, Team team) {
    SettleLimits fifteen = new SettleLimits(15, 0f);
    return new BatchWork(
        new ExactSubstrate(team),
        description,
        Settling.EVEN_ODD,
        FIRST,
        new EquilibriumPropagation(variant, 0.2f, fifteen, fifteen),
        new Momentum(0.9f, 0f, LayerRates.EQUAL, team),
        RATE,
        rows,
        team);
  }

  /** A dense symmetric chain of hard sigmoids with a linear output. */
  public static NetworkDescription chain(List<Integer> widths) {
    return NetworkDescription.dense(
        widths, Activation.HARD_SIGMOID, Activation.LINEAR, Structure.SYMMETRIC);
  }

  /** Learns the batch once; returns the steps of the free phase, so that nothing is left out. */
  public double batch() {
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
