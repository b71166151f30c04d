package org.ohmlight.learning.network;

import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.RandomStream;

/**
 * Initial weights {@code U(-g / sqrt(n), g / sqrt(n))}, with {@code n} the number of neurons that
 * reach one neuron through the edge and {@code g} the gain; biases start at zero. Source: He et al.
 * (2015) as weighted in Scellier et al. (2023).
 *
 * @param seed the trial's seed
 * @param gain {@code g} of forward edges
 * @param feedbackGain {@code g} of the edges back in an asymmetric network
 * @param headroom how many times the largest initial weight the full range of the devices stands
 *     for
 */
public record Initialization(long seed, float gain, float feedbackGain, float headroom) {
  public Initialization {
    if (!(gain >= 0f) || !(feedbackGain >= 0f) || !(headroom >= 1f)) {
      throw new IllegalArgumentException(
          "Gains must be >= 0 and headroom >= 1, got "
              + gain
              + ", "
              + feedbackGain
              + " and "
              + headroom);
    }
  }

  private float bound(EdgeId edge, int fanIn) {
    float g = edge.from() < edge.to() ? gain : feedbackGain;
    return (float) (g / Math.sqrt(fanIn));
  }

  float weightLimit(EdgeId edge, int fanIn) {
    float bound = bound(edge, fanIn);
    return headroom * (bound > 0f ? bound : (float) (1.0 / Math.sqrt(fanIn)));
  }

  float[] weights(EdgeId edge, int outputs, int inputs, int fanIn) {
    float bound = bound(edge, fanIn);
    float[] weights = new float[outputs * inputs];
    RandomStream.of(seed, "initial weights " + edge).uniforms(weights, 0, weights.length, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = bound * (2f * weights[i] - 1f);
    }
    return weights;
  }
}
