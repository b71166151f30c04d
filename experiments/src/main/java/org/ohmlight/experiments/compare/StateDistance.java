package org.ohmlight.experiments.compare;

import org.ohmlight.physical.Batch;

/** How far states lie from those of a reference, summed over layers. */
final class StateDistance {
  private double squares;
  private double reference;
  private double largest;

  void add(Batch states, Batch wanted) {
    for (int r = 0; r < states.rows(); r++) {
      for (int c = 0; c < states.width(); c++) {
        double difference = (double) states.at(r, c) - wanted.at(r, c);
        squares += difference * difference;
        reference += (double) wanted.at(r, c) * wanted.at(r, c);
        largest = Math.max(largest, Math.abs(difference));
      }
    }
  }

  /** {@code |s - r| / |r|}; 0 for equal states. */
  double relative() {
    return squares == 0 ? 0 : Math.sqrt(squares / reference);
  }

  /** {@code max |s - r|}. */
  double largest() {
    return largest;
  }
}
