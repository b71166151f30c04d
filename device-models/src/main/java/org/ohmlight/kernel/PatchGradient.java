package org.ohmlight.kernel;

import java.util.Arrays;

/**
 * {@code G = sum_b P_b Y_b^T} for some rows of {@code G [patch x outputs]}: the outer product of a
 * convolution, summed over images and pixels.
 *
 * <p>Within a group of images each sum is one chain of fused multiply-adds in order of (image,
 * pixel); groups, whose size depends on the shape alone, are added one after another. Not for
 * several threads at a time.
 */
final class PatchGradient {
  private static final int PANEL = WeightPanels.PANEL;
  private static final int TAPS_A_BLOCK = 6;

  private final Patches patches;
  private final int kernelSize;
  private final int inputSize;
  private final int outputs;
  private final int pixels;
  private final int distance;
  private final int firstTap;
  private final int lastTap;
  private final float[] rows;
  private final float[] post;
  private final float[] sums;

  PatchGradient(
      Patches patches,
      int kernelSize,
      int inputSize,
      int outputs,
      int pixels,
      int firstTap,
      int lastTap) {
    this.patches = patches;
    this.kernelSize = kernelSize;
    this.inputSize = inputSize;
    this.outputs = outputs;
    this.pixels = pixels;
    this.firstTap = firstTap;
    this.lastTap = lastTap;
    this.distance = (outputs + PANEL - 1) / PANEL * PANEL;
    int groupPixels = patches.samples() * pixels;
    this.rows = new float[TAPS_A_BLOCK * groupPixels + Lanes.BLOCK];
    this.post = new float[distance * groupPixels];
    this.sums = new float[(lastTap - firstTap) * distance];
  }

  /** {@code w = keep w + scale G^T} in the columns of these taps, over {@code batch} images. */
  void addTo(
      float[] y,
      int yOffset,
      float[] x,
      int xOffset,
      int batch,
      float scale,
      float keep,
      float[] w) {
    Arrays.fill(sums, 0f);
    int firstChannel = firstTap / kernelSize;
    int lastChannel = Math.ceilDiv(lastTap, kernelSize);
    for (int b = 0; b < batch; b += patches.samples()) {
      int count = Math.min(patches.samples(), batch - b);
      patches.take(x, xOffset + b * inputSize, count, firstChannel, lastChannel);
      takePost(y, yOffset + b * outputs * pixels, count);
      addGroup(count * pixels);
    }
    int patch = patches.patch();
    for (int o = 0; o < outputs; o++) {
      for (int tap = firstTap; tap < lastTap; tap++) {
        int at = o * patch + tap;
        w[at] = Fused.fma(scale, sums[(tap - firstTap) * distance + o], keep * w[at]);
      }
    }
  }

  /** Brings y into panels of 16 output channels, pixel by pixel. */
  private void takePost(float[] y, int offset, int count) {
    for (int s = 0; s < count; s++) {
      for (int o = 0; o < outputs; o += Lanes.BLOCK) {
        int channels = Math.min(Lanes.BLOCK, outputs - o);
        int to = o / PANEL * PANEL * count * pixels + s * pixels * PANEL + o % PANEL;
        Transpose.matrix(y, offset + (s * outputs + o) * pixels, channels, pixels, post, to, PANEL);
      }
    }
  }

  private void addGroup(int depth) {
    for (int tap = firstTap; tap < lastTap; tap += TAPS_A_BLOCK) {
      int taps = Math.min(TAPS_A_BLOCK, lastTap - tap);
      patches.rows(tap, tap + taps, depth, rows);
      for (int o = 0; o < outputs; o += PANEL) {
        addTile(taps, depth, o * depth, (tap - firstTap) * distance + o);
      }
    }
  }

  private void addTile(int taps, int depth, int panelStart, int to) {
    if (!Lanes.VECTORS) {
      ScalarGemm.addPanel(rows, taps, depth, post, panelStart, sums, to, distance);
      return;
    }
    int m = 0;
    if (taps == TAPS_A_BLOCK) {
      UpdateTiles.six(rows, 0, depth, post, panelStart, sums, to, distance, 1f, 1f);
      m = TAPS_A_BLOCK;
    }
    for (; m < taps; m++) {
      UpdateTiles.one(
          rows, m * depth, depth, post, panelStart, sums, to + m * distance, distance, 1f, 1f);
    }
  }
}
