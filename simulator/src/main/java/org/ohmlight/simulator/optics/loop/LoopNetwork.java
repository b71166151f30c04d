package org.ohmlight.simulator.optics.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.DenseEdge;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * A layered network that settles by light going round: {@code z' = alpha z + beta W f(z) + b +
 * gamma (z - z_before)}.
 *
 * <p>All layers but the input are channels of one machine, the quietest first, and every link
 * between them is two blocks of its one modulator, {@code W} and, in other pixels, {@code W^T}. At
 * rest a layer's drive is {@code a = sum W s + b} as in any layered Hopfield network, with the
 * limiter for an activation; layers say {@code tanh}, which is within .1 of it. The input is
 * multiplied digitally and injected with the biases, as on the machine; the nudge is injected too,
 * and follows the output iteration by iteration.
 *
 * <p>Only symmetric networks: what a dyad's difference needs in the other structures, the transpose
 * of a link without the link itself, one modulator cannot give while it goes round. Both rails of a
 * dyad send their own activity, one after the other.
 *
 * <p>Each sample stops by itself. Noise is keyed by the iteration and the row. Charged: 20 ns an
 * iteration of a sample. Left out: the nudging electronics' own errors.
 */
public final class LoopNetwork implements PhysicalNetwork {
  private final NetworkDescription description;
  private final LoopSettings settings;
  private final LoopWeights modulator;
  private final int[] first;
  private final Map<EdgeId, Edge> edges = new LinkedHashMap<>();
  private final List<ExactInput> inputs = new ArrayList<>();
  private final ExactSubstrate electronics;
  private final float[][] biases;
  private final Ledger ledger = new Ledger();
  private final Ledger.Line iterations =
      ledger.line("loop iteration", LoopSettings.ITERATION_SECONDS, 0);
  private long clock;
  private float[] residuals = new float[0];
  private Convergence convergence =
      new Convergence(new int[0], new boolean[0], new float[0], new float[0]);
  private @Nullable Batch input;
  private Batch[] injected = new Batch[0];

  /** A link from the clamped input, multiplied digitally. */
  private record ExactInput(int to, Coupling coupling) {}

  /**
   * Puts a network on a machine, all weights zero.
   *
   * @param description dense and symmetric; its layers but the input fit the live channels
   * @param seed keys noise and drift
   * @param team threads of the digital products; results do not depend on their number
   */
  public LoopNetwork(NetworkDescription description, LoopSettings settings, long seed, Team team) {
    this.description = description;
    this.settings = settings;
    List<Integer> channels = QuietChannels.of(settings.machine());
    first = places(description);
    int neurons = first[first.length - 1] + description.size(description.last());
    requireFits(description, neurons, channels.size());
    modulator = new LoopWeights(settings, List.copyOf(channels.subList(0, neurons)), seed);
    electronics = new ExactSubstrate(team);
    biases = new float[description.layers().size()][];
    for (int k = 0; k < biases.length; k++) {
      biases[k] = new float[description.size(k)];
    }
    for (Link link : description.links()) {
      edges.put(link.forward(), new DenseEdge(link.forward(), coupling(link), team));
    }
  }

  /** First neuron of each layer among those on the machine. */
  private static int[] places(NetworkDescription description) {
    int[] first = new int[description.layers().size()];
    for (int k = 2; k < first.length; k++) {
      first[k] = first[k - 1] + description.size(k - 1);
    }
    return first;
  }

  private static void requireFits(NetworkDescription description, int neurons, int channels) {
    if (description.structure() != Structure.SYMMETRIC) {
      throw new IllegalArgumentException(
          "A loop holds both directions of a link as W and W^T: it needs a symmetric network, got a"
              + " "
              + description.structure().label()
              + " one");
    }
    if (neurons > channels) {
      throw new IllegalArgumentException(
          "This machine has "
              + channels
              + " live channels, the hidden and output layers "
              + neurons
              + " neurons");
    }
    for (int k = 0; k <= description.last(); k++) {
      LayerShape shape = description.shape(k);
      if (k > 0 && shape.pixels() > 1) {
        throw new IllegalArgumentException(
            "Layers of a loop have no image shape, layer " + k + " is " + shape);
      }
    }
    for (Link link : description.links()) {
      if (!(link.wiring() instanceof Wiring.Dense)) {
        throw new IllegalArgumentException(
            "Links of a loop are dense, link " + link.forward() + " is " + link.wiring());
      }
    }
  }

