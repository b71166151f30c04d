package org.ohmlight.physical;

import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Team;

/**
 * A coupling whose matrix can act as the kernel of a convolution without patches being laid out: a
 * short cut for exact arithmetic. What it computes is what patches times matrix would give.
 */
public interface KernelCoupling extends Coupling {
  /**
   * A convolution by this coupling's matrix, with working memory of its own; several may be used at
   * the same time, but not beside a change of the weights.
   *
   * @param shape the convolution
   * @param transposed whether the matrix is held as {@code [patch x outputChannels]}
   * @param team threads that share the work
   */
  Convolver convolver(ConvolutionShape shape, boolean transposed, Team team);

  /** A convolution by a coupling's matrix on blocks {@code [batch, channel, row, column]}. */
  interface Convolver {
    /** {@code y = W x}; {@code y} is modified. */
    void forward(Batch x, Batch y, long tick);

    /** {@code x = W^T y}; {@code x} is modified. */
    void adjoint(Batch y, Batch x, long tick);

    /** Adds {@code rate} times the local product of {@code y} with the patches of {@code x}. */
    void update(Batch y, Batch x, float rate, long tick);
  }
}
