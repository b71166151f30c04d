package org.ohmlight.learning.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Equilibrium;

/**
 * A batch cut into blocks of {@value #BLOCK_ROWS} samples, each of which stops by itself, so that
 * results do not depend on the number of threads.
 *
 * @param <B> what computes a block
 */
final class RowBlocks<B> {
  private static final int BLOCK_ROWS = 32;

  /** What a block did. */
  static final class Outcome {
    /** Largest change in its last step. */
    float change;

    /** Steps it took. */
    int steps;
  }

  /** Makes the block of some rows. */
  interface Maker<B> {
    B make(int first, int rows);
  }

  /** What is to be done with every block. */
  interface Task<B> {
    void run(B block, Outcome outcome);
  }

  private final int rows;
  private final Team team;
  private final List<B> blocks = new ArrayList<>();
  private final Outcome[] outcomes;
  private @Nullable Task<B> task;
  private final IntConsumer one = this::one;

  RowBlocks(int rows, Team team, Maker<B> maker) {
    this.rows = rows;
    this.team = team;
    for (int first = 0; first < rows; first += BLOCK_ROWS) {
      blocks.add(maker.make(first, Math.min(BLOCK_ROWS, rows - first)));
    }
    outcomes = new Outcome[blocks.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = new Outcome();
    }
  }

  void each(Task<B> newTask) {
    task = newTask;
    team.each(outcomes.length, one);
  }

  private void one(int index) {
    Task<B> work = task;
    if (work != null) {
      work.run(blocks.get(index), outcomes[index]);
    }
  }

  /**
   * How all blocks together ended.
   *
   * @param what what would not be finite
   */
  Equilibrium verdict(float tolerance, String what) {
    double steps = 0;
    float residual = 0f;
    for (int i = 0; i < outcomes.length; i++) {
      steps += (double) outcomes[i].steps * Math.min(BLOCK_ROWS, rows - i * BLOCK_ROWS) / rows;
      residual = Math.max(residual, outcomes[i].change);
    }
    if (!Float.isFinite(residual)) {
      return new Equilibrium.Faulted(
          what
              + " not finite after "
              + steps
              + " steps; try a smaller step size, nudge or learning rate");
    }
    return residual <= tolerance
        ? new Equilibrium.Settled(steps, residual)
        : new Equilibrium.NotSettled(steps, residual);
  }
}
