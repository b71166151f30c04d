package org.ohmlight.experiments.bench.learning;

/** A network that settles, and the products that it is made of. */
interface SettlePair extends AutoCloseable {
  /** Clamps and settles from rest; returns a state, so that nothing is left out. */
  float settle();

  /** The same products in the same blocks, into memory of the same size. */
  float products();

  @Override
  void close();
}
