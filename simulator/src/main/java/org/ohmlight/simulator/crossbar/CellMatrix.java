package org.ohmlight.simulator.crossbar;

import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/** What holds the weights {@code [outputs x inputs]} of a coupling, row-major. */
sealed interface CellMatrix
    permits ContinuousMatrix, PulsedMatrix, MixedMatrix, TransferMatrix, ResidualMatrix {
  /** The largest weight magnitude of a mean cell. */
  double weightLimit();

  /** The weights that a read sees. {@code into} is modified. */
  void weights(float[] into);

  /**
   * Variance of each weight, in weight units squared, if each cell's conductance has a standard
   * deviation of 1 of its own value. {@code into} is modified.
   */
  void relativeVariance(float[] into);

  /** The sum of both conductances of each weight [S]. {@code into} is modified. */
  void conductances(float[] into);

  /** Weight variance for a unit variance of each cell, the conductance range being 1. */
  double constantVariance();

  void update(Batch post, Batch pre, float rate, long tick);

  void increment(float[] delta, long tick);

  ProgramReport program(float[] target, long tick);

  SequencedMap<String, float[]> checkpoint();

  void restore(Map<String, float[]> checkpoint);
}
