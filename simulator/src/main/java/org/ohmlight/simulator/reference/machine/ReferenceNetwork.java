package org.ohmlight.simulator.reference.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * A layered network that settles on a machine: every structure, dense and convolutional, free,
 * nudged, held and dyadic. It is built of nothing that the learning engine is built of, and should
 * come to the same numbers.
 *
 * <p>Weights begin at zero; program them. Samples stop in blocks of 32, as everywhere.
 *
 * @param <T> a layer of states on the machine
 */
public final class ReferenceNetwork<T> implements PhysicalNetwork {
  private final Machine<T> machine;
  private final NetworkDescription description;
  private final ReferenceSettling settling;
  private final SequencedMap<EdgeId, ReferenceCoupling> couplings;
  private final Map<EdgeId, Edge> edges = new LinkedHashMap<>();
  private final float[][] biases;
  private final Map<Integer, List<SettleWindow<T>>> windows = new HashMap<>();
  private final List<Machine.Outcome> outcomes = new ArrayList<>();
  private List<SettleWindow<T>> clamped = List.of();
  private int clampedRows = -1;
  private long clock = 1;

  ReferenceNetwork(
      Machine<T> machine,
      NetworkDescription description,
      ReferenceSettling settling,
      SequencedMap<EdgeId, ReferenceCoupling> couplings) {
    this.machine = machine;
    this.description = description;
    this.settling = settling;
    this.couplings = couplings;
    couplings.forEach(
        (id, coupling) -> edges.put(id, new ReferenceEdge<>(id, coupling, machine, description)));
    biases = new float[description.layers().size()][];
    for (int k = 0; k < biases.length; k++) {
      biases[k] = new float[description.shape(k).channels()];
    }
  }

  @Override
  public NetworkDescription description() {
    return description;
  }

  /** How it settles. */
  public ReferenceSettling settling() {
    return settling;
  }

