package org.ohmlight.device.resistive;

import java.util.List;
import org.ohmlight.kernel.Fused;
import org.ohmlight.physical.RandomStream;

/** Cells of {@link PiecewiseStep}. */
final class PiecewiseCells extends PulsedCells {
  private final float[] upNodes;
  private final float[] downNodes;

  PiecewiseCells(PiecewiseStep model, int count, RandomStream stream) {
    super(model, count, stream);
    upNodes = floats(model.upNodes());
    downNodes = floats(model.downNodes());
  }

  private static float[] floats(List<Double> nodes) {
    float[] values = new float[nodes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = nodes.get(i).floatValue();
    }
    return values;
  }

  @Override
  void step(int base, int[] lines, int from, int to, boolean upwards, float[] xi) {
    float[] size = upwards ? up : down;
    float[] nodes = upwards ? upNodes : downNodes;
    float sign = upwards ? 1f : -1f;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      float range = upper[c] - lower[c];
      if (range > 0f) {
        float change = sign * size[c] * node(nodes, (w[c] - lower[c]) / range);
        w[c] = clip(c, Fused.fma(change, 1f + cycleSpread * xi[k - from], w[c]));
      }
    }
  }

  /** The nodes, interpolated at a part of the way from the lower to the upper bound. */
  private static float node(float[] nodes, float part) {
    if (nodes.length == 1) {
      return nodes[0];
    }
    float place = part * (nodes.length - 1);
    int left = Math.min((int) place, nodes.length - 2);
    float weight = place - left;
    return nodes[left] + weight * (nodes[left + 1] - nodes[left]);
  }
}
