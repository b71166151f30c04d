package org.ohmlight.learning.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.ErrorNetwork;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Backpropagation through the whole free phase, step by step as the schedule and solver took them:
 * exact for the states that were reached, at rest or not.
 *
 * <p>{@link Credit#FINAL} asks for the gradient of the cost of the last states. {@link
 * Credit#TEMPORAL_DIFFERENCE} adds up a cost at every step {@code t = 1 ... T},
 *
 * <pre>  |s_t - g_t|^2 / 2,   g_T = y,   g_t = (1 - lambda) s_(t+1) + lambda g_(t+1)</pre>
 *
 * with the goals {@code g_t} held (the lambda-return): at {@code lambda = 1} every step is held to
 * the target, at 0 each step predicts the next. Source: Sutton (1988), TD(lambda); as transient
 * training of attractor networks, Iuzzolino, Singer and Mozer (2019).
 *
 * <p>What it leaves out: maximum pooling with feedback, where a step depends on places that moved.
 */
public final class BackpropThroughTime implements Estimator {
  /** Which states have a cost. */
  public enum Credit {
    /** The last ones. */
    FINAL,
    /** Those after every step. */
    TEMPORAL_DIFFERENCE
  }

  private final Credit credit;
  private final float lambda;
  private final Settling settling;
  private final SettleLimits limits;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param credit which states have a cost
   * @param lambda of the temporal difference, in [0, 1]; not used otherwise
   * @param settling schedule and solver of the network
   * @param limits when the free phase stops; all its steps are remembered
   * @param team threads that share the samples; results do not depend on their number
   */
  public BackpropThroughTime(
      Credit credit, float lambda, Settling settling, SettleLimits limits, Team team) {
    if (!(lambda >= 0f && lambda <= 1f)) {
      throw new IllegalArgumentException("Lambda lies in [0, 1], got " + lambda);
    }
    requirePlain(settling);
    this.credit = credit;
    this.lambda = lambda;
    this.settling = settling;
    this.limits = limits;
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    return bound.get(network, Bound::new).estimate(inputs, targets);
  }

  private static void requirePlain(Settling settling) {
    boolean plain =
        switch (settling.solver()) {
          case Solver.Picard _, Solver.MirrorDescent _, Solver.ForwardEuler _ -> true;
          case Solver.Anderson _, Solver.Broyden _, Solver.AdaptiveOde _ -> false;
        };
    if (!plain || settling.schedule() == Schedule.RANDOM_EVENTS) {
      throw new IllegalArgumentException(
          "Backpropagation through time takes back the steps of picard, mirror-descent or"
              + " forward-euler in a fixed order; recurrent backprop holds for every solver and"
              + " schedule that comes to rest");
    }
  }

  private static void requireFixedPlaces(NetworkDescription description) {
    for (Link link : description.links()) {
      if (link.from() > 0 && description.structure().recurrent() && !link.wiring().isLinear()) {
        throw new IllegalArgumentException(
            "Backpropagation through time needs links whose way back is fixed, but link "
                + link.forward()
                + " pools by the maximum; use average pooling, squeezing or recurrent backprop");
      }
    }
  }

  private final class Bound {
    private final PhysicalNetwork network;
    private final NetworkDescription description;
    private final ErrorNetwork errors;
    private final int[] group;
    private final Map<Integer, List<Moment>> memories = new HashMap<>();

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.description = network.description();
      requireFixedPlaces(description);
      this.errors =
          new ErrorNetwork(description, edge -> network.edge(edge).coupling(), settling, team);
      this.group = new int[description.layers().size()];
      int[][] groups = settling.schedule().groups(description);
      for (int g = 0; g < groups.length; g++) {
        for (int k : groups[g]) {
          group[k] = g;
        }
      }
    }

    Estimate estimate(Batch inputs, Batch targets) {
      int rows = inputs.rows();
      List<Moment> memory = memories.computeIfAbsent(rows, r -> new ArrayList<>());
      network.clamp(inputs);
      moment(memory, 0, rows).state.rest();
      Equilibrium free = forward(memory, rows);
      int steps = (int) Math.round(steps(free));
      NetworkState last = memory.get(steps).state;
      if (free instanceof Equilibrium.Faulted) {
        return new Estimate(List.of(), List.of(), last, free, List.of());
      }
      backward(memory, steps, targets);
      PairProducts pairs =
          new PairProducts(description).input(inputs, errors.sums(rows), 1f / rows);
      for (int t = steps; t > 0; t--) {
        NetworkState after = memory.get(t).state;
        NetworkState before = memory.get(t - 1).state;
        pairs.between(
            memory.get(t).error,
            (driven, source) -> (group[source] < group[driven] ? after : before).plus(source),
            1f / rows);
      }
      return new Estimate(pairs.products(), pairs.biases(), last, free, List.of());
    }

    private Equilibrium forward(List<Moment> memory, int rows) {
      SettleLimits one = new SettleLimits(1, limits.tolerance());
      for (int t = 1; t <= limits.maxSteps(); t++) {
        NetworkState state = moment(memory, t, rows).state;
        state.copyFrom(memory.get(t - 1).state);
        Equilibrium step = network.settle(Nudge.FREE, state, one);
        switch (step) {
          case Equilibrium.Faulted faulted -> {
            return faulted;
          }
          case Equilibrium.Settled(double steps, float residual) -> {
            return new Equilibrium.Settled(t, residual);
          }
          case Equilibrium.NotSettled(double steps, float residual) -> {
            if (t == limits.maxSteps()) {
              return new Equilibrium.NotSettled(t, residual);
            }
          }
        }
      }
      throw new IllegalStateException("A free phase has at least one step");
    }

    private void backward(List<Moment> memory, int steps, Batch targets) {
      int output = description.output();
      errors.begin(targets.rows());
      Batch goal = Batch.zeros(targets.rows(), targets.width());
      goal.copyFrom(targets);
      for (int t = steps; t > 0; t--) {
        Moment moment = memory.get(t);
        boolean counts = t == steps || credit == Credit.TEMPORAL_DIFFERENCE;
        errors.back(moment.state, counts ? goal : null, 1f, network);
        moment.keep(errors.errors(targets.rows()));
        Batch s = moment.state.plus(output);
        Pointwise.relax(goal.values(), 0, s.values(), 0, 1f - lambda, goal.rows() * goal.width());
      }
    }

    private Moment moment(List<Moment> memory, int step, int rows) {
      while (memory.size() <= step) {
        memory.add(new Moment(description, rows));
      }
      return memory.get(step);
    }
  }

  private static double steps(Equilibrium free) {
    return switch (free) {
      case Equilibrium.Settled(double steps, float residual) -> steps;
      case Equilibrium.NotSettled(double steps, float residual) -> steps;
      case Equilibrium.Faulted(String why) -> 0;
    };
  }

  /** The states after a step, and the errors of that step's drives. */
  private static final class Moment {
    private final NetworkState state;
    private final Batch[] error;

    Moment(NetworkDescription description, int rows) {
      state = NetworkState.single(description, rows);
      error = new Batch[description.layers().size()];
      for (int k = 1; k < error.length; k++) {
        error[k] = Batch.zeros(rows, description.size(k));
      }
    }

    void keep(Batch[] errors) {
      for (int k = 1; k < error.length; k++) {
        error[k].copyFrom(errors[k]);
      }
    }
  }
}
