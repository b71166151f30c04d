package org.ohmlight.simulator.reference.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.reference.machine.Machine.HeldMatrix;
import org.ohmlight.simulator.reference.machine.Machine.Operator;

/**
 * Some samples that settle in one loop on a machine. Written from the two equations that all
 * structures share, with {@code m = (s+ + s-) / 2}, {@code d = s+ - s-}:
 *
 * <pre>
 *   c_k = I_k + sum_(j below) A_kj m_j   + sum_(j above) F_kj m_j,     F = 0 | A^T | -A^T | B
 *   e_k =       sum_(j above) A_jk^T d_j + sum_(j below) F_jk^T d_j
 *   D+- = c +- e / 2 -+ [output] (beta / 2)(s+- - y)
 * </pre>
 *
 * with {@code I_k = A_k0 x + b_k}. On one rail there is no difference: {@code D = c - [output] beta
 * (s - y)}. Source: Høier et al. (2024); Nest and Høier, eq. 1 and 4-6.
 */
final class SettleWindow<T> {
  private final Machine<T> machine;
  private final NetworkDescription network;
  private final ReferenceSettling settling;
  private final List<List<Integer>> groups;
  private final int first;
  private final int rows;
  private final Map<EdgeId, Operator<T>> operators = new HashMap<>();
  private final List<T> input;
  private final List<T> sum;
  private final List<T> error;
  private final List<T> mean;
  private final List<T> difference;
  private final List<List<T>> states;
  private final List<List<T>> drives;
  private final T target;
  private final Batch biases;
  private final Machine.Rest rest;

  SettleWindow(
      Machine<T> machine,
      NetworkDescription network,
      ReferenceSettling settling,
      Function<EdgeId, HeldMatrix> weights,
      int first,
      int rows) {
    this.machine = machine;
    this.network = network;
    this.settling = settling;
    this.groups = settling.groups(network);
    this.first = first;
    this.rows = rows;
    for (EdgeId edge : network.edges()) {
      operators.put(edge, machine.operator(network, edge, weights.apply(edge), rows));
    }
    input = layers();
    sum = layers();
    error = layers();
    mean = layers();
    difference = layers();
    states = List.of(layers(), layers());
    drives = List.of(layers(), layers());
    target = machine.zeros(rows, network.shape(network.output()));
    int widest = network.layers().stream().mapToInt(layer -> layer.size()).max().orElseThrow();
    biases = Batch.zeros(rows, widest);
    rest = machine.rest(network, rows, 2);
  }

  private List<T> layers() {
    return network.layers().stream().map(layer -> machine.zeros(rows, layer.shape())).toList();
  }

  private Operator<T> operator(EdgeId edge) {
    Operator<T> operator = operators.get(edge);
    if (operator == null) {
      throw new IllegalArgumentException("No edge " + edge);
    }
    return operator;
  }

  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  /** Makes what the input and the biases drive, {@code I_k}. */
  void clamp(Batch x, float[][] bias) {
    machine.load(x.window(first, rows), input.getFirst());
    for (int k = 1; k <= network.last(); k++) {
      machine.load(spread(bias[k], network.shape(k)), input.get(k));
    }
    for (Link link : network.links()) {
      if (link.from() == 0) {
        operator(link.forward()).forward(input.getFirst(), input.get(link.to()), 1f, true);
      }
    }
  }

  private Batch spread(float[] bias, LayerShape shape) {
    Batch batch = Batch.of(biases.values(), rows, shape.size());
    for (int i = 0; i < rows * shape.size(); i++) {
      batch.values()[i] = bias[i % shape.size() / shape.pixels()];
    }
    return batch;
  }

  /** Settles, and leaves what was reached in the state. */
  Machine.Outcome settle(Nudge nudge, NetworkState state, SettleLimits limits, long firstTick) {
    int rails = state.isDyadic() ? 2 : 1;
    begin(nudge, state, rails);
    boolean pulled = nudge instanceof Nudge.Force || nudge instanceof Nudge.Dyadic;
    int held = nudge instanceof Nudge.Held ? network.output() : -1;
    float beta =
        switch (nudge) {
          case Nudge.Force force -> force.beta();
          case Nudge.Dyadic dyadic -> 0.5f * dyadic.beta();
          case Nudge.None _, Nudge.Held _ -> 0f;
        };
    rest.begin(limits);
    long tick = firstTick;
    while (rest.goesOn()) {
      rest.beginStep();
      for (List<Integer> group : groups) {
        for (int k : group) {
          if (k != held) {
            drive(k, rails);
          }
        }
        for (int k : group) {
          if (k != held) {
            move(k, rails, pulled, beta, tick);
          }
        }
      }
      rest.endStep();
      tick += 2;
    }
    store(state, rails);
    return rest.outcome();
  }

