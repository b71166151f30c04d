package org.ohmlight.learning.loop;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.learning.wiring.LayerBlocks;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;

/** The errors of a block of samples: what {@link ErrorNetwork} does with all of them. */
final class ErrorBlock {
  private final NetworkDescription network;
  private final ErrorPaths paths;
  private final int[][] groups;
  private final Solver solver;
  private final Readout readout;
  private final int first;
  private final int rows;
  private final Batch[] error;
  private final Batch[] sum;
  private final Batch[] felt;
  private final Batch[] carry;
  private final Batch[] product;
  private final Batch[] slope;
  private final Batch[] states;
  private @Nullable Batch output;
  private @Nullable Batch target;
  private float weight;

  /**
   * Makes a block.
   *
   * @param error {@code delta} of the whole batch by layer; this block writes its own rows
   * @param sum sums of {@code delta} over unrolled steps
   */
  ErrorBlock(
      NetworkDescription network,
      Map<EdgeId, WiredEdge> edges,
      Settling settling,
      Readout readout,
      Batch[] error,
      Batch[] sum,
      int first,
      int rows) {
    this.network = network;
    this.paths = new ErrorPaths(network, edges, first, rows);
    this.groups = settling.schedule().groups(network);
    this.solver = settling.solver();
    this.readout = readout;
    this.first = first;
    this.rows = rows;
    this.error = Exchange.windows(error, first, rows);
    this.sum = Exchange.windows(sum, first, rows);
    this.felt = LayerBlocks.of(network, first, rows);
    this.carry = LayerBlocks.of(network, first, rows);
    this.product = LayerBlocks.of(network, first, rows);
    this.slope = LayerBlocks.of(network, first, rows);
    this.states = new Batch[network.layers().size()];
  }

  /** No errors yet. */
  void rest() {
    for (int k = 1; k <= network.last(); k++) {
      error[k].fill(0f);
      sum[k].fill(0f);
      carry[k].fill(0f);
    }
  }

  /**
   * The states that are differentiated at from now on, and what the output is compared with.
   *
   * @param goal targets of the whole batch; null if the cost does not count here
   * @param goalWeight weight of the cost
   */
  void at(NetworkState state, @Nullable Batch goal, float goalWeight) {
    for (int k = 1; k <= network.last(); k++) {
      states[k] = state.plus(k).window(first, rows);
      network.layers().get(k).activation().slopes(state.plusDrive(k).window(first, rows), slope[k]);
    }
    output =
        switch (readout) {
          case STATE -> states[network.output()];
          case DRIVE -> state.plusDrive(network.output()).window(first, rows);
        };
    target = goal == null ? null : goal.window(first, rows);
    weight = goalWeight;
    paths.moved();
  }

  /** The cost no longer counts. */
  void withoutCost() {
    target = null;
  }

  /**
   * One step of {@code delta <- delta + alpha (f'(a) lambda(delta) - delta)}, group after group
   * against the schedule.
   *
   * @return largest change of an error over alpha
   */
  float relax(long tick) {
    float change = 0f;
    for (int g = groups.length - 1; g >= 0; g--) {
      feel(groups[g], tick);
      for (int k : groups[g]) {
        Batch d = error[k];
        Batch l = felt[k];
        multiply(l, slope[k]);
        compare(k, Readout.DRIVE, l);
        Batch moved = product[k];
        moved.copyFrom(l);
        moved.addScaled(d, -1f);
        change = Math.max(change, largest(moved));
        Pointwise.relax(
            d.values(), d.offset(), l.values(), l.offset(), solver.stepSize(), count(d));
      }
    }
    return change;
  }

  /**
   * One step of the schedule taken back: {@code delta} becomes the derivative by the drives of that
   * step.
   *
   * @return largest error
   */
  float back(long tick) {
    float most = 0f;
    for (int g = groups.length - 1; g >= 0; g--) {
      feel(groups[g], tick);
      for (int k : groups[g]) {
        take(k);
        sum[k].addScaled(error[k], 1f);
        most = Math.max(most, largest(error[k]));
      }
    }
    return most;
  }

  /**
   * Through the step of one layer. Mirror descent: {@code a' = (1 - alpha) a + alpha D, s = f(a')},
   * damped Picard: {@code s' = (1 - alpha) s + alpha f(D)}. A cost of drives is one of {@code a'}
   * there and of {@code D} here.
   */
  private void take(int k) {
    Batch l = felt[k];
    if (solver.movesDrives()) {
      multiply(l, slope[k]);
      compare(k, Readout.DRIVE, l);
      l.addScaled(carry[k], 1f);
      scale(carry[k], l, 1f - solver.stepSize());
      scale(error[k], l, solver.stepSize());
    } else {
      l.addScaled(carry[k], 1f);
      scale(carry[k], l, 1f - solver.stepSize());
      multiply(l, slope[k]);
      scale(error[k], l, solver.stepSize());
      compare(k, Readout.DRIVE, error[k]);
    }
  }

  /** {@code lambda} of the layers of a group, from the errors as they are. */
  private void feel(int[] group, long tick) {
    for (int k : group) {
      Batch l = felt[k];
      l.fill(0f);
      compare(k, Readout.STATE, l);
      paths.addTo(k, error, states, l, product[k], tick);
    }
  }

  /** Adds {@code o - y} to the errors of the output, if that is where the cost reads it. */
  private void compare(int k, Readout at, Batch errors) {
    Batch y = target;
    Batch o = output;
    if (k == network.output() && at == readout && y != null && o != null) {
      errors.nudge(o, y, -weight);
    }
  }

  private static int count(Batch batch) {
    return batch.rows() * batch.width();
  }

  private static float largest(Batch x) {
    return Pointwise.maxAbs(x.values(), x.offset(), count(x));
  }

  private static void multiply(Batch into, Batch x) {
    Pointwise.product(
        into.values(),
        into.offset(),
        into.values(),
        into.offset(),
        x.values(),
        x.offset(),
        count(x));
  }

  private static void scale(Batch into, Batch x, float factor) {
    Pointwise.scale(into.values(), into.offset(), x.values(), x.offset(), factor, count(x));
  }
}
