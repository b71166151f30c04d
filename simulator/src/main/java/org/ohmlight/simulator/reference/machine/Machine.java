package org.ohmlight.simulator.reference.machine;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;

/**
 * A library that multiplies matrices somewhere: the little arithmetic that the equations of a
 * network need. A layer of a batch, {@code [rows, size]}, lives on the machine as a {@code T}.
 *
 * @param <T> states or drives of a layer
 */
public interface Machine<T> extends AutoCloseable {
  /** Samples whose settling is one loop on this machine. */
  int rowsAtOnce();

  /** A layer of zeros. */
  T zeros(int rows, LayerShape shape);

  /** Brings a batch to the machine. */
  void load(Batch from, T into);

  /** Brings a layer back. */
  void store(T from, Batch into);

  /** A matrix of weights on the machine, zero at first. */
  HeldMatrix matrix(int outputs, int inputs);

  /**
   * The linear map that an edge is, with working memory for a number of samples.
   *
   * @param weights a matrix of this machine
   */
  Operator<T> operator(NetworkDescription network, EdgeId edge, HeldMatrix weights, int rows);

  /** {@code mean = (p + q) / 2, difference = p - q}. */
  void split(T p, T q, T mean, T difference);

  /** Moves a layer on one rail. */
  void move(Move<T> move, Rest rest);

  /**
   * Keeps account of how samples come to rest.
   *
   * @param rails most rails
   */
  Rest rest(NetworkDescription network, int rows, int rails);

  @Override
  void close();

  /** A matrix of weights {@code [outputs x inputs]} that multiplies batches. */
  interface HeldMatrix {
    /** Takes new weights, row-major. */
    void write(float[] weights);

    /** {@code y = W x}. */
    void forward(Batch x, Batch y);

    /** {@code x = W^T y}. */
    void adjoint(Batch y, Batch x);

    /** {@code into = keep into + scale sum_b post_b pre_b^T}. */
    void outer(Batch post, Batch pre, float scale, float keep, float[] into);
  }

  /** The linear map that an edge is: from one layer to another, and its adjoint. */
  interface Operator<T> {
    /** {@code y = factor A x}, or {@code y += factor A x}. */
    void forward(T x, T y, float factor, boolean add);

    /**
     * {@code x = factor A^T y}, or {@code x += factor A^T y}.
     *
     * @param now states of the layer that the edge comes from: they decide where a maximum lies
     */
    void adjoint(T y, T x, T now, float factor, boolean add);

    /** {@code into = keep into + scale sum_b (post_b, pre_b)}, as {@code Edge.gradient} says. */
    void gradient(T post, T pre, float scale, float keep, float[] into);
  }

  /** How the samples of a loop come to rest. */
  interface Rest {
    /** Before a settle. */
    void begin(SettleLimits limits);

    /** Whether another step is due. */
    boolean goesOn();

    /** Before a step. */
    void beginStep();

    /** After a step. */
    void endStep();

    /** What is known after the settle. */
    Outcome outcome();
  }

  /**
   * How samples came to rest; arrays by sample but the residuals, which are by step.
   *
   * @param steps most steps that a sample took
   * @param restedAt first step within the tolerance, or the steps taken
   * @param atRest whether within the tolerance in the last step
   * @param change largest change of a state in the last step
   * @param relative relative change of the drives in the last step, or NaN
   * @param residuals largest change by step
   */
  record Outcome(
      int steps,
      int[] restedAt,
      boolean[] atRest,
      float[] change,
      float[] relative,
      float[] residuals) {}
}
