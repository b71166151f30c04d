package org.ohmlight.experiments.bench.learning;

import java.util.Arrays;
import java.util.List;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.WeightPanels;

/** The products of a dense chain that settles. */
final class DenseProducts implements SettlePair.Products {
  private final List<Integer> widths;
  private final WeightPanels[] up;
  private final WeightPanels[] down;
  private final float[][] states;
  private final float[][] drives;

  private DenseProducts(List<Integer> widths) {
    this.widths = widths;
    int layers = widths.size();
    up = new WeightPanels[layers];
    down = new WeightPanels[layers];
    states = new float[layers][];
    drives = new float[layers][];
    for (int k = 0; k < layers; k++) {
      states[k] = new float[SettlePair.ROWS * widths.get(k)];
      drives[k] = new float[SettlePair.ROWS * widths.get(k)];
      if (k > 0) {
        up[k] = new WeightPanels(widths.get(k - 1), widths.get(k));
        down[k] = new WeightPanels(widths.get(k), widths.get(k - 1));
      }
    }
  }

  static DenseProducts of(String widths) {
    return new DenseProducts(Arrays.stream(widths.split("-")).map(Integer::valueOf).toList());
  }

  List<Integer> widths() {
    return widths;
  }

  @Override
  public void ofBlock(int block) {
    int first = block * SettlePair.BLOCK;
    multiply(states[0], up[1], drives[1], first);
    for (int step = 0; step < SettlePair.STEPS; step++) {
      for (int k = 1; k < up.length; k++) {
        if (k > 1) {
          multiply(states[k - 1], up[k], drives[k], first);
        }
        if (k + 1 < up.length) {
          multiply(states[k + 1], down[k + 1], drives[k], first);
        }
      }
    }
  }

  private static void multiply(float[] x, WeightPanels panels, float[] y, int first) {
    Gemm.multiply(x, first * panels.depth(), SettlePair.BLOCK, panels, y, first * panels.width());
  }

  @Override
  public float first() {
    return drives[1][0];
  }
}
