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
  private final int planeColumns;
  private final int plane;
  private final int outputPixels;
  private final int samples;
  private final int sample;

  /** Rows and columns that any patch can see; a stride may leave out the last ones. */
  private final int coveredRows;

  private final int coveredColumns;

  /** Distance of each tap (c, i, j) from the first. */
  private final int[] taps;

  /** Where each run of up to eight pixels of a group is read, and at which pixel it goes. */
  private final int[] runSource;

  private final int[] runPixel;

  private final int[] runLength;

  /** Whether all runs have eight pixels. */
  private final boolean wholeRuns;

  /** Run in which each panel starts; one more than there are panels. */
  private final int[] panelRun;

  private final float[] images;

  /**
   * Patches of images of {@code [channels x rows x columns]} for an output of {@code outputRows x
   * outputColumns}.
   */
  Patches(
      int channels,
      int rows,
      int columns,
      int kernel,
      int padding,
      int stride,
      int outputRows,
      int outputColumns) {
    this.channels = channels;
    this.rows = rows;
    this.columns = columns;
    this.padding = padding;
    this.stride = stride;
    this.outputPixels = outputRows * outputColumns;
    this.samples = Math.max(1, (PIXELS_A_GROUP + outputPixels - 1) / outputPixels);
    int reach = (kernel - 1) / stride;
    this.planeColumns = outputColumns + reach;
    this.plane = (outputRows + reach) * planeColumns;
    this.sample = channels * stride * stride * plane;
    this.coveredRows = Math.min(rows, (outputRows + reach) * stride - padding);
    this.coveredColumns = Math.min(columns, planeColumns * stride - padding);
    this.images = new float[Math.addExact(Math.multiplyExact(samples, sample), 2 * PANEL)];
    this.taps = taps(kernel);
    int pixels = samples * outputPixels;
    int most = pixels / Lanes.BLOCK + samples * outputRows * 2 + pixels / PANEL + 2;
    int[] source = new int[most];
    int[] pixel = new int[most];
    int[] length = new int[most];
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
      length[runs] = Math.min(Math.min(Lanes.BLOCK, outputColumns - column), PANEL - p % PANEL);
      p += length[runs];
      runs++;
    }
    panelRun[panelRun.length - 1] = runs;
    this.runSource = Arrays.copyOf(source, runs);
    this.runPixel = Arrays.copyOf(pixel, runs);
    this.runLength = Arrays.copyOf(length, runs);
    this.wholeRuns = runs * Lanes.BLOCK == pixels;
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
    for (int s = 0; s < count; s++) {
      for (int c = firstChannel; c < lastChannel; c++) {
        for (int r = 0; r < coveredRows; r++) {
          int from = offset + ((s * channels + c) * rows + r) * columns;
          takeRow(x, from, s * sample, c, r + padding);
        }
      }
    }
  }

  private void takeRow(float[] x, int from, int start, int channel, int row) {
    if (stride == 1) {
      System.arraycopy(x, from, images, start + place(channel, row, padding), coveredColumns);
      return;
    }
    for (int q = 0; q < coveredColumns; q++) {
      images[start + place(channel, row, q + padding)] = x[from + q];
    }
  }

  /** Makes the images of {@code count} samples zero, for {@link #add}. */
  void clear(int count) {
    Arrays.fill(images, 0, count * sample + Lanes.BLOCK, 0f);
  }

  /** Gives {@code count} images back to {@code [count, channels, rows, columns]}. */
  void give(float[] x, int offset, int count) {
    for (int s = 0; s < count; s++) {
      for (int c = 0; c < channels; c++) {
        for (int r = 0; r < rows; r++) {
          int to = offset + ((s * channels + c) * rows + r) * columns;
          int covered = r < coveredRows ? coveredColumns : 0;
          giveRow(x, to, s * sample, c, r + padding, covered);
          Arrays.fill(x, to + covered, to + columns, 0f);
        }
      }
    }
  }

  private void giveRow(float[] x, int to, int start, int channel, int row, int covered) {
    if (stride == 1 && covered > 0) {
      System.arraycopy(images, start + place(channel, row, padding), x, to, covered);
      return;
    }
    for (int q = 0; q < covered; q++) {
      x[to + q] = images[start + place(channel, row, q + padding)];
    }
  }

  /** Writes panel {@code panel} of the patch matrix; {@code to} has eight values to spare. */
  void panel(int panel, float[] to) {
    int firstRun = panelRun[panel];
    int lastRun = panelRun[panel + 1];
    if (Lanes.WIDE && lastRun - firstRun == 2 && runPixel[firstRun + 1] % PANEL == Lanes.BLOCK) {
      copyPairs(runSource[firstRun], runSource[firstRun + 1], to);
      return;
    }
    copyRuns(0, taps.length, firstRun, lastRun, to, -panel * PANEL, PANEL);
  }

  /**
   * Writes rows {@code firstTap ... lastTap - 1} of the patch matrix for the first {@code pixels}
   * pixels, rows {@code pixels} apart; {@code to} has eight values to spare.
   */
  void rows(int firstTap, int lastTap, int pixels, float[] to) {
    copyRuns(firstTap, lastTap, 0, runs(pixels), to, 0, pixels);
  }

  /** Runs that hold the first {@code pixels} pixels, a whole number of images. */
  private int runs(int pixels) {
    int last = runSource.length;
    while (runPixel[last - 1] >= pixels) {
      last--;
    }
    return last;
  }

  /**
   * Adds rows of a patch matrix to the images, the adjoint of reading them: all taps of channels
   * {@code firstChannel ... lastChannel - 1}, the first {@code pixels} pixels, rows {@code
   * distance} apart.
   *
   * <p>A pixel receives its sum in the order of the kernel's taps. Channels change fastest, so that
   * an addition does not wait for the one before it.
   */
  void add(int firstChannel, int lastChannel, int pixels, float[] from, int distance) {
    int kernelSize = taps.length / channels;
    int runs = runs(pixels);
    for (int tap = 0; tap < kernelSize; tap++) {
      for (int c = firstChannel; c < lastChannel; c++) {
        int row = ((c - firstChannel) * kernelSize + tap) * distance;
        addRow(runs, from, row, taps[c * kernelSize + tap]);
      }
    }
  }

  private void addRow(int runs, float[] from, int row, int to) {
    if (Lanes.WIDE && wholeRuns) {
      addVectors(runs, from, row, to);
      return;
    }
    for (int run = 0; run < runs; run++) {
      int source = row + runPixel[run];
      int target = to + runSource[run];
      for (int i = 0; i < runLength[run]; i++) {
        images[target + i] += from[source + i];
      }
    }
  }

  private void addVectors(int runs, float[] from, int row, int to) {
    for (int run = 0; run < runs; run++) {
      int target = to + runSource[run];
      FloatVector.fromArray(Lanes.FLOATS, images, target)
          .add(FloatVector.fromArray(Lanes.FLOATS, from, row + runPixel[run]))
          .intoArray(images, target);
    }
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
          System.arraycopy(images, from + runSource[run], to, row + runPixel[run], Lanes.BLOCK);
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

  /** A panel of two whole runs, the common case: one load and one store a run and tap. */
  private void copyPairs(int low, int high, float[] to) {
    for (int tap = 0; tap < taps.length; tap++) {
      int from = taps[tap];
      int row = tap * PANEL;
      FloatVector.fromArray(Lanes.FLOATS, images, from + low).intoArray(to, row);
      FloatVector.fromArray(Lanes.FLOATS, images, from + high).intoArray(to, row + Lanes.BLOCK);
    }
  }
}
