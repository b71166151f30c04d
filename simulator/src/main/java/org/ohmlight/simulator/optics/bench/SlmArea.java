package org.ohmlight.simulator.optics.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.ohmlight.kernel.LightPasses;

/**
 * One of the two areas of a coupling, as the controller sees it: the shared weights, a correction
 * of its own that write-verify found, and the pixels, written when first needed after a change.
 */
final class SlmArea {
  private static final int TICK_PARTS = 3;
  private static final int TICK_PART_BITS = 22;

  private final BenchArea area;
  private final float[] weights;
  private final boolean transposed;
  private final float bound;
  private final float[] correction;
  private final float[] asked;
  private volatile boolean stale = true;
  private long changedAt;

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
    ask();
    area.write(asked, changedAt);
    stale = false;
  }

  private void ask() {
    layOut(weights, asked);
    LightPasses.addClipped(asked, correction, bound, asked.length);
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

  /** The weights or the corrections have changed; the pixels are written at the next use. */
  void changed(long tick) {
    changedAt = tick;
    stale = true;
  }

  void forgetCorrection() {
    Arrays.fill(correction, 0f);
    stale = true;
  }

  /** The area as it is, for a calibration that writes patterns of its own. */
  BenchArea bench() {
    return area;
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

  /** All that is not in the weights; see {@link #takeState}. */
  SequencedMap<String, float[]> state() {
    SequencedMap<String, float[]> state = new LinkedHashMap<>();
    state.put("Correction", correction.clone());
    state.put("Control", area.control().toArray());
    state.put("Pixels", area.shown());
    float[] moments = new float[1 + 2 * TICK_PARTS];
    moments[0] = stale ? 1 : 0;
    split(changedAt, moments, 1);
    split(area.written(), moments, 1 + TICK_PARTS);
    state.put("Moments", moments);
    return state;
  }

  /** Takes up what {@link #state()} gave; the weights must be there already. */
  void takeState(Function<String, float[]> saved) {
    float[] corrections = saved.apply("Correction");
    System.arraycopy(corrections, 0, correction, 0, correction.length);
    area.take(area.control().fromArray(saved.apply("Control")));
    float[] moments = saved.apply("Moments");
    changedAt = join(moments, 1);
    ask();
    area.restore(asked, saved.apply("Pixels"), join(moments, 1 + TICK_PARTS));
    stale = moments[0] != 0;
  }

  /** A tick in parts that single precision holds exactly. */
  private static void split(long tick, float[] into, int at) {
    for (int k = 0; k < TICK_PARTS; k++) {
      into[at + k] = tick >>> (k * TICK_PART_BITS) & ((1L << TICK_PART_BITS) - 1);
    }
  }

  private static long join(float[] from, int at) {
    long tick = 0;
    for (int k = 0; k < TICK_PARTS; k++) {
      tick |= (long) from[at + k] << (k * TICK_PART_BITS);
    }
    return tick;
  }
}
