package org.ohmlight.simulator.crossbar;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/** What holds the weights {@code [outputs x inputs]} of a coupling, row-major. */
sealed interface CellMatrix
    permits ContinuousMatrix,
        PulsedMatrix,
        MixedMatrix,
        TransferMatrix,
        ProgrammedMatrix,
        ResidualMatrix,
        SlicedMatrix {
  /** The largest weight magnitude of a mean cell. */
  double weightLimit();

  /** The arrays that hold the weights between them: {@code W = sum_s significance(s) W_s}. */
  default List<CellMatrix> slices() {
    return List.of(this);
  }

  /** What a weight of a slice counts. */
  default double significance(int slice) {
    return 1.0;
  }

  /** How a weight is made of cells. */
  Columns columns();

  /** Weight of one siemens of difference. */
  double weightASiemens();

  /** Weight of a cell of the reference column: that of its whole conductance. */
  double referenceWeight();

  /** The weights that a read sees. {@code into} is modified. */
  void weights(float[] into);

  /** The weights that were asked for, where that is known. {@code into} is modified. */
  default void wanted(float[] into) {
    weights(into);
  }

  /** Conductance of the cells on one side of each weight [S]. {@code into} is modified. */
  void siemens(boolean plus, float[] into);

  /**
   * Variance of each weight, in weight units squared, if each cell's conductance has a standard
   * deviation of 1 of its own value. {@code into} is modified.
   */
  void relativeVariance(float[] into);

  /** Weight variance for a unit variance of each cell, the conductance range being 1. */
  double constantVariance();

  /** Whether cells have read noise of their own model. */
  default boolean hasOwnNoise() {
    return false;
  }

  /** Adds the variance of the cells' own model, weight units squared. {@code into} is modified. */
  default void addOwnVariance(float[] into) {
    // Cells without a model of their reads.
  }

  /** Pulses of each cell, if they are counted. */
  default @Nullable Wear wear() {
    return null;
  }

  void update(Batch post, Batch pre, float rate, long tick);

  void increment(float[] delta, long tick);

  ProgramReport program(float[] target, long tick);

  /** A pause without pulses; cells that know no retention stay as they are. */
  default void rest(Retention retention, double seconds, long tick) {
    // Cells that keep what they hold, or that have a drift of their own.
  }

  SequencedMap<String, float[]> checkpoint();

  void restore(Map<String, float[]> checkpoint);
}
