package org.ohmlight.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * What every {@link PhysicalNetwork} must do, whatever settles. A subclass makes a small network
 * that comes to rest and says how far its physics may stray.
 */
public abstract class PhysicalNetworkContract {
  private static final int ROWS = 5;

  /** A fresh network; the same call gives the same devices and weights. */
  protected abstract PhysicalNetwork network();

  /** Limits under which this network comes to rest. */
  protected abstract SettleLimits limits();

  /** How far two settles of the same thing at different moments may differ. */
  protected abstract double stateTolerance();

  /** Nudging strength at which the output visibly moves. */
  protected float beta() {
    return 0.2f;
  }

  /** Whether its output can be held at given states; if not, it says so. */
  protected boolean holdsItsOutput() {
    return true;
  }

  private static Batch input(PhysicalNetwork network, int rows) {
    Batch input = Batch.zeros(rows, network.description().size(0));
    RandomStream.of(7, "contract input").uniforms(input.values(), 0, input.values().length, 0);
    return input;
  }

  private static Batch target(PhysicalNetwork network) {
    int outputs = network.description().size(network.description().output());
    Batch target = Batch.zeros(ROWS, outputs);
    for (int r = 0; r < ROWS; r++) {
      target.values()[r * outputs + r % outputs] = 1f;
    }
    return target;
  }

