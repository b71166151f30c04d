package org.ohmlight.kernel;

/**
 * {@code Y_b = W P_b} for images {@code b}: weights {@code [outputs x patch]} times the patches of
 * each image, by panels of 16 pixels that stay in the cache while all weights pass over them.
 *
 * <p>Each output is one chain of fused multiply-adds in the order of a row of W. Not for several
 * threads at a time.
 */
final class PatchProduct {
  private static final int PANEL = WeightPanels.PANEL;

  private final Patches patches;
  private final int channels;
  private final int inputSize;
  private final int outputs;
  private final int pixels;
  private final int sixes;
  private final float[] panel;
  private final float[] tile;

  PatchProduct(Patches patches, int channels, int inputSize, int outputs, int pixels) {
    this.patches = patches;
    this.channels = channels;
    this.inputSize = inputSize;
    this.outputs = outputs;
    this.pixels = pixels;
    this.sixes = Gemm.sixes(outputs);
    this.panel = new float[patches.patch() * PANEL + Lanes.BLOCK];
    this.tile = new float[outputs * PANEL];
  }

  /** Images {@code first ... last - 1}. Array {@code y} is modified. */
  void multiply(float[] w, float[] x, int xOffset, float[] y, int yOffset, int first, int last) {
    for (int b = first; b < last; b += patches.samples()) {
      int count = Math.min(patches.samples(), last - b);
      patches.take(x, xOffset + b * inputSize, count, 0, channels);
      int yGroup = yOffset + b * outputs * pixels;
      for (int p = 0; p * PANEL < count * pixels; p++) {
        patches.panel(p, panel);
        int pixel = p * PANEL;
        if (pixel % pixels + PANEL <= pixels) {
          int to = yGroup + pixel / pixels * outputs * pixels + pixel % pixels;
          multiplyPanel(w, y, to, pixels);
        } else {
          multiplyPanel(w, tile, 0, PANEL);
          spreadTile(y, yGroup, pixel, Math.min(pixel + PANEL, count * pixels));
        }
      }
    }
  }

  private void multiplyPanel(float[] w, float[] to, int at, int distance) {
    int depth = patches.patch();
    if (!Lanes.VECTORS) {
      ScalarGemm.multiplyPanel(w, 0, outputs, depth, panel, 0, to, at, distance);
      return;
    }
    int m = 0;
    for (; m < sixes; m += 6) {
      MultiplyTiles.six(w, m * depth, depth, panel, 0, to, at + m * distance, distance);
    }
    for (; m + 4 <= outputs; m += 4) {
      MultiplyTiles.four(w, m * depth, depth, panel, 0, to, at + m * distance, distance);
    }
    for (; m < outputs; m++) {
      MultiplyTiles.one(w, m * depth, depth, panel, 0, to, at + m * distance, distance);
    }
  }

  /** Copies the tile to the images that its pixels belong to. */
  private void spreadTile(float[] y, int yGroup, int firstPixel, int lastPixel) {
    for (int p = firstPixel; p < lastPixel; ) {
      int run = Math.min(lastPixel - p, pixels - p % pixels);
      int to = yGroup + p / pixels * outputs * pixels + p % pixels;
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < run; i++) {
          y[to + o * pixels + i] = tile[o * PANEL + p - firstPixel + i];
        }
      }
      p += run;
    }
  }
}
