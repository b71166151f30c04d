package org.ohmlight.learning.wiring;

import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.DenseEdge;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Wiring;

/** An edge that blocks of samples can be sent through at the same time. */
public interface WiredEdge {
  /** The edge as a rule and an optimizer see it. */
  Edge edge();

  /**
   * What the edge does for one block of samples, with working memory of its own.
   *
   * @param firstRow row of the whole batch that the block begins with
   * @param rows samples of the block
   */
  Passage passage(int firstRow, int rows);

  /**
   * What one of a network's edges does for a block.
   *
   * @param edges every edge of the network
   */
  static Passage passage(Map<EdgeId, WiredEdge> edges, EdgeId id, int firstRow, int rows) {
    WiredEdge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalStateException("No edge " + id);
    }
    return edge.passage(firstRow, rows);
  }

  /** Wires a coupling as the description says. */
  static WiredEdge of(NetworkDescription network, EdgeId id, Coupling coupling, Team team) {
    Link link = network.link(id);
    return switch (link.wiring()) {
      case Wiring.Dense() -> new Dense(new DenseEdge(id, coupling, team));
      case Wiring.Convolution convolution ->
          new ConvolutionEdge(
              id,
              coupling,
              new ImageMap(convolution, network.shape(link.from())),
              id.from() > id.to(),
              team);
    };
  }

  /** A dense edge: its coupling already takes whole layers. */
  record Dense(Edge edge) implements WiredEdge {
    @Override
    public Passage passage(int firstRow, int rows) {
      Coupling coupling = edge.coupling();
      return new Passage() {
        @Override
        public void forward(Batch from, Batch to, long tick, int rail) {
          coupling.forward(from, to, tick);
        }

        @Override
        public void adjoint(Batch to, Batch from, Batch now, long tick, int rail) {
          coupling.adjoint(to, from, tick);
        }
      };
    }
  }
}
