package org.ohmlight.learning.optimizer;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * An optimizer with a digital memory beside the hardware. Each parameter, the matrix of an edge or
 * the bias of a layer, gets a change from its gradient and what is remembered of earlier ones; the
 * change reaches a coupling as an increment of each weight.
 */
abstract class DigitalOptimizer implements Optimizer {
  /** Values a task works on: a few arrays of this length fit the first cache. */
  private static final int VALUES_A_TASK = 2048;

  /** Smaller values of a memory become zero: they would otherwise decay into denormal numbers. */
  private static final float LEAST = 1e-25f;

  private final float weightDecay;
  private final LayerRates rates;
  private final Team team;
  private final Memory memory = new Memory();
  private final Map<String, float[]> scratches = new HashMap<>();

  /**
   * Makes the optimizer.
   *
   * @param weightDecay {@code lambda}: the change of a weight {@code w} is less {@code rate lambda
   *     w}
   */
  DigitalOptimizer(float weightDecay, LayerRates rates, Team team) {
    this.weightDecay = weightDecay;
    this.rates = rates;
    this.team = team;
  }

  /**
   * Works out the change of a parameter, its decay apart.
   *
   * @param rate learning rate of this parameter
   * @return the change, an array that belongs to this optimizer
   */
  abstract float[] change(Parameter parameter, float rate);

  /** Called once before the changes of a step. */
  void beginStep() {}

  @Override
  public final void apply(PhysicalNetwork network, Estimate estimate, float learningRate) {
    beginStep();
    for (EdgeId edge : network.description().edges()) {
      Edge wired = network.edge(edge);
      long tick = network.nextTick();
      EdgeWeights weights = new EdgeWeights(wired, estimate, tick);
      float rate = learningRate * rates.of(edge);
      float[] change = change(weights, rate);
      weights.decay(change, rate * weightDecay);
      wired.coupling().increment(change, tick);
    }
    for (int layer = 1; layer <= network.description().last(); layer++) {
      float[] bias = network.bias(layer);
      float[] change = change(new LayerBias(layer, bias, estimate), learningRate * rates.of(layer));
      for (int i = 0; i < bias.length; i++) {
        bias[i] += change[i];
      }
    }
  }

  /** Arrays kept from step to step. */
  final Memory memory() {
    return memory;
  }

  /** Runs a pass over {@code count} values in stretches shared out over the team. */
  final void each(int count, Stretch pass) {
    team.each(
        (count + VALUES_A_TASK - 1) / VALUES_A_TASK,
        task -> {
          int from = task * VALUES_A_TASK;
          pass.over(from, Math.min(VALUES_A_TASK, count - from));
        });
  }

  /** A pass over some of the values. */
  @FunctionalInterface
  interface Stretch {
    /** Works on {@code count} values from {@code from}. */
    void over(int from, int count);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return memory.checkpoint();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    memory.restore(checkpoint);
  }

  /** Weights of an edge or biases of a layer, and their estimated gradient. */
  abstract static sealed class Parameter {
    private final String name;
    private final int size;

    Parameter(String name, int size) {
      this.name = name;
      this.size = size;
    }

    /** Name of its arrays in the memory. */
    final String name() {
      return name;
    }

    /** Number of values. */
    final int size() {
      return size;
    }

    /** {@code into = keep into + factor gradient}. */
    abstract void addGradient(float[] into, float factor, float keep);

    /** The values now; on hardware they are read back, which it pays for. */
    abstract float[] values();
  }

  private final class EdgeWeights extends Parameter {
    private final Edge edge;
    private final Estimate estimate;
    private final long tick;
    private boolean read;

    EdgeWeights(Edge edge, Estimate estimate, long tick) {
      super(edge.id().toString(), edge.weights());
      this.edge = edge;
      this.estimate = estimate;
      this.tick = tick;
    }

    @Override
    void addGradient(float[] into, float factor, float keep) {
      estimate.addGradient(edge, factor, keep, into, tick);
      if (keep > 0f) {
        each(size(), (from, count) -> Pointwise.flushTiny(into, from, count, LEAST));
      }
    }

    @Override
    float[] values() {
      float[] values = scratch("values", size());
      if (!read) {
        edge.coupling().read(values);
        read = true;
      }
      return values;
    }

    /** {@code into -= amount values}; biases do not decay. */
    void decay(float[] into, float amount) {
      if (amount > 0f) {
        Pointwise.addScaled(into, 0, values(), 0, -amount, size());
      }
    }
  }

  private final class LayerBias extends Parameter {
    private final int layer;
    private final float[] bias;
    private final Estimate estimate;

    LayerBias(int layer, float[] bias, Estimate estimate) {
      super("bias " + layer, bias.length);
      this.layer = layer;
      this.bias = bias;
      this.estimate = estimate;
    }

    @Override
    void addGradient(float[] into, float factor, float keep) {
      float[] gradient = scratch("bias gradient", size());
      estimate.biasGradient(layer, gradient);
      for (int i = 0; i < size(); i++) {
        into[i] = keep * into[i] + factor * gradient[i];
      }
    }

    @Override
    float[] values() {
      return bias;
    }
  }

  /** A workspace of this length that nobody remembers. */
  final float[] scratch(String use, int size) {
    return scratches.computeIfAbsent(use + " " + size, name -> new float[size]);
  }
}
