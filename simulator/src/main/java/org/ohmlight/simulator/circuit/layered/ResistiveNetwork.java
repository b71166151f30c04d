package org.ohmlight.simulator.circuit.layered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SelfTuningNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * A deep resistive network: nodes joined by adjustable conductances {@code g_ij}, S, voltage
 * sources at the input, current sources {@code b_i}, A, and ideal diodes at hidden nodes. It
 * settles where
 *
 * <pre>  E(v) = 1/2 sum g_ij (v_i - v_j)^2 - sum b_i v_i</pre>
 *
 * is least among the voltages that the diodes allow: in a layer with diodes (its activation is
 * {@code relu}) the first half of the nodes cannot fall below ground, the second half not rise
 * above it. Nothing but Kirchhoff's laws does this. A target pulls on the output through
 * conductances {@code beta}; a dyad is two copies of the circuit, pulled by {@code beta / 2} and
 * {@code -beta / 2}. Source: Kendall, Pantone, Manickavasagam, Bengio and Scellier (2020); Scellier
 * (2024), A fast algorithm to simulate nonlinear resistive networks.
 *
 * <p>A step moves each layer to its least energy with the others held, the odd layers first:
 *
 * <pre>  v_i = clamp((sum_j g_ij v_j + b_i [+ beta y_i]) / (sum_j g_ij [+ beta]))</pre>
 *
 * which is exact block coordinate descent of a convex energy. A factor common to all conductances,
 * sources and beta changes no voltage, so that siemens may stand for any unit.
 *
 * <p>Let go, a conductance is one more thing that gives way to the energy: see {@link
 * SelfTuningNetwork}.
 *
 * <p>What it leaves out: the diodes' own voltage drop ({@link
 * org.ohmlight.simulator.circuit.OperatingPointSolver} has it), line resistance, amplifiers, and
 * the time that real capacitances take.
 */
public final class ResistiveNetwork implements SelfTuningNetwork {
  private static final int BLOCK_ROWS = 32;

  /** Most turns that voltages and weights take in settling together. */
  private static final int MOST_ROUNDS = 50;

  private final NetworkDescription description;
  private final Wires wires;
  private final Springs springs;
  private final ExactSubstrate arithmetic;
  private final Team team;
  private final Map<Integer, VoltageBlock[]> workspaces = new HashMap<>();
  private VoltageBlock[] blocks = new VoltageBlock[0];
  private @Nullable Batch input;
  private Convergence convergence =
      new Convergence(new int[0], new boolean[0], new float[0], new float[0]);
  private long clock = 1;

  /**
   * Builds the circuit with conductances drawn uniformly from {@code [0, gain / sqrt(n)]}, {@code
   * n} nodes of the layer that a link comes from.
   *
   * @param description dense and resistive; layers have diodes (relu) or none (linear)
   * @param gain size of the first conductances, S
   * @param mostSiemens largest conductance of a device, S
   * @param seed keys the first conductances
   * @param team threads that settle blocks of samples; results do not depend on their number
   */
  public ResistiveNetwork(
      NetworkDescription description, float gain, float mostSiemens, long seed, Team team) {
    this(description, gain, new ConductanceRange(0f, mostSiemens), seed, team);
  }

  /**
   * Builds the circuit with conductances drawn uniformly from {@code [0, gain / sqrt(n)]} above the
   * smallest that a device has.
   *
   * @param gain size of the first conductances, S
   * @param range what a device can be set to
   */
  public ResistiveNetwork(
      NetworkDescription description, float gain, ConductanceRange range, long seed, Team team) {
    this.description = description;
    this.team = team;
    this.arithmetic = new ExactSubstrate(team);
    this.wires = new Wires(description, arithmetic, range);
    this.springs = new Springs(wires);
    wires
        .edges()
        .forEach((id, edge) -> {
          float[] siemens = new float[edge.weights()];
          RandomStream.of(seed, "conductances " + id).uniforms(siemens, 0, siemens.length, 0);
          float most = (float) (gain / Math.sqrt(edge.coupling().inputs()));
          for (int k = 0; k < siemens.length; k++) {
            siemens[k] = range.leastSiemens() + most * siemens[k];
          }
          edge.coupling().program(siemens, nextTick());
        });
  }

  @Override
  public NetworkDescription description() {
    return description;
  }

  @Override
  public Edge edge(EdgeId id) {
    Edge edge = wires.edges().get(id);
    if (edge == null) {
      throw new IllegalArgumentException(
          "This network has no edge " + id + "; it has " + wires.edges().keySet());
    }
    return edge;
  }

  @Override
  public float[] bias(int layer) {
    return wires.amps()[layer];
  }

