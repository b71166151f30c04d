package org.ohmlight.physical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network of layers as plain data: what it is, not what holds it.
 *
 * <p>Layer 0 is the clamped input. Links join layers; the lower layer of a link drives the higher
 * one, and the higher one drives the lower as {@link Structure} says. Nothing drives the input.
 *
 * @param layers layers, the input first
 * @param links links, ordered by the layer they lead to
 * @param structure what the edges back are
 * @param output which layer is compared with the target
 */
public record NetworkDescription(
    List<LayerDescription> layers, List<Link> links, Structure structure, int output) {
  public NetworkDescription {
    layers = List.copyOf(layers);
    links =
        links.stream()
            .sorted(Comparator.comparingInt(Link::to).thenComparingInt(Link::from))
            .toList();
    if (layers.size() < 2) {
      throw new IllegalArgumentException(
          "A network needs an input and an output layer, got " + layers.size() + " layer(s)");
    }
    if (output < 1 || output >= layers.size()) {
      throw new IllegalArgumentException(
          "The output is one of the layers 1 to " + (layers.size() - 1) + ", got " + output);
    }
    requireLinks(layers, links, structure);
  }

  /** A chain: each layer densely joined to the next, the last one the output. */
  public NetworkDescription(List<LayerDescription> layers, Structure structure) {
    this(layers, chain(layers.size()), structure, Math.max(1, layers.size() - 1));
  }

  /** A dense network with one activation for all hidden layers and one for the output. */
  public static NetworkDescription dense(
      List<Integer> sizes, Activation hidden, Activation output, Structure structure) {
    List<LayerDescription> layers = new ArrayList<>();
    for (int k = 0; k < sizes.size(); k++) {
      Activation activation = k == 0 ? Activation.LINEAR : k == sizes.size() - 1 ? output : hidden;
      layers.add(new LayerDescription(sizes.get(k), activation));
    }
    return new NetworkDescription(layers, structure);
  }

  private static List<Link> chain(int layers) {
    List<Link> links = new ArrayList<>();
    for (int k = 1; k < layers; k++) {
      links.add(new Link(k - 1, k, Wiring.DENSE));
    }
    return links;
  }

  private static void requireLinks(
      List<LayerDescription> layers, List<Link> links, Structure structure) {
    Set<EdgeId> joined = new HashSet<>();
    boolean[] reached = new boolean[layers.size()];
    for (Link link : links) {
      if (link.to() >= layers.size()) {
        throw new IllegalArgumentException(
            "Link " + link.forward() + " leads beyond the last layer " + (layers.size() - 1));
      }
      if (!joined.add(link.forward())) {
        throw new IllegalArgumentException("Two links join the layers " + link.forward());
      }
      LayerShape from = layers.get(link.from()).shape();
      LayerShape to = layers.get(link.to()).shape();
      LayerShape fills = link.wiring().reached(from, to);
      if (!fills.equals(to)) {
        throw new IllegalArgumentException(
            "Link "
                + link.forward()
                + " fills a layer of "
                + fills
                + ", layer "
                + link.to()
                + " is "
                + to);
      }
      if (structure == Structure.ASYMMETRIC && link.from() > 0 && !link.wiring().isLinear()) {
        throw new IllegalArgumentException(
            "Maximum pooling has no edge back of its own; use average pooling or squeezing in an"
                + " asymmetric network");
      }
      reached[link.to()] = true;
    }
    for (int k = 1; k < reached.length; k++) {
      if (!reached[k]) {
        throw new IllegalArgumentException("No link leads to layer " + k);
      }
    }
  }

  /** Index of the last layer; the output in a chain. */
  public int last() {
    return layers.size() - 1;
  }

  /** Number of neurons of a layer. */
  public int size(int layer) {
    return layers.get(layer).size();
  }

  /** How the neurons of a layer lie. */
  public LayerShape shape(int layer) {
    return layers.get(layer).shape();
  }

  /** Whether a link has an edge back with a coupling of its own. */
  public boolean hasBackEdge(Link link) {
    return structure == Structure.ASYMMETRIC && link.from() > 0;
  }

  /**
   * Every edge that has a coupling of its own, in order of the links: all forward edges, then the
   * edges back.
   */
  public List<EdgeId> edges() {
    List<EdgeId> edges = new ArrayList<>();
    links.forEach(link -> edges.add(link.forward()));
    links.stream().filter(this::hasBackEdge).forEach(link -> edges.add(link.back()));
    return edges;
  }

  /** The link that an edge belongs to. */
  public Link link(EdgeId edge) {
    for (Link link : links) {
      if (link.forward().equals(edge) || hasBackEdge(link) && link.back().equals(edge)) {
        return link;
      }
    }
    throw new IllegalArgumentException(
        "This " + structure.label() + " network has no edge " + edge + "; it has " + edges());
  }

  /**
   * Refuses links that are not linear.
   *
   * @param rule who needs them to be
   */
  public void requireLinearLinks(String rule) {
    for (Link link : links) {
      if (!link.wiring().isLinear()) {
        throw new IllegalArgumentException(
            rule
                + " needs linear links, but link "
                + link.forward()
                + " pools by the maximum; use average pooling or squeezing");
      }
    }
  }

  /**
   * Refuses conductances for weights.
   *
   * @param what who needs drives and local products that are linear in each state
   */
  public void requireDrives(String what) {
    if (structure == Structure.RESISTIVE) {
      throw new IllegalArgumentException(
          what
              + " needs neurons that are driven by sums of weighted states; in a resistive network"
              + " conductances pull voltages together. Use equilibrium propagation or coupled"
              + " learning on a resistive network");
    }
  }

  /** Rows of the matrix of weights of an edge; an edge back holds the transposed shape. */
  public int outputs(EdgeId edge) {
    Link link = link(edge);
    LayerShape from = shape(link.from());
    LayerShape to = shape(link.to());
    return edge.from() < edge.to()
        ? link.wiring().outputs(from, to)
        : link.wiring().inputs(from, to);
  }

  /** Columns of the matrix of weights of an edge. */
  public int inputs(EdgeId edge) {
    Link link = link(edge);
    LayerShape from = shape(link.from());
    LayerShape to = shape(link.to());
    return edge.from() < edge.to()
        ? link.wiring().inputs(from, to)
        : link.wiring().outputs(from, to);
  }

  /** Neurons that reach one neuron through an edge. */
  public int fanIn(EdgeId edge) {
    Link link = link(edge);
    LayerShape from = shape(link.from());
    LayerShape to = shape(link.to());
    return edge.from() < edge.to()
        ? link.wiring().fanIn(from, to)
        : link.wiring().fanInBack(from, to);
  }
}