  private Coupling coupling(Link link) {
    String name = link.forward().toString();
    int outputs = description.size(link.to());
    int from = description.size(link.from());
    if (link.from() == 0) {
      Coupling exact = electronics.couple(name, outputs, from, settings.weightLimit());
      inputs.add(new ExactInput(link.to(), exact));
      return exact;
    }
    return new LoopCoupling(
        name,
        modulator,
        settings.weightLimit(),
        first[link.from()],
        from,
        first[link.to()],
        outputs);
  }

  @Override
  public NetworkDescription description() {
    return description;
  }

  @Override
  public void clamp(Batch newInput) {
    newInput.requireShape(newInput.rows(), description.size(0), "the clamped input");
    input = newInput;
    injected = new Batch[description.layers().size()];
    for (int k = 1; k < injected.length; k++) {
      injected[k] = Batch.zeros(newInput.rows(), description.size(k));
    }
    for (ExactInput way : inputs) {
      Batch drive = Batch.zeros(newInput.rows(), description.size(way.to()));
      way.coupling().forward(newInput, drive, nextTick());
      injected[way.to()] = drive;
    }
    for (int k = 1; k < injected.length; k++) {
      float[] values = injected[k].values();
      for (int at = 0; at < values.length; at++) {
        values[at] += biases[k][at % biases[k].length];
      }
    }
  }

  @Override
  public Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits) {
    Batch clamped = input;
    if (clamped == null) {
      throw new IllegalStateException("Clamp an input before the network settles");
    }
    if (state.rows() != clamped.rows() || (nudge instanceof Nudge.Dyadic) != state.isDyadic()) {
      throw new IllegalArgumentException(
          "A settle needs a state of "
              + clamped.rows()
              + " rows, on two rails for dyads and one otherwise; got "
              + state.rows()
              + " rows on "
              + (state.isDyadic() ? "two rails" : "one"));
    }
    if (limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE) {
      throw new IllegalArgumentException(
          "The loop measures how far its states move; limit the largest change");
    }
    LoopSettle run = new LoopSettle(this, limits, state.rows(), clock);
    switch (nudge) {
      case Nudge.None none -> run.rail(state, true, null, 0);
      case Nudge.Force(Batch target, float beta) -> run.rail(state, true, target, beta);
      case Nudge.Dyadic(Batch target, float beta) -> {
        run.rail(state, true, target, 0.5f * beta);
        run.rail(state, false, target, -0.5f * beta);
      }
      case Nudge.Held held ->
          throw new IllegalArgumentException(
              "The light of the loop drives the output with all else, so it cannot be held; nudge"
                  + " it by a force or by dyads");
    }
    clock = run.clock();
    residuals = run.residuals();
    convergence = run.convergence();
    iterations.add(run.iterations());
    return run.equilibrium();
  }

  LoopSettings settings() {
    return settings;
  }

  LoopWeights modulator() {
    return modulator;
  }

  /** First neuron of a layer. */
  int first(int layer) {
    return first[layer];
  }

  /** Drive from input and bias. */
  Batch injected(int layer) {
    return injected[layer];
  }

  @Override
  public float[] residuals() {
    return residuals.clone();
  }

  @Override
  public Convergence convergence() {
    return convergence;
  }

  @Override
  public Edge edge(EdgeId id) {
    Edge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalArgumentException(
          "This network has no edge " + id + "; it has " + edges.keySet());
    }
    return edge;
  }

  /**
   * {@code |A - A^T| / |A + A^T|} (Frobenius) over all links on the machine, as they are held: 0
   * for equal blocks.
   */
  public double asymmetry() {
    double difference = 0;
    double sum = 0;
    for (Edge edge : edges.values()) {
      if (edge.coupling() instanceof LoopCoupling link) {
        float[] there = new float[link.outputs() * link.inputs()];
        link.read(there);
        float[] back = link.readBack();
        for (int k = 0; k < back.length; k++) {
          difference += Math.pow(there[k] - back[k], 2);
          sum += Math.pow(there[k] + back[k], 2);
        }
      }
    }
    return sum == 0 ? 0 : Math.sqrt(difference / sum);
  }

  /** What the machine has spent. */
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public float[] bias(int layer) {
    return biases[layer];
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
    edges.values().forEach(edge -> edge.coupling().close());
    electronics.close();
  }
}
