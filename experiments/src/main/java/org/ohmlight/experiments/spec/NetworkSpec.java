package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;

/**
 * The network of a trial.
 *
 * @param layers the layers, the input first
 * @param skips dense links besides those from each layer to the next
 * @param outputLayer which layer is compared with the target
 * @param hidden activation of the hidden layers
 * @param output activation of the output layer
 * @param gain initial forward weights lie within {@code gain / sqrt(inputs)}
 * @param feedbackGain the same for edges back of their own
 * @param headroom the largest weight the devices can hold, in units of the largest initial one
 * @param resistive what it is built of if it is resistive
 */
public record NetworkSpec(
    List<LayerSpec> layers,
    List<Skip> skips,
    int outputLayer,
    Activation hidden,
    Activation output,
    float gain,
    float feedbackGain,
    float headroom,
    ResistiveSpec resistive) {

  /** A dense link that jumps over layers. */
  public record Skip(int from, int to) {}

  /**
   * Makes the record.
   *
   * @throws IllegalArgumentException if the layers do not fit together
   */
  public NetworkSpec {
    layers = List.copyOf(layers);
    skips = List.copyOf(skips);
    describe(layers, skips, outputLayer, hidden, output, Structure.SYMMETRIC);
  }

  /**
   * The network with weights of the given structure. Conductances have no sign, so that the input
   * of a resistive network is there twice, the second time turned over.
   */
  public NetworkDescription description(Structure structure) {
    return describe(layers, skips, outputLayer, hidden, output, structure);
  }

  /** Shape of each layer. */
  public List<LayerShape> shapes() {
    return description(Structure.SYMMETRIC).layers().stream().map(LayerDescription::shape).toList();
  }

  private static NetworkDescription describe(
      List<LayerSpec> layers,
      List<Skip> skips,
      int outputLayer,
      Activation hidden,
      Activation output,
      Structure structure) {
    if (layers.getFirst().wiring() instanceof Wiring.Convolution) {
      throw new IllegalArgumentException(
          "The first layer is the input: give its shape, such as 1x28x28");
    }
    List<LayerDescription> described = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    LayerShape before = LayerShape.flat(1);
    for (int k = 0; k < layers.size(); k++) {
      Activation activation = k == 0 ? Activation.LINEAR : k == outputLayer ? output : hidden;
      before = layers.get(k).shape(before);
      if (k == 0 && structure == Structure.RESISTIVE) {
        before = LayerShape.flat(2 * before.size());
      }
      described.add(new LayerDescription(before, activation));
      if (k > 0) {
        links.add(new Link(k - 1, k, layers.get(k).wiring()));
      }
    }
    skips.forEach(skip -> links.add(new Link(skip.from(), skip.to(), Wiring.DENSE)));
    return new NetworkDescription(described, links, structure, outputLayer);
  }
}
