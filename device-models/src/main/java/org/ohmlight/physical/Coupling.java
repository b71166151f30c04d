package org.ohmlight.physical;

/**
 * A matrix {@code W [outputs x inputs]} held by something physical: the first of the two seams.
 *
 * <p>States are rows of a batch: {@code x [rows, inputs]}, {@code y [rows, outputs]}. Every
 * implementation passes {@code CouplingContract}.
 *
 * <p><b>Ticks.</b> Each exchange carries a tick, the number of the moment at which it happens.
 * Simulated noise is a pure function of (seed, component, tick, row): the same tick gives the same
 * noise, whatever thread asks and however the batch was cut. Real hardware ignores it.
 *
 * <p><b>Threads.</b> {@link #forward} and {@link #adjoint} may run at the same time on different
 * windows of a batch. {@link #update}, {@link #increment}, {@link #program} and {@link #read} may
 * not run beside anything else.
 */
public interface Coupling extends AutoCloseable {
  /** Name of the component; with the seed it keys every noise stream of this coupling. */
  String name();

  /** Rows of {@code W}. */
  int outputs();

  /** Columns of {@code W}. */
  int inputs();

  /** How the transposed product is made. */
  Reciprocity reciprocity();

  /** The largest weight magnitude this coupling can hold; infinite for exact arithmetic. */
  double weightLimit();

  /**
   * {@code y = W x}, row by row.
   *
   * @param x {@code [rows, inputs]}. Not modified.
   * @param y {@code [rows, outputs]}. Modified.
   * @param tick the moment of this exchange
   */
  void forward(Batch x, Batch y, long tick);

  /**
   * {@code x = W^T y}, row by row, through the same devices or through a second area.
   *
   * @param y {@code [rows, outputs]}. Not modified.
   * @param x {@code [rows, inputs]}. Modified.
   * @param tick the moment of this exchange
   * @throws UnsupportedOperationException if {@link #reciprocity()} is {@link Reciprocity#NONE}
   */
  void adjoint(Batch y, Batch x, long tick);

  /**
   * {@code W += rate * sum_b post_b pre_b^T}, as far as the devices obey.
   *
   * @param post {@code [rows, outputs]}. Not modified.
   * @param pre {@code [rows, inputs]}. Not modified.
   * @param rate weight change per unit of the product; either sign
   * @param tick the moment of this exchange
   */
  void update(Batch post, Batch pre, float rate, long tick);

  /**
   * {@code W += delta}, as far as the devices obey: for optimizers that keep a digital memory.
   *
   * @param delta {@code [outputs x inputs]}, row-major. Not modified.
   * @param tick the moment of this exchange
   */
  void increment(float[] delta, long tick);

  /**
   * Writes a whole matrix and says what was reached.
   *
   * @param target {@code [outputs x inputs]}, row-major. Not modified.
   * @param tick the moment of this exchange
   */
  ProgramReport program(float[] target, long tick);

  /**
   * What is held now; on hardware a measurement.
   *
   * @param into {@code [outputs x inputs]}, row-major. Modified.
   */
  void read(float[] into);

  /**
   * Everything that must be saved to go on later bit for bit: weights and hidden device state.
   *
   * @return arrays by name, in a stable order; copies, not views
   */
  java.util.SequencedMap<String, float[]> checkpoint();

  /**
   * Takes up what {@link #checkpoint()} gave, on a coupling built from the same description and
   * seed.
   */
  void restore(java.util.Map<String, float[]> checkpoint);

  /**
   * Checks that an array holds a matrix of this coupling's shape.
   *
   * @throws IllegalArgumentException naming {@code what}, the shape it needs and the length it has
   */
  default void requireMatrix(float[] matrix, String what) {
    if (matrix.length != (long) outputs() * inputs()) {
      throw new IllegalArgumentException(
          what
              + " of "
              + name()
              + " must hold "
              + outputs()
              + " x "
              + inputs()
              + " values, got "
              + matrix.length);
    }
  }

  /** Leaves the hardware safe; nothing else may be called afterwards. */
  @Override
  void close();
}
