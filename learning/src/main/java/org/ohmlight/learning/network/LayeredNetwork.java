package org.ohmlight.learning.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Substrate;

/**
 * A layered Hopfield network whose loop is closed in software over the couplings of a substrate.
 *
 * <p>Layer {@code k} settles where {@code s_k = f(D_k)}, with the drive
 *
 * <pre>
 *   D_k = sum_(j < k) A_kj s_j + b_k + sum_(j > k) F_kj s_j,   F_kj = 0 | A_jk^T | -A_jk^T | B_kj
 * </pre>
 *
 * over its links, by {@link org.ohmlight.physical.Structure}; in a chain {@code j = k - 1} and
 * {@code k + 1}. A link is dense or a convolution; neurons of a channel share their bias. Dyads are
 * driven as {@code RailDrives} and {@code MeanDrives} say. Symmetric networks minimise {@code E =
 * sum_k [G(s_k) - b_k . s_k] - sum_kj s_k . A_kj s_j} (Hopfield 1984; Scellier and Bengio 2017, eq.
 * 1); the others have a stable point but no energy.
 *
 * <p>A batch is settled in blocks of {@value #BLOCK_ROWS} samples, each of which stops by itself,
 * so that results do not depend on the number of threads. What this leaves out: the continuous time
 * of a physical relaxation; a step here is one exchange over every edge.
 */
public final class LayeredNetwork implements PhysicalNetwork {
  /** Samples that settle together; fixed, so that stopping does not depend on the machine. */
  static final int BLOCK_ROWS = 32;

  private final NetworkDescription description;
  private final Settling settling;
  private final long seed;
  private final Team team;
  private final SequencedMap<EdgeId, WiredEdge> edges = new LinkedHashMap<>();
  private final float[][] biases;

  /** The biases neuron by neuron; of a dense layer the same array. */
  private final float[][] spreadBiases;

  private final Map<Integer, SettleBlock[]> workspaces = new HashMap<>();
  private final IntConsumer clampBlock = this::clampBlock;
  private final IntConsumer settleBlock = this::settleBlock;

  private long clock = 1;
  private SettleBlock[] blocks = new SettleBlock[0];
  private @Nullable Batch input;
  private Presentation presentation = Presentation.NOTHING;
  private Equilibrium.@Nullable Faulted clampFault;
  private float[] residuals = new float[64];
  private int residualCount;

  /**
   * Builds the network on a substrate and programs its initial weights.
   *
   * @param substrate what holds the matrices; stays open when this network is closed
   * @param description layers and structure
   * @param settling schedule and solver
   * @param initialization initial weights
   * @param team threads that settle blocks of samples
   */
  public LayeredNetwork(
      Substrate substrate,
      NetworkDescription description,
      Settling settling,
      Initialization initialization,
      Team team) {
    description.requireDrives("A layered network");
    this.description = description;
    this.settling = settling;
    this.seed = initialization.seed();
    this.team = team;
    int layers = description.layers().size();
    this.biases = new float[layers][];
    this.spreadBiases = new float[layers][];
    for (int k = 0; k < layers; k++) {
      LayerShape shape = description.shape(k);
      biases[k] = new float[shape.channels()];
      spreadBiases[k] = shape.pixels() == 1 ? biases[k] : new float[shape.size()];
    }
    for (EdgeId edge : description.edges()) {
      int outputs = description.outputs(edge);
      int inputs = description.inputs(edge);
      int fanIn = description.fanIn(edge);
      Coupling coupling =
          substrate.couple(
              edge.toString(), outputs, inputs, initialization.weightLimit(edge, fanIn));
      coupling.program(initialization.weights(edge, outputs, inputs, fanIn), nextTick());
      edges.put(edge, WiredEdge.of(description, edge, coupling, team));
    }
  }

  @Override
  public NetworkDescription description() {
    return description;
  }

