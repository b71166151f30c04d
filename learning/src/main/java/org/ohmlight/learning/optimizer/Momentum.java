package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.physical.Coupling;
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
  private static final int ROWS_A_TASK = 64;

  /** Velocities below this are zero: they would otherwise decay into denormal numbers. */
  private static final float LEAST_VELOCITY = 1e-25f;

  private final float momentum;
  private final float weightDecay;
  private final LayerRates rates;
  private final Team team;
  private final SequencedMap<EdgeId, float[]> velocities = new LinkedHashMap<>();
  private final SequencedMap<Integer, float[]> biasVelocities = new LinkedHashMap<>();
  private float[] scratch = new float[0];

  // The product being added just now, so that the task is made once.
  private @Nullable LocalProduct product;
  private float[] velocity = new float[0];
  private float keep;
  private final java.util.function.IntConsumer addRows = this::addRows;

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
      Coupling coupling = network.edge(edge);
      int size = coupling.outputs() * coupling.inputs();
      float[] v = velocities.computeIfAbsent(edge, e -> new float[size]);
      float rate = learningRate * rates.of(edge);
      accumulate(estimate, edge, v, rate);
      if (weightDecay > 0f) {
        float[] weights = scratch(size);
        coupling.read(weights);
        Pointwise.addScaled(v, 0, weights, 0, -rate * weightDecay, size);
      }
      coupling.increment(v, network.nextTick());
    }
    for (int layer = 1; layer <= network.description().output(); layer++) {
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

  private void accumulate(Estimate estimate, EdgeId edge, float[] v, float rate) {
    float first = momentum;
    for (LocalProduct part : estimate.products()) {
      if (part.edge().equals(edge)) {
        product = new LocalProduct(edge, part.post(), part.pre(), -rate * part.scale());
        velocity = v;
        keep = first;
        team.each((part.post().width() + ROWS_A_TASK - 1) / ROWS_A_TASK, addRows);
        first = 1f;
      }
    }
    product = null;
  }

  private void addRows(int task) {
    LocalProduct part = product;
    if (part != null) {
      int from = task * ROWS_A_TASK;
      int to = Math.min(part.post().width(), from + ROWS_A_TASK);
      Estimate.add(part, keep, velocity, from, to);
      int inputs = part.pre().width();
      Pointwise.flushTiny(velocity, from * inputs, (to - from) * inputs, LEAST_VELOCITY);
    }
  }

  private float[] scratch(int size) {
    if (scratch.length < size) {
      scratch = new float[size];
    }
    return scratch.length == size ? scratch : (scratch = new float[size]);
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
