package org.ohmlight.physical;

/**
 * Something that can hold couplings: exact arithmetic, a crossbar, an optical bench, an instrument.
 */
public interface Substrate extends AutoCloseable {
  /**
   * Makes a coupling of zero weights.
   *
   * @param name component name, unique on this substrate; it keys the coupling's noise and its
   *     fixed device-to-device spread
   * @param outputs rows of the matrix
   * @param inputs columns of the matrix
   * @param weightLimit the weight magnitude that the full range of the devices is to stand for
   */
  Coupling couple(String name, int outputs, int inputs, float weightLimit);

  /** Time and energy spent so far by every coupling of this substrate. */
  Ledger ledger();

  /** What this substrate is, for the record. */
  Provenance provenance();

  @Override
  void close();
}
