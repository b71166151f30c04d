package org.ohmlight.simulator.exact;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.WeightPanels;

/**
 * A packed copy of a matrix, made when first asked for after a change.
 *
 * <p>Several threads may ask at once: each then packs a part, and all go on when the last part is
 * done. Nobody sleeps, because packing takes a tenth of a millisecond and waking as long again.
 */
final class PackedCopy {
  private static final int PANELS_A_PART = 2;

  private final float[] matrix;
  private final int depth;
  private final int width;
  private final boolean transposed;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable WeightPanels panels;
  private volatile boolean stale = true;

  private PackedCopy(float[] matrix, int depth, int width, boolean transposed) {
    this.matrix = matrix;
    this.depth = depth;
    this.width = width;
    this.transposed = transposed;
  }

  /** For products {@code x W^T}: panels {@code [inputs x outputs]}. */
  static PackedCopy transposed(float[] matrix, int outputs, int inputs) {
    return new PackedCopy(matrix, inputs, outputs, true);
  }

  /** For products {@code y W}: panels {@code [outputs x inputs]}. */
  static PackedCopy straight(float[] matrix, int outputs, int inputs) {
    return new PackedCopy(matrix, outputs, inputs, false);
  }

  /** Told when the matrix has changed, while nobody asks for the copy. */
  void changed() {
    next.set(0);
    done.set(0);
    stale = true;
  }

  /** The copy as the matrix is now. */
  WeightPanels panels() {
    WeightPanels ready = panels;
    if (ready == null) {
      ready = make();
    }
    if (stale) {
      pack(ready);
    }
    return ready;
  }

  private synchronized WeightPanels make() {
    WeightPanels made = panels;
    if (made == null) {
      made = new WeightPanels(depth, width);
      panels = made;
    }
    return made;
  }

  private void pack(WeightPanels into) {
    int parts = Math.ceilDiv(into.panels(), PANELS_A_PART);
    for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
      int first = part * PANELS_A_PART;
      int last = Math.min(into.panels(), first + PANELS_A_PART);
      if (transposed) {
        into.packTransposed(matrix, first, last);
      } else {
        into.pack(matrix, 0, first, last);
      }
      if (done.incrementAndGet() == parts) {
        stale = false;
      }
    }
    while (stale) {
      Thread.onSpinWait();
    }
  }
}
