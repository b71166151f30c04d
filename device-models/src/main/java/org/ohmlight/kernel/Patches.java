package org.ohmlight.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The patches of a group of images, read out as rows of a matrix {@code [patch x pixels]} or as its
 * panels of 16 pixels, one panel at a time, so that the matrix never exists as a whole.
 *
 * <p>The images are kept with their zeros around them, one plane for each phase of the stride.
 * There every tap (c, i, j) of the kernel is one fixed distance, and pixels next to each other in a
 * row of the output lie next to each other in memory: a patch matrix is copied eight values at a
 * time without looking at borders. Where a row of the image ends within eight values, the copy runs
 * over and the next one puts it right.
 *
 * <p>A group has as many images as give some hundred pixels, so that small images fill panels too.
 */
final class Patches {
  private static final int PANEL = WeightPanels.PANEL;
  private static final int PIXELS_A_GROUP = 256;

  private final int channels;
  private final int rows;
  private final int columns;
  private final int padding;
  private final int stride;
  private final int spread;
  private final int planeColumns;
  private final int plane;
  private final int outputPixels;
  private final int samples;

  /** Distance of each tap (c, i, j) from the first. */
  private final int[] taps;

  /** Where each run of up to eight pixels of a group is read, and at which pixel it goes. */
  private final int[] runSource;

  private final int[] runPixel;

  /** Run in which each panel starts; one more than there are panels. */
  private final int[] panelRun;

  private final float[] images;

  /**
   * Patches of an image of {@code [channels x rows x columns]} whose pixels stand {@code spread}
   * apart with zeros between, for an output of {@code outputRows x outputColumns}.
   */
  Patches(
      int channels,
      int rows,
      int columns,
      int kernel,
      int padding,
      int stride,
      int spread,
      int outputRows,
      int outputColumns) {
    this.channels = channels;
    this.rows = rows;
    this.columns = columns;
    this.padding = padding;
    this.stride = stride;
    this.spread = spread;
    this.outputPixels = outputRows * outputColumns;
    this.samples = Math.max(1, (PIXELS_A_GROUP + outputPixels - 1) / outputPixels);
    int reach = (kernel - 1) / stride;
    this.planeColumns = outputColumns + reach;
    this.plane = (outputRows + reach) * planeColumns;
    int sample = channels * stride * stride * plane;
    this.images = new float[Math.addExact(Math.multiplyExact(samples, sample), 2 * PANEL)];
    this.taps = taps(kernel);
    int pixels = samples * outputPixels;
    int most = pixels / Lanes.WIDTH + samples * outputRows * 2 + pixels / PANEL + 2;
    int[] source = new int[most];
    int[] pixel = new int[most];
    this.panelRun = new int[(pixels + PANEL - 1) / PANEL + 1];
    int runs = 0;
    for (int p = 0; p < pixels; ) {
      if (p % PANEL == 0) {
        panelRun[p / PANEL] = runs;
      }
      int place = p % outputPixels;
      int column = place % outputColumns;
      source[runs] = p / outputPixels * sample + place / outputColumns * planeColumns + column;
      pixel[runs] = p;
      runs++;
      p += Math.min(Math.min(Lanes.WIDTH, outputColumns - column), PANEL - p % PANEL);
    }
    panelRun[panelRun.length - 1] = runs;
    this.runSource = Arrays.copyOf(source, runs);
    this.runPixel = Arrays.copyOf(pixel, runs);
  }

  private int[] taps(int kernel) {
    int[] distances = new int[channels * kernel * kernel];
    int tap = 0;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < kernel; i++) {
        for (int j = 0; j < kernel; j++) {
          distances[tap++] = place(c, i, j);
        }
      }
    }
    return distances;
  }

  /** Place of a pixel of the padded image within a sample. */
  private int place(int channel, int row, int column) {
    int phase = row % stride * stride + column % stride;
    return (channel * stride * stride + phase) * plane
        + row / stride * planeColumns
        + column / stride;
  }

  /** Most images of a group. */
  int samples() {
    return samples;
  }

  /** Values of a patch. */
  int patch() {
    return taps.length;
  }

  /** Takes some channels of {@code count} images from {@code [count, channels, rows, columns]}. */
  void take(float[] x, int offset, int count, int firstChannel, int lastChannel) {
    int sample = channels * stride * stride * plane;
    for (int s = 0; s < count; s++) {
      for (int c = firstChannel; c < lastChannel; c++) {
        takeChannel(x, offset + (s * channels + c) * rows * columns, s * sample, c);
      }
    }
  }

  private void takeChannel(float[] x, int from, int sampleStart, int channel) {
    int limitRow = plane / planeColumns * stride;
    int limitColumn = planeColumns * stride;
    int first = Math.max(0, Math.ceilDiv(-padding, spread));
    int lastRow = Math.min(rows, Math.ceilDiv(limitRow - padding, spread));
    int lastColumn = Math.min(columns, Math.ceilDiv(limitColumn - padding, spread));
    for (int r = first; r < lastRow; r++) {
      int row = r * spread + padding;
      if (stride == 1 && spread == 1) {
        int to = sampleStart + place(channel, row, first + padding);
        System.arraycopy(
            x, from + r * columns + first, images, to, Math.max(0, lastColumn - first));
      } else {
        for (int q = first; q < lastColumn; q++) {
          images[sampleStart + place(channel, row, q * spread + padding)] =
              x[from + r * columns + q];
        }
      }
    }
  }

  /** Writes panel {@code panel} of the patch matrix; {@code to} has eight values to spare. */
  void panel(int panel, float[] to) {
    int firstRun = panelRun[panel];
    int lastRun = panelRun[panel + 1];
    copyRuns(0, taps.length, firstRun, lastRun, to, -panel * PANEL, PANEL);
  }

  /**
   * Writes rows {@code firstTap ... lastTap - 1} of the patch matrix for the first {@code pixels}
   * pixels, rows {@code pixels} apart; {@code to} has eight values to spare.
   */
  void rows(int firstTap, int lastTap, int pixels, float[] to) {
    int last = runSource.length;
    if (pixels < samples * outputPixels) {
      last = 0;
      while (runPixel[last] < pixels) {
        last++;
      }
    }
    copyRuns(firstTap, lastTap, 0, last, to, 0, pixels);
  }

  private void copyRuns(
      int firstTap, int lastTap, int firstRun, int lastRun, float[] to, int shift, int distance) {
    for (int tap = firstTap; tap < lastTap; tap++) {
      int row = (tap - firstTap) * distance + shift;
      int from = taps[tap];
      if (Lanes.WIDE) {
        copyVectors(firstRun, lastRun, from, to, row);
      } else {
        for (int run = firstRun; run < lastRun; run++) {
          System.arraycopy(images, from + runSource[run], to, row + runPixel[run], Lanes.WIDTH);
        }
      }
    }
  }

  private void copyVectors(int firstRun, int lastRun, int from, float[] to, int row) {
    for (int run = firstRun; run < lastRun; run++) {
      FloatVector.fromArray(Lanes.FLOATS, images, from + runSource[run])
          .intoArray(to, row + runPixel[run]);
    }
  }
}
