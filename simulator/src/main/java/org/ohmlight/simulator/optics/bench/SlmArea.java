package org.ohmlight.simulator.optics.bench;

import org.ohmlight.kernel.LightPasses;

/**
 * One of the two areas of a coupling, as the controller sees it: the shared weights, a correction
 * of its own that write-verify found, and the pixels, written when first needed after a change.
 */
final class SlmArea {
  private final BenchArea area;
  private final float[] weights;
  private final boolean transposed;
  private final float bound;
  private final float[] correction;
  private final float[] asked;
  private volatile boolean stale = true;

  /**
   * Makes an area of zero weights.
   *
   * @param weights the controller's weights {@code [outputs x inputs]} of the coupling, shared
   * @param transposed whether the area is laid out {@code [inputs x outputs]} of the coupling
   * @param bound largest magnitude of a level, in weight units
   */
  SlmArea(BenchArea area, float[] weights, boolean transposed, float bound) {
    this.area = area;
    this.weights = weights;
    this.transposed = transposed;
    this.bound = bound;
    this.correction = new float[weights.length];
    this.asked = new float[weights.length];
  }

  /** The area with its pixels up to date; several threads may ask at once. */
  BenchArea ready() {
    if (stale) {
      write();
    }
    return area;
  }

  private synchronized void write() {
    if (!stale) {
      return;
    }
    layOut(weights, asked);
    LightPasses.addClipped(asked, correction, bound, asked.length);
    area.write(asked);
    stale = false;
  }

  /** From the coupling's layout to the area's. */
  private void layOut(float[] matrix, float[] to) {
    if (transposed) {
      Layout.transpose(matrix, area.outputs(), area.inputs(), to);
    } else {
      System.arraycopy(matrix, 0, to, 0, to.length);
    }
  }

  /** The realised matrix in the coupling's layout {@code [outputs x inputs]}; a copy. */
  float[] effective() {
    float[] realised = ready().effective();
    float[] copy = new float[realised.length];
    if (transposed) {
      Layout.transpose(realised, area.inputs(), area.outputs(), copy);
    } else {
      System.arraycopy(realised, 0, copy, 0, copy.length);
    }
    return copy;
  }

  void changed() {
    stale = true;
  }

  void forgetCorrection() {
    java.util.Arrays.fill(correction, 0f);
    stale = true;
  }

  /** Adds to the correction what is missing at the detectors. */
  void correct() {
    float[] realised = ready().effective();
    float[] target = new float[weights.length];
    layOut(weights, target);
    for (int k = 0; k < correction.length; k++) {
      float missing = target[k] - realised[k];
      float level = Math.min(Math.max(target[k] + correction[k] + missing, -bound), bound);
      correction[k] = level - target[k];
    }
    stale = true;
  }

  /** In the area's layout; a copy. */
  float[] correction() {
    return correction.clone();
  }

  void takeCorrection(float[] saved) {
    System.arraycopy(saved, 0, correction, 0, correction.length);
    stale = true;
  }
}