  @Override
  public void clamp(Batch newInput) {
    newInput.requireShape(newInput.rows(), description.size(0), "the clamped input");
    input = newInput;
    blocks = workspaces.computeIfAbsent(newInput.rows(), this::workspace);
    long tick = nextTick();
    team.each(blocks.length, index -> blocks[index].clamp(newInput, tick));
  }

  private VoltageBlock[] workspace(int rows) {
    VoltageBlock[] made = new VoltageBlock[Math.ceilDiv(rows, BLOCK_ROWS)];
    for (int i = 0; i < made.length; i++) {
      int first = i * BLOCK_ROWS;
      made[i] = new VoltageBlock(wires, first, Math.min(BLOCK_ROWS, rows - first));
    }
    return made;
  }

  @Override
  public Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits) {
    Batch clamped = clamped();
    if (state.rows() != clamped.rows() || nudge instanceof Nudge.Dyadic != state.isDyadic()) {
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
          "A resistive network measures how far its voltages move; limit the largest change");
    }
    List<Rail> rails = new ArrayList<>();
    switch (nudge) {
      case Nudge.None _ -> rails.add(rail(state, true, null, 0f));
      case Nudge.Force(Batch target, float beta) -> rails.add(rail(state, true, target, beta));
      case Nudge.Dyadic(Batch target, float beta) -> {
        rails.add(rail(state, true, target, 0.5f * beta));
        rails.add(rail(state, false, target, -0.5f * beta));
      }
      case Nudge.Held(Batch output) ->
          rails.add(new Rail(state, true, output, 0f, true, wires.inverseLoads(0f)));
    }
    for (Rail rail : rails) {
      String floating = rail.floating();
      if (floating != null) {
        return new Equilibrium.Faulted(floating);
      }
    }
    long tick = clock;
    team.each(blocks.length, index -> blocks[index].settle(rails, limits, tick));
    return verdict(limits);
  }

  private Rail rail(NetworkState state, boolean isPlus, @Nullable Batch target, float beta) {
    return new Rail(state, isPlus, target, beta, false, wires.inverseLoads(beta));
  }

  private Equilibrium verdict(SettleLimits limits) {
    convergence = rested(limits.tolerance());
    float worst = 0f;
    boolean finite = true;
    for (float change : convergence.largestChange()) {
      worst = Math.max(worst, change);
      finite &= Float.isFinite(change);
    }
    int most = residuals().length;
    clock += most + 1L;
    if (!finite) {
      return new Equilibrium.Faulted(
          "voltages are not finite after " + most + " steps; try a smaller learning rate");
    }
    return worst <= limits.tolerance()
        ? new Equilibrium.Settled(convergence.meanSteps(), worst)
        : new Equilibrium.NotSettled(convergence.meanSteps(), worst);
  }

  private Convergence rested(float tolerance) {
    int rows = Arrays.stream(blocks).mapToInt(VoltageBlock::rows).sum();
    Convergence all =
        new Convergence(new int[rows], new boolean[rows], new float[rows], new float[rows]);
    Arrays.fill(all.relativeChange(), Float.NaN);
    for (VoltageBlock block : blocks) {
      for (int r = 0; r < block.rows(); r++) {
        int sample = block.first() + r;
        all.steps()[sample] = block.stepsToRest(r);
        all.largestChange()[sample] = block.change(r);
        all.atRest()[sample] = block.change(r) <= tolerance;
      }
    }
    return all;
  }

  @Override
  public float[] residuals() {
    int most = Arrays.stream(blocks).mapToInt(VoltageBlock::steps).max().orElse(0);
    float[] residuals = new float[most];
    for (VoltageBlock block : blocks) {
      for (int step = 0; step < block.steps(); step++) {
        residuals[step] = Math.max(residuals[step], block.residual(step));
      }
    }
    return residuals;
  }

  @Override
  public Convergence convergence() {
    return convergence;
  }

  /**
   * {@code E} of each sample under the clamped input, W.
   *
   * @param state voltages. Not modified.
   */
  public double[] energy(NetworkState state) {
    return wires.energy(clamped(), state);
  }

  @Override
  public void balance(NetworkState state, float compliance) {
    springs.balance(clamped(), state, compliance);
  }

  @Override
  public Equilibrium settleWithWeights(Nudge nudge, NetworkState state, SettleLimits limits) {
    Equilibrium reached = settle(nudge, state, limits);
    for (int round = 1; round < MOST_ROUNDS && !(reached instanceof Equilibrium.Faulted); round++) {
      springs.move(clamped(), state, nextTick());
      clamp(clamped());
      reached = settle(nudge, state, limits);
      if (residuals()[0] <= limits.tolerance()) {
        break;
      }
    }
    return reached;
  }

  private Batch clamped() {
    Batch clamped = input;
    if (clamped == null) {
      throw new IllegalStateException("Clamp an input before the network settles");
    }
    return clamped;
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
    wires.edges().values().forEach(edge -> edge.coupling().close());
    arithmetic.close();
  }
}
