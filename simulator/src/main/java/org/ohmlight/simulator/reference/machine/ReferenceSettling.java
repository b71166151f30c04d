package org.ohmlight.simulator.reference.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;

/**
 * How a reference network settles: plain damped exchanges, nothing accelerated. Wherever these come
 * to rest, every other way of settling with the same equilibria does.
 *
 * @param order which layers move together
 * @param step what is damped
 * @param stepSize {@code alpha}; 1 is the plain fixed-point iteration
 * @param noise what disturbs it
 */
public record ReferenceSettling(Order order, Step step, float stepSize, ReferenceNoise noise) {
  /** In which order layers move within one step. */
  public enum Order {
    /** All at once. */
    SYNCHRONOUS,
    /** Layers that are not joined at once: in a chain the odd ones, then the even ones. */
    EVEN_ODD,
    /** One after the other from the input on. */
    LAYER_SWEEP
  }

  /** What is damped. */
  public enum Step {
    /** {@code s <- s + alpha (f(D) - s)}. */
    STATES,
    /** {@code a <- a + alpha (D - a), s = f(a)}. */
    DRIVES
  }

  /** Even-odd without damping. */
  public static final ReferenceSettling EVEN_ODD =
      new ReferenceSettling(Order.EVEN_ODD, Step.DRIVES, 1f);

  public ReferenceSettling {
    if (!(stepSize > 0f && stepSize < 2f)) {
      throw new IllegalArgumentException("A step size lies in (0, 2), got " + stepSize);
    }
  }

  /** Undisturbed. */
  public ReferenceSettling(Order order, Step step, float stepSize) {
    this(order, step, stepSize, ReferenceNoise.NONE);
  }

  /** The same with noise. */
  public ReferenceSettling with(ReferenceNoise other) {
    return new ReferenceSettling(order, step, stepSize, other);
  }

  /** Layers by the group that they move in. */
  List<List<Integer>> groups(NetworkDescription network) {
    return switch (order) {
      case SYNCHRONOUS -> List.of(IntStream.rangeClosed(1, network.last()).boxed().toList());
      case LAYER_SWEEP ->
          IntStream.rangeClosed(1, network.last()).mapToObj(List::<Integer>of).toList();
      case EVEN_ODD -> unjoined(network);
    };
  }

  /** Each layer into the first group that holds none it is joined to. */
  private static List<List<Integer>> unjoined(NetworkDescription network) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int k = 1; k <= network.last(); k++) {
      int layer = k;
      List<Integer> group =
          groups.stream()
              .filter(g -> g.stream().noneMatch(other -> joined(network, layer, other)))
              .findFirst()
              .orElseGet(() -> {
                List<Integer> made = new ArrayList<>();
                groups.add(made);
                return made;
              });
      group.add(layer);
    }
    groups.sort(Comparator.comparingInt(List::getFirst));
    return groups;
  }

  private static boolean joined(NetworkDescription network, int one, int other) {
    for (Link link : network.links()) {
      if (link.from() == Math.min(one, other) && link.to() == Math.max(one, other)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a layer's drives are part of what a step carries over to the next: all of them, but for
   * a first group that is a function of the others.
   *
   * @param nudged whether the output drives itself
   */
  boolean carries(NetworkDescription network, int layer, boolean nudged) {
    List<Integer> first = groups(network).getFirst();
    boolean closed = first.size() == network.last() || (nudged && first.contains(network.output()));
    for (Link link : network.links()) {
      closed |=
          first.contains(link.from()) && (first.contains(link.to()) || !link.wiring().isLinear());
    }
    return closed || !first.contains(layer);
  }
}