  private void begin(Nudge nudge, NetworkState state, int rails) {
    switch (nudge) {
      case Nudge.Force force -> machine.load(force.target().window(first, rows), target);
      case Nudge.Dyadic dyadic -> machine.load(dyadic.target().window(first, rows), target);
      case Nudge.Held heldOutput ->
          state
              .plus(network.output())
              .window(first, rows)
              .copyFrom(heldOutput.output().window(first, rows));
      case Nudge.None _ -> {}
    }
    for (int k = 1; k <= network.last(); k++) {
      machine.load(state.plus(k).window(first, rows), states.get(0).get(k));
      machine.load(state.plusDrive(k).window(first, rows), drives.get(0).get(k));
      if (rails == 2) {
        machine.load(state.minus(k).window(first, rows), states.get(1).get(k));
        machine.load(state.minusDrive(k).window(first, rows), drives.get(1).get(k));
        split(k);
      }
    }
  }

  private void split(int k) {
    machine.split(states.get(0).get(k), states.get(1).get(k), mean.get(k), difference.get(k));
  }

  private void store(NetworkState state, int rails) {
    for (int k = 1; k <= network.last(); k++) {
      machine.store(states.get(0).get(k), state.plus(k).window(first, rows));
      machine.store(drives.get(0).get(k), state.plusDrive(k).window(first, rows));
      if (rails == 2) {
        machine.store(states.get(1).get(k), state.minus(k).window(first, rows));
        machine.store(drives.get(1).get(k), state.minusDrive(k).window(first, rows));
      }
    }
  }

  private void drive(int k, int rails) {
    meanDrive(k, rails == 2 ? mean : states.get(0), sum.get(k));
    if (rails == 2) {
      errorDrive(k, difference, mean, error.get(k));
    }
  }

  /** {@code c_k} without its constant part. */
  private void meanDrive(int k, List<T> from, T into) {
    boolean begun = false;
    for (Link link : network.links()) {
      if (link.to() == k && link.from() > 0) {
        operator(link.forward()).forward(from.get(link.from()), into, 1f, begun);
        begun = true;
      }
      if (link.from() == k && network.structure().recurrent()) {
        T above = from.get(link.to());
        if (network.structure() == Structure.ASYMMETRIC) {
          operator(link.back()).forward(above, into, 1f, begun);
        } else {
          operator(link.forward()).adjoint(above, into, from.get(k), sign(), begun);
        }
        begun = true;
      }
    }
  }

  /** {@code e_k}; returns whether anything reached the layer. */
  private boolean errorDrive(int k, List<T> from, List<T> now, T into) {
    boolean begun = false;
    for (Link link : network.links()) {
      if (link.from() == k) {
        operator(link.forward()).adjoint(from.get(link.to()), into, now.get(k), 1f, begun);
        begun = true;
      }
      if (link.to() == k && link.from() > 0 && network.structure().recurrent()) {
        T below = from.get(link.from());
        if (network.structure() == Structure.ASYMMETRIC) {
          operator(link.back()).adjoint(below, into, now.get(k), 1f, begun);
        } else {
          operator(link.forward()).forward(below, into, sign(), begun);
        }
        begun = true;
      }
    }
    return begun;
  }

  private float sign() {
    return network.structure() == Structure.SKEW_SYMMETRIC ? -1f : 1f;
  }

  /** {@code e_k} of errors given by layer, at given states. */
  void errors(int k, Batch[] errors, Batch[] now, Batch into) {
    for (int j = 1; j <= network.last(); j++) {
      machine.load(errors[j].window(first, rows), difference.get(j));
      machine.load(now[j].window(first, rows), mean.get(j));
    }
    if (errorDrive(k, difference, mean, error.get(k))) {
      machine.store(error.get(k), into.window(first, rows));
    } else {
      into.window(first, rows).fill(0f);
    }
  }

  private void move(int k, int rails, boolean pulled, float beta, long tick) {
    boolean driven = reached(k, false);
    boolean erring = rails == 2 && reached(k, true);
    boolean counts = settling.carries(network, k, pulled);
    for (int rail = 0; rail < rails; rail++) {
      float side = rail == 0 ? 1f : -1f;
      machine.move(
          new Move<>(
              k,
              rail,
              states.get(rail).get(k),
              drives.get(rail).get(k),
              input.get(k),
              driven ? sum.get(k) : null,
              erring ? error.get(k) : null,
              0.5f * side,
              pulled && k == network.output() ? target : null,
              side * beta,
              network.layers().get(k).activation(),
              settling,
              tick,
              first,
              counts),
          rest);
    }
    if (rails == 2) {
      split(k);
    }
  }

  /** Whether anything but the input drives a layer, or whether any error does. */
  private boolean reached(int k, boolean byErrors) {
    for (Link link : network.links()) {
      boolean below = link.to() == k && link.from() > 0;
      boolean above = link.from() == k;
      boolean back = network.structure().recurrent();
      if (byErrors ? above || (below && back) : below || (above && back)) {
        return true;
      }
    }
    return false;
  }
}
