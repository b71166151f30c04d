package org.ohmlight.learning.optimizer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.OuterProduct;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;

/** Sums up the local products of an edge into a matrix, its rows shared out over a team. */
final class EdgeGradients {
  private static final int ROWS_A_TASK = OuterProduct.OUTPUTS_A_TASK;

  /** Smaller values become zero: a decaying memory would otherwise end in denormal numbers. */
  private static final float LEAST = 1e-25f;

  private final Team team;
  private final Map<EdgeId, OuterProduct> workspaces = new HashMap<>();
  private final IntConsumer addRows = this::addRows;

  // The product being added just now, so that the task is made once.
  private @Nullable OuterProduct product;
  private float[] into = new float[0];
  private int outputs;
  private int inputs;
  private float scale;
  private float keep;

  EdgeGradients(Team team) {
    this.team = team;
  }

  /**
   * {@code into = keep into + factor dC/dW}, with the estimated gradient of the edge.
   *
   * @param target {@code [outputs x inputs]}. Modified.
   */
  void addTo(float[] target, Estimate estimate, EdgeId edge, float factor, float keepOfTarget) {
    into = target;
    keep = keepOfTarget;
    boolean found = false;
    for (LocalProduct part : estimate.products()) {
      if (part.edge().equals(edge)) {
        add(part, factor);
        found = true;
      }
    }
    if (!found) {
      Pointwise.scale(target, 0, target, 0, keepOfTarget, target.length);
    }
    product = null;
  }

  private void add(LocalProduct part, float factor) {
    Batch post = part.post();
    Batch pre = part.pre();
    outputs = post.width();
    inputs = pre.width();
    OuterProduct workspace =
        workspaces.computeIfAbsent(part.edge(), e -> new OuterProduct(post.width(), pre.width()));
    workspace.take(post.values(), post.offset(), pre.values(), pre.offset(), post.rows());
    product = workspace;
    scale = factor * part.scale();
    team.each((outputs + ROWS_A_TASK - 1) / ROWS_A_TASK, addRows);
    keep = 1f;
  }

  private void addRows(int task) {
    OuterProduct part = product;
    if (part != null) {
      int from = task * ROWS_A_TASK;
      int to = Math.min(outputs, from + ROWS_A_TASK);
      part.addTo(into, scale, keep, from, to);
      Pointwise.flushTiny(into, from * inputs, (to - from) * inputs, LEAST);
    }
  }
}
