package org.ohmlight.experiments.spec;

import java.util.List;
import org.ohmlight.physical.Activation;

/**
 * The network of a trial.
 *
 * @param layers neurons of each layer
 * @param hidden activation of the hidden layers
 * @param output activation of the output layer
 * @param gain initial forward weights lie within {@code gain / sqrt(inputs)}
 * @param feedbackGain the same for edges back of their own
 * @param headroom the largest weight the devices can hold, in units of the largest initial one
 */
public record NetworkSpec(
    List<Integer> layers,
    Activation hidden,
    Activation output,
    float gain,
    float feedbackGain,
    float headroom) {
  public NetworkSpec {
    layers = List.copyOf(layers);
  }
}
