package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * {@code X_b = W^T Y_b} for images {@code b}: the adjoint of {@link PatchProduct}. Transposed
 * weights {@code [patch x outputs]} times the pixels of Y make patches, which are added to the
 * images.
 *
 * <p>Each patch value is one chain of fused multiply-adds in order of the output channels; each
 * pixel adds its patch values in the order of the kernel's taps. A few channels at a time, so that
 * their patches stay in the cache between the two steps. Not for several threads at a time.
 */
final class PatchSum {
  private static final int PANEL = WeightPanels.PANEL;
  private static final int VALUES_A_CHUNK = 1 << 15;

  private final Patches patches;
  private final int channels;
  private final int kernelSize;
  private final int inputSize;
  private final int outputs;
  private final int pixels;
  private final int distance;
  private final int channelsAChunk;
  private final float[] panels;
  private final float[] values;

  PatchSum(Patches patches, int channels, int kernelSize, int inputSize, int outputs, int pixels) {
    this.patches = patches;
    this.channels = channels;
    this.kernelSize = kernelSize;
    this.inputSize = inputSize;
    this.outputs = outputs;
    this.pixels = pixels;
    // An odd number of cache lines, so that the rows of a tile fall into different sets.
    this.distance = ((patches.samples() * pixels + PANEL - 1) / PANEL | 1) * PANEL;
    this.channelsAChunk = Math.clamp(VALUES_A_CHUNK / ((long) kernelSize * distance), 1, channels);
    this.panels = new float[outputs * distance];
    this.values = new float[channelsAChunk * kernelSize * distance];
  }

  /** Images {@code first ... last - 1}. Array {@code x} is modified. */
  void multiply(
      float[] transposed, float[] y, int yOffset, float[] x, int xOffset, int first, int last) {
    for (int b = first; b < last; b += patches.samples()) {
      int count = Math.min(patches.samples(), last - b);
      takePanels(y, yOffset + b * outputs * pixels, count * pixels);
      patches.clear(count);
      for (int c = 0; c < channels; c += channelsAChunk) {
        int lastChannel = Math.min(channels, c + channelsAChunk);
        multiplyChunk(transposed, c * kernelSize, lastChannel * kernelSize, count * pixels);
        patches.add(c, lastChannel, count * pixels, values, distance);
      }
      patches.give(x, xOffset + b * inputSize, count);
    }
  }

  /** Brings y {@code [image, channel, pixel]} into panels of 16 pixels, channel by channel. */
  private void takePanels(float[] y, int offset, int count) {
    for (int p = 0; p < count; ) {
      int run = Math.min(Math.min(count - p, pixels - p % pixels), PANEL - p % PANEL);
      int from = offset + p / pixels * outputs * pixels + p % pixels;
      int to = p / PANEL * outputs * PANEL + p % PANEL;
      if (Lanes.WIDE && run == PANEL) {
        copyWhole(y, from, to);
      } else {
        for (int o = 0; o < outputs; o++) {
          System.arraycopy(y, from + o * pixels, panels, to + o * PANEL, run);
        }
      }
      p += run;
    }
  }

  private void copyWhole(float[] y, int from, int to) {
    for (int o = 0; o < outputs; o++) {
      int f = from + o * pixels;
      int t = to + o * PANEL;
      FloatVector.fromArray(Lanes.FLOATS, y, f).intoArray(panels, t);
      FloatVector.fromArray(Lanes.FLOATS, y, f + Lanes.BLOCK).intoArray(panels, t + Lanes.BLOCK);
    }
  }

  private void multiplyChunk(float[] transposed, int firstTap, int lastTap, int count) {
    int taps = lastTap - firstTap;
    int sixes = Gemm.sixes(taps);
    for (int p = 0; p < count; p += PANEL) {
      int panel = p * outputs;
      int from = firstTap * outputs;
      if (!Lanes.VECTORS) {
        ScalarGemm.multiplyPanel(
            transposed, from, taps, outputs, panels, panel, values, p, distance);
        continue;
      }
      int m = 0;
      for (; m < sixes; m += 6) {
        MultiplyTiles.six(
            transposed,
            from + m * outputs,
            outputs,
            panels,
            panel,
            values,
            m * distance + p,
            distance);
      }
      for (; m + 4 <= taps; m += 4) {
        MultiplyTiles.four(
            transposed,
            from + m * outputs,
            outputs,
            panels,
            panel,
            values,
            m * distance + p,
            distance);
      }
      for (; m < taps; m++) {
        MultiplyTiles.one(
            transposed,
            from + m * outputs,
            outputs,
            panels,
            panel,
            values,
            m * distance + p,
            distance);
      }
    }
  }
}
