package org.ohmlight.device.resistive;

import java.util.List;
import org.ohmlight.device.Allowed;

/**
 * A step given at nodes, equally spaced from the lower to the upper bound, and interpolated
 * linearly between them: {@code w += up node(w)(1 + s xi)}, {@code w -= down node(w)(1 + s xi)}.
 *
 * @param basics steps, bounds, faults, ageing, noise
 * @param upNodes relative step up at the nodes, at least one
 * @param downNodes relative step down at the nodes, at least one
 */
public record PiecewiseStep(CellBasics basics, List<Double> upNodes, List<Double> downNodes)
    implements PulsedCell {
  public PiecewiseStep {
    upNodes = List.copyOf(upNodes);
    downNodes = List.copyOf(downNodes);
    if (upNodes.isEmpty() || downNodes.isEmpty()) {
      throw new IllegalArgumentException("Piecewise steps need at least one node up and one down");
    }
    upNodes.forEach(node -> Allowed.finite("node of the step up", node));
    downNodes.forEach(node -> Allowed.finite("node of the step down", node));
  }

  @Override
  public PiecewiseStep withBasics(CellBasics other) {
    return new PiecewiseStep(other, upNodes, downNodes);
  }

  @Override
  public PiecewiseStep withoutSpread() {
    return new PiecewiseStep(basics.withoutSpread(), upNodes, downNodes);
  }
}