  @Override
  public Edge edge(EdgeId id) {
    Edge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalArgumentException(
          "This "
              + description.structure().label()
              + " network has no edge "
              + id
              + "; it has "
              + edges.keySet());
    }
    return edge;
  }

  /** Takes over the weights and biases of a network of the same description. */
  public void copyFrom(PhysicalNetwork original) {
    couplings.forEach((id, coupling) -> {
      float[] weights = new float[edge(id).weights()];
      original.edge(id).coupling().read(weights);
      coupling.program(weights, nextTick());
    });
    for (int k = 1; k < biases.length; k++) {
      System.arraycopy(original.bias(k), 0, biases[k], 0, biases[k].length);
    }
  }

  @Override
  public float[] bias(int layer) {
    return biases[layer];
  }

  @Override
  public void clamp(Batch input) {
    input.requireShape(input.rows(), description.size(0), "the clamped input");
    clampedRows = input.rows();
    clamped = windows(input.rows());
    couplings.values().forEach(ReferenceCoupling::current);
    clamped.forEach(window -> window.clamp(input, biases));
    clock++;
  }

  private List<SettleWindow<T>> windows(int rows) {
    return windows.computeIfAbsent(
        rows,
        all -> {
          List<SettleWindow<T>> made = new ArrayList<>();
          int most = machine.rowsAtOnce();
          for (int first = 0; first < all; first += Math.min(most, all - first)) {
            int count = Math.min(most, all - first);
            made.add(
                new SettleWindow<>(machine, description, settling, this::matrix, first, count));
          }
          return made;
        });
  }

  private Machine.HeldMatrix matrix(EdgeId id) {
    ReferenceCoupling coupling = couplings.get(id);
    if (coupling == null) {
      throw new IllegalArgumentException("No edge " + id);
    }
    return coupling.matrix();
  }

  @Override
  public Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits) {
    if (clampedRows < 0) {
      throw new IllegalStateException("Clamp an input before the network settles");
    }
    if (state.rows() != clampedRows) {
      throw new IllegalArgumentException(
          "The state has " + state.rows() + " rows, the clamped input " + clampedRows);
    }
    if (nudge instanceof Nudge.Dyadic != state.isDyadic()) {
      throw new IllegalArgumentException(
          "A dyadic nudge needs a state with two rails, any other nudge one rail");
    }
    couplings.values().forEach(ReferenceCoupling::current);
    outcomes.clear();
    for (SettleWindow<T> window : clamped) {
      outcomes.add(window.settle(nudge, state, limits, clock));
    }
    return verdict(limits, state);
  }

  private Equilibrium verdict(SettleLimits limits, NetworkState state) {
    Convergence rest = convergence();
    int most = outcomes.stream().mapToInt(Machine.Outcome::steps).max().orElse(0);
    clock += 2L * most + 2;
    charge(most);
    float worst = 0f;
    boolean relative = limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE;
    for (int r = 0; r < rest.samples(); r++) {
      worst = Math.max(worst, relative ? rest.relativeChange()[r] : rest.largestChange()[r]);
    }
    if (!isFinite(state)) {
      return new Equilibrium.Faulted(
          "states are not finite after "
              + most
              + " steps; try a smaller step size or learning rate");
    }
    return worst <= limits.tolerance()
        ? new Equilibrium.Settled(rest.meanSteps(), worst)
        : new Equilibrium.NotSettled(rest.meanSteps(), worst);
  }

  /** Every step is one product forward, and one back where errors or states come back. */
  private void charge(int steps) {
    long rows = clampedRows;
    couplings.forEach((id, coupling) -> {
      if (id.from() > 0) {
        coupling.charge(rows * steps * (description.structure().recurrent() ? 2 : 1));
      } else {
        coupling.charge(rows);
      }
    });
  }

  private boolean isFinite(NetworkState state) {
    for (int k = 1; k <= description.last(); k++) {
      for (Batch batch : List.of(state.plus(k), state.minus(k))) {
        float sum = 0f;
        int count = batch.rows() * batch.width();
        for (int i = 0; i < count; i++) {
          sum += 0f * batch.values()[batch.offset() + i];
        }
        if (sum != 0f) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The drive of errors given by layer, {@code e_k = sum_above A^T d + sum_below F^T d}, at given
   * states.
   *
   * @param into {@code [rows, size(k)]}. Modified.
   */
  void errors(int k, Batch[] errors, Batch[] states, Batch into) {
    windows(into.rows()).forEach(window -> window.errors(k, errors, states, into));
  }

  @Override
  public float[] residuals() {
    int most = outcomes.stream().mapToInt(outcome -> outcome.residuals().length).max().orElse(0);
    float[] residuals = new float[most];
    for (Machine.Outcome outcome : outcomes) {
      for (int step = 0; step < outcome.residuals().length; step++) {
        residuals[step] = Math.max(residuals[step], outcome.residuals()[step]);
      }
    }
    return residuals;
  }

  @Override
  public Convergence convergence() {
    int rows = outcomes.stream().mapToInt(outcome -> outcome.restedAt().length).sum();
    Convergence all =
        new Convergence(new int[rows], new boolean[rows], new float[rows], new float[rows]);
    int first = 0;
    for (Machine.Outcome outcome : outcomes) {
      int count = outcome.restedAt().length;
      System.arraycopy(outcome.restedAt(), 0, all.steps(), first, count);
      System.arraycopy(outcome.atRest(), 0, all.atRest(), first, count);
      System.arraycopy(outcome.change(), 0, all.largestChange(), first, count);
      System.arraycopy(outcome.relative(), 0, all.relativeChange(), first, count);
      first += count;
    }
    return all;
  }

  @Override
  public long clock() {
    return clock;
  }

  @Override
  public void setClock(long tick) {
    clock = tick;
  }

  @Override
  public long nextTick() {
    return clock++;
  }

  @Override
  public void close() {
    windows.clear();
  }

  @Override
  public String toString() {
    return description.structure().label() + " network, " + settling;
  }
}