  @Override
  public Edge edge(EdgeId id) {
    WiredEdge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalArgumentException(
          "This "
              + description.structure().label()
              + " network has no edge "
              + id
              + "; it has "
              + edges.keySet());
    }
    return edge.edge();
  }

  @Override
  public float[] bias(int layer) {
    return biases[layer];
  }

  @Override
  public void clamp(Batch newInput) {
    newInput.requireShape(newInput.rows(), description.size(0), "the clamped input");
    input = newInput;
    blocks = workspaces.computeIfAbsent(newInput.rows(), this::workspace);
    presentation = new Presentation(Nudge.FREE, null, null, nextTick());
    spreadBiases();
    clampFault = null;
    try {
      team.each(blocks.length, clampBlock);
    } catch (HardwareFault fault) {
      clampFault = new Equilibrium.Faulted(fault.why());
    }
  }

  @Override
  public Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits) {
    Batch clamped = input;
    if (clamped == null) {
      throw new IllegalStateException("Clamp an input before the network settles");
    }
    if (state.rows() != clamped.rows()) {
      throw new IllegalArgumentException(
          "The state has " + state.rows() + " rows, the clamped input " + clamped.rows());
    }
    if (nudge instanceof Nudge.Dyadic != state.isDyadic()) {
      throw new IllegalArgumentException(
          "A dyadic nudge needs a state with two rails, any other nudge one rail");
    }
    if (settling.schedule() == Schedule.RANDOM_EVENTS
        && limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE) {
      throw new IllegalArgumentException(
          "Random events leave layers out of a step, so a relative change says nothing; limit the"
              + " largest change");
    }
    Equilibrium.Faulted unclamped = clampFault;
    if (unclamped != null) {
      return unclamped;
    }
    presentation = new Presentation(nudge, state, limits, clock);
    try {
      team.each(blocks.length, settleBlock);
    } catch (HardwareFault fault) {
      return new Equilibrium.Faulted(fault.why());
    }
    return verdict(limits);
  }

  private void spreadBiases() {
    for (int k = 1; k <= description.last(); k++) {
      if (spreadBiases[k] != biases[k]) {
        int pixels = description.shape(k).pixels();
        for (int c = 0; c < biases[k].length; c++) {
          Arrays.fill(spreadBiases[k], c * pixels, (c + 1) * pixels, biases[k][c]);
        }
      }
    }
  }

  private void clampBlock(int index) {
    Batch clamped = input;
    if (clamped != null) {
      blocks[index].clamp(clamped, presentation.tick());
    }
  }

  private void settleBlock(int index) {
    NetworkState state = presentation.state();
    SettleLimits limits = presentation.limits();
    if (state != null && limits != null) {
      blocks[index].settle(presentation.nudge(), state, limits, presentation.tick());
    }
  }

  private Equilibrium verdict(SettleLimits limits) {
    int most = 0;
    long ticks = 0;
    long sampleSteps = 0;
    int rows = 0;
    float residual = 0f;
    boolean finite = true;
    for (SettleBlock block : blocks) {
      RestRecord record = block.record();
      most = Math.max(most, record.steps());
      ticks = Math.max(ticks, block.ticks());
      for (int r = 0; r < block.rows(); r++) {
        sampleSteps += record.stepsToRest(r);
        finite &= Float.isFinite(record.largestChange(r));
      }
      rows += block.rows();
      residual = Math.max(residual, record.worst());
    }
    clock += ticks + 2;
    note(most);
    double steps = (double) sampleSteps / rows;
    if (!finite) {
      return new Equilibrium.Faulted(
          "states are not finite after "
              + most
              + " steps; try a smaller step size or learning rate");
    }
    return residual <= limits.tolerance()
        ? new Equilibrium.Settled(steps, residual)
        : new Equilibrium.NotSettled(steps, residual);
  }

  private void note(int steps) {
    if (residuals.length < steps) {
      residuals = new float[2 * steps];
    }
    residualCount = steps;
    Arrays.fill(residuals, 0, steps, 0f);
    for (SettleBlock block : blocks) {
      for (int step = 0; step < block.record().steps(); step++) {
        residuals[step] = Math.max(residuals[step], block.record().residual(step));
      }
    }
  }

  @Override
  public Convergence convergence() {
    int rows = 0;
    for (SettleBlock block : blocks) {
      rows += block.rows();
    }
    int[] steps = new int[rows];
    boolean[] atRest = new boolean[rows];
    float[] largest = new float[rows];
    float[] relative = new float[rows];
    for (SettleBlock block : blocks) {
      for (int r = 0; r < block.rows(); r++) {
        int sample = block.first() + r;
        steps[sample] = block.record().stepsToRest(r);
        atRest[sample] = block.record().atRest(r);
        largest[sample] = block.record().largestChange(r);
        relative[sample] = block.record().relativeChange(r);
      }
    }
    return new Convergence(steps, atRest, largest, relative);
  }

  private SettleBlock[] workspace(int rows) {
    int count = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
    SettleBlock[] made = new SettleBlock[count];
    for (int i = 0; i < count; i++) {
      int first = i * BLOCK_ROWS;
      int blockRows = Math.min(BLOCK_ROWS, rows - first);
      made[i] = new SettleBlock(description, settling, edges, spreadBiases, seed, first, blockRows);
    }
    return made;
  }

  @Override
  public float[] residuals() {
    return Arrays.copyOf(residuals, residualCount);
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
    edges.values().forEach(edge -> edge.edge().coupling().close());
  }

  @Override
  public String toString() {
    return description.structure().label() + " network, " + settling;
  }

  /** What is being settled just now. */
  private record Presentation(
      Nudge nudge, @Nullable NetworkState state, @Nullable SettleLimits limits, long tick) {
    static final Presentation NOTHING = new Presentation(Nudge.FREE, null, null, 0);
  }
}
