package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * Stochastic gradient descent with a digital memory beside the hardware:
 *
 * <pre>  V <- mu V - rate (G + lambda W),   W <- W + V</pre>
 *
 * with momentum {@code mu} and weight decay {@code lambda} (biases do not decay). The change
 * reaches the coupling as an increment of each weight; weight decay reads the weights back at every
 * step, which hardware pays for. Source: Sutskever et al. (2013), eq. 1-2.
 */
public final class Momentum implements Optimizer {
  private static final int VALUES_A_TASK = 16 * 1024;

  /** Velocities below this are zero: they would otherwise decay into denormal numbers. */
  private static final float LEAST_VELOCITY = 1e-25f;

  private final float momentum;
  private final float weightDecay;
  private final LayerRates rates;
  private final Team team;
  private final SequencedMap<EdgeId, float[]> velocities = new LinkedHashMap<>();
  private final SequencedMap<Integer, float[]> biasVelocities = new LinkedHashMap<>();
  private float[] scratch = new float[0];

  // The velocities in flight, so that the task is made once.
  private float[] flushed = new float[0];
  private final IntConsumer flushPart = this::flushPart;

  /**
   * Makes the optimizer.
   *
   * @param momentum {@code mu} in [0, 1)
   * @param weightDecay {@code lambda >= 0}
   * @param rates factors on the learning rate by layer
   * @param team threads; results do not depend on their number
   */
  public Momentum(float momentum, float weightDecay, LayerRates rates, Team team) {
    if (!(momentum >= 0f && momentum < 1f) || !(weightDecay >= 0f)) {
      throw new IllegalArgumentException(
          "Momentum lies in [0, 1) and weight decay is not negative, got "
              + momentum
              + " and "
              + weightDecay);
    }
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    this.rates = rates;
    this.team = team;
  }

  @Override
  public void apply(PhysicalNetwork network, Estimate estimate, float learningRate) {
    for (EdgeId edge : network.description().edges()) {
      Edge wired = network.edge(edge);
      Coupling coupling = wired.coupling();
      int size = wired.weights();
      float[] v = velocities.computeIfAbsent(edge, e -> new float[size]);
      float rate = learningRate * rates.of(edge);
      long tick = network.nextTick();
      estimate.addGradient(wired, -rate, momentum, v, tick);
      flush(v);
      if (weightDecay > 0f) {
        float[] weights = scratch(size);
        coupling.read(weights);
        Pointwise.addScaled(v, 0, weights, 0, -rate * weightDecay, size);
      }
      coupling.increment(v, tick);
    }
    for (int layer = 1; layer <= network.description().last(); layer++) {
      float[] bias = network.bias(layer);
      float[] v = biasVelocities.computeIfAbsent(layer, k -> new float[bias.length]);
      float[] gradient = scratch(bias.length);
      estimate.biasGradient(layer, gradient);
      for (int i = 0; i < bias.length; i++) {
        v[i] = momentum * v[i] - learningRate * rates.of(layer) * gradient[i];
        bias[i] += v[i];
      }
    }
  }

  private void flush(float[] v) {
    flushed = v;
    team.each(Math.ceilDiv(v.length, VALUES_A_TASK), flushPart);
    flushed = new float[0];
  }

  private void flushPart(int part) {
    int first = part * VALUES_A_TASK;
    Pointwise.flushTiny(
        flushed, first, Math.min(VALUES_A_TASK, flushed.length - first), LEAST_VELOCITY);
  }

  private float[] scratch(int size) {
    if (scratch.length != size) {
      scratch = new float[size];
    }
    return scratch;
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    velocities.forEach((edge, v) -> arrays.put("velocity " + edge, v.clone()));
    biasVelocities.forEach((layer, v) -> arrays.put("bias velocity " + layer, v.clone()));
    return arrays;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    velocities.clear();
    biasVelocities.clear();
    checkpoint.forEach((name, v) -> {
      if (name.startsWith("bias velocity ")) {
        biasVelocities.put(Integer.parseInt(name.substring("bias velocity ".length())), v.clone());
      } else {
        String[] ends = name.substring("velocity ".length()).split("->", -1);
        velocities.put(new EdgeId(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])), v.clone());
      }
    });
  }
}