  private NetworkState free(PhysicalNetwork network) {
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input(network, ROWS));
    Equilibrium equilibrium = network.settle(Nudge.FREE, state, limits());
    assertThat(equilibrium).isInstanceOf(Equilibrium.Settled.class);
    return state;
  }

  @Test
  void everyEdgeOfTheDescriptionHasACouplingOfItsShape() {
    try (PhysicalNetwork network = network()) {
      NetworkDescription description = network.description();
      for (EdgeId edge : description.edges()) {
        assertThat(network.edge(edge).coupling().outputs()).isEqualTo(description.outputs(edge));
        assertThat(network.edge(edge).coupling().inputs()).isEqualTo(description.inputs(edge));
      }
      assertThatThrownBy(() -> network.edge(new EdgeId(0, 99)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anEquilibriumIsAFixedPoint() {
    try (PhysicalNetwork network = network()) {
      NetworkState state = free(network);
      NetworkState again = NetworkState.single(network.description(), ROWS);
      again.copyFrom(state);
      network.settle(Nudge.FREE, again, limits());
      assertThat(distance(state, again)).isLessThanOrEqualTo(stateTolerance());
    }
  }

  @Test
  void residualsAreReportedStepByStep() {
    try (PhysicalNetwork network = network()) {
      free(network);
      float[] residuals = network.residuals();
      assertThat(residuals).isNotEmpty();
      assertThat(residuals[residuals.length - 1]).isLessThanOrEqualTo(limits().tolerance());
      assertThat(residuals.length).isLessThanOrEqualTo(limits().maxSteps());
    }
  }

  @Test
  void zeroNudgeIsTheFreePhase() {
    try (PhysicalNetwork network = network()) {
      NetworkState free = free(network);
      NetworkState nudged = NetworkState.single(network.description(), ROWS);
      network.settle(new Nudge.Force(target(network), 0f), nudged, limits());
      assertThat(distance(free, nudged)).isLessThanOrEqualTo(stateTolerance());
    }
  }

  @Test
  void nudgingPullsTheOutputTowardsItsTarget() {
    try (PhysicalNetwork network = network()) {
      NetworkState free = free(network);
      Batch target = target(network);
      NetworkState nudged = NetworkState.single(network.description(), ROWS);
      nudged.copyFrom(free);
      network.settle(new Nudge.Force(target, beta()), nudged, limits());
      assertThat(cost(network, nudged, target)).isLessThan(cost(network, free, target));
      nudged.copyFrom(free);
      network.settle(new Nudge.Force(target, -beta()), nudged, limits());
      assertThat(cost(network, nudged, target)).isGreaterThan(cost(network, free, target));
    }
  }

  @Test
  void aHeldOutputDoesNotMove() {
    try (PhysicalNetwork network = network()) {
      NetworkState free = free(network);
      Batch output = free.plus(network.description().output());
      NetworkState held = NetworkState.single(network.description(), ROWS);
      if (!holdsItsOutput()) {
        assertThatThrownBy(() -> network.settle(new Nudge.Held(output), held, limits()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("held");
        return;
      }
      network.settle(new Nudge.Held(output), held, limits());
      assertThat(distance(free, held)).isLessThanOrEqualTo(10 * stateTolerance());
      Batch target = target(network);
      network.settle(new Nudge.Held(target), held, limits());
      assertThat(distance(held.plus(network.description().output()), target)).isZero();
    }
  }

  @Test
  void dyadsPartOnlyUnderANudge() {
    try (PhysicalNetwork network = network()) {
      NetworkState free = free(network);
      Batch target = target(network);
      NetworkState dyads = NetworkState.dyadic(network.description(), ROWS);
      dyads.copyFrom(free);
      network.settle(new Nudge.Dyadic(target, 0f), dyads, limits());
      int output = network.description().output();
      assertThat(distance(dyads.plus(output), dyads.minus(output)))
          .isLessThanOrEqualTo(stateTolerance());
      network.settle(new Nudge.Dyadic(target, beta()), dyads, limits());
      double towards = 0;
      for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < target.width(); c++) {
          double difference = dyads.plus(output).at(r, c) - dyads.minus(output).at(r, c);
          towards += difference * (target.at(r, c) - free.plus(output).at(r, c));
        }
      }
      assertThat(towards).isGreaterThan(0);
    }
  }

  @Test
  void aSampleDoesNotDependOnItsNeighboursInTheBatch() {
    try (PhysicalNetwork network = network()) {
      NetworkState five = free(network);
      NetworkState one = NetworkState.single(network.description(), 1);
      network.clamp(input(network, ROWS).window(0, 1));
      network.settle(Nudge.FREE, one, limits());
      for (int k = 1; k <= network.description().last(); k++) {
        for (int c = 0; c < one.plus(k).width(); c++) {
          assertThat((double) Math.abs(one.plus(k).at(0, c) - five.plus(k).at(0, c)))
              .isLessThanOrEqualTo(stateTolerance());
        }
      }
    }
  }

  @Test
  void theSameMomentGivesTheSameBits() {
    float[] first;
    try (PhysicalNetwork network = network()) {
      first = free(network).plus(network.description().output()).values().clone();
    }
    try (PhysicalNetwork network = network()) {
      assertThat(free(network).plus(network.description().output()).values()).isEqualTo(first);
    }
  }

  @Test
  void theClockMovesOn() {
    try (PhysicalNetwork network = network()) {
      long before = network.clock();
      free(network);
      long after = network.clock();
      assertThat(after).isGreaterThan(before);
      assertThat(network.nextTick()).isGreaterThanOrEqualTo(after);
      network.setClock(before);
      assertThat(network.clock()).isEqualTo(before);
    }
  }

  @Test
  void wrongShapesAndWrongRailsAreRefused() {
    try (PhysicalNetwork network = network()) {
      assertThatThrownBy(() -> network.clamp(Batch.zeros(2, network.description().size(0) + 1)))
          .isInstanceOf(IllegalArgumentException.class);
      network.clamp(input(network, ROWS));
      assertThatThrownBy(() ->
              network.settle(
                  Nudge.FREE, NetworkState.single(network.description(), ROWS + 1), limits()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() ->
              network.settle(
                  new Nudge.Dyadic(target(network), 0.1f),
                  NetworkState.single(network.description(), ROWS),
                  limits()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double cost(PhysicalNetwork network, NetworkState state, Batch target) {
    Batch output = state.plus(network.description().output());
    double cost = 0;
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < target.width(); c++) {
        double error = output.at(r, c) - target.at(r, c);
        cost += 0.5 * error * error;
      }
    }
    return cost;
  }

  private static double distance(NetworkState a, NetworkState b) {
    double worst = 0;
    for (int k = 1; k < a.layers(); k++) {
      worst = Math.max(worst, distance(a.plus(k), b.plus(k)));
    }
    return worst;
  }

  private static double distance(Batch a, Batch b) {
    double worst = 0;
    for (int r = 0; r < a.rows(); r++) {
      for (int c = 0; c < a.width(); c++) {
        worst = Math.max(worst, Math.abs(a.at(r, c) - b.at(r, c)));
      }
    }
    return worst;
  }
}
