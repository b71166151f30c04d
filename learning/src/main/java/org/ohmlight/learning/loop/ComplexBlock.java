package org.ohmlight.learning.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.learning.wiring.LayerBlocks;
import org.ohmlight.learning.wiring.Passage;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;

/** The complex states of a block of samples: what {@link ComplexNetwork} does with all of them. */
final class ComplexBlock {
  private record Way(int other, Passage passage, boolean back) {}

  private final NetworkDescription network;
  private final int[][] groups;
  private final Solver solver;
  private final int first;
  private final int rows;
  private final List<List<Way>> ways = new ArrayList<>();
  private final InputDrives input;
  private final Batch[][] state;
  private final Batch[][] potential;
  private final Batch[][] drive;
  private final Batch[] product;
  private final Batch[][] next;

  /**
   * Makes a block.
   *
   * @param states real and imaginary part of the whole batch by layer
   */
  ComplexBlock(
      NetworkDescription network,
      Map<EdgeId, WiredEdge> edges,
      Settling settling,
      Batch[][] states,
      int first,
      int rows) {
    this.network = network;
    this.groups = settling.schedule().groups(network);
    this.solver = settling.solver();
    this.first = first;
    this.rows = rows;
    for (int k = 0; k < network.layers().size(); k++) {
      ways.add(new ArrayList<>());
    }
    for (Link link : network.links()) {
      if (link.from() > 0) {
        Passage passage = WiredEdge.passage(edges, link.forward(), first, rows);
        ways.get(link.to()).add(new Way(link.from(), passage, false));
        ways.get(link.from()).add(new Way(link.to(), passage, true));
      }
    }
    input = new InputDrives(network, edges, first, rows);
    state =
        new Batch[][] {
          Exchange.windows(states[0], first, rows), Exchange.windows(states[1], first, rows)
        };
    potential = parts();
    drive = parts();
    next = parts();
    product = LayerBlocks.of(network, first, rows);
  }

  private Batch[][] parts() {
    return new Batch[][] {
      LayerBlocks.of(network, first, rows), LayerBlocks.of(network, first, rows)
    };
  }

  void clamp(Batch inputs, PhysicalNetwork hardware, long tick) {
    input.clamp(inputs, hardware, tick);
  }

  /** Starts at a real state. */
  void start(NetworkState from) {
    for (int k = 1; k <= network.last(); k++) {
      state[0][k].copyFrom(from.plus(k).window(first, rows));
      potential[0][k].copyFrom(from.plusDrive(k).window(first, rows));
      state[1][k].fill(0f);
      potential[1][k].fill(0f);
    }
  }

  /**
   * One step of the schedule under the force {@code -(beta + i gamma)(s - y)}.
   *
   * @return largest change of a part of a state
   */
  float step(Batch target, float beta, float gamma, long tick) {
    float change = 0f;
    for (int[] group : groups) {
      for (int k : group) {
        drive(k, target, beta, gamma, tick);
      }
      for (int k : group) {
        change = Math.max(change, move(k));
      }
    }
    return change;
  }

  /** Couplings are real and linear: each part is a presentation of its own. */
  private void drive(int k, Batch target, float beta, float gamma, long tick) {
    drive[0][k].copyFrom(input.of(k));
    drive[1][k].fill(0f);
    for (Way way : ways.get(k)) {
      for (int part = 0; part < 2; part++) {
        Batch from = state[part][way.other()];
        if (way.back()) {
          way.passage().adjoint(from, product[k], state[part][k], tick + part, part);
        } else {
          way.passage().forward(from, product[k], tick + part, part);
        }
        drive[part][k].addScaled(product[k], 1f);
      }
    }
    if (k == network.output()) {
      Batch y = target.window(first, rows);
      drive[0][k].nudge(state[0][k], y, beta);
      drive[0][k].addScaled(state[1][k], gamma);
      drive[1][k].nudge(state[0][k], y, gamma);
      drive[1][k].addScaled(state[1][k], -beta);
    }
  }

  private float move(int k) {
    Activation activation = network.layers().get(k).activation();
    if (solver.movesDrives()) {
      relax(potential[0][k], drive[0][k]);
      relax(potential[1][k], drive[1][k]);
      return ComplexActivation.apply(
          activation, potential[0][k], potential[1][k], state[0][k], state[1][k]);
    }
    next[0][k].copyFrom(state[0][k]);
    next[1][k].copyFrom(state[1][k]);
    float change =
        ComplexActivation.apply(activation, drive[0][k], drive[1][k], next[0][k], next[1][k]);
    relax(state[0][k], next[0][k]);
    relax(state[1][k], next[1][k]);
    return solver.stepSize() * change;
  }

  private void relax(Batch into, Batch towards) {
    Pointwise.relax(
        into.values(),
        into.offset(),
        towards.values(),
        towards.offset(),
        solver.stepSize(),
        rows * into.width());
  }
}
