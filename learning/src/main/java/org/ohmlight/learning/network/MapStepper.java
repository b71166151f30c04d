package org.ohmlight.learning.network;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Sums;
import org.ohmlight.learning.settle.Accelerator;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;

/**
 * Steps of a solver that sees the schedule as a map of the carried drives. A settle begins at the
 * drives of the state it is given, not at its activations, and leaves the map's last answer.
 */
final class MapStepper implements Stepper {
  private final NetworkDescription network;
  private final LayerMoves moves;
  private final int[][] groups;
  private final Solver solver;
  private final CarriedLayers carriedLayers;
  private final int rows;

  /** The relative change is measured here, on questions and answers, and not layer by layer. */
  private final boolean[] notMeasured;

  private final @Nullable Question[] questions = new Question[4];
  private @Nullable Question question;

  MapStepper(NetworkDescription network, BlockEdges edges, Settling settling, int rows) {
    this.network = network;
    this.moves = new LayerMoves(network, edges, settling.solver());
    this.groups = settling.schedule().groups(network);
    this.solver = settling.solver();
    this.carriedLayers = new CarriedLayers(network, groups);
    this.rows = rows;
    this.notMeasured = new boolean[network.layers().size()];
  }

  @Override
  public boolean[] apart(Nudge nudge, SettleLimits limits) {
    return notMeasured;
  }

  @Override
  public void begin(Drives drives, Nudge nudge) {
    boolean[] carried = carriedLayers.under(nudge);
    int kind =
        switch (nudge) {
          case Nudge.None() -> 0;
          case Nudge.Force _ -> 1;
          case Nudge.Held _ -> 2;
          case Nudge.Dyadic _ -> 3;
        };
    Question ready = questions[kind];
    if (ready == null) {
      ready = new Question(carried, drives.count());
      questions[kind] = ready;
    }
    ready.begin(drives);
    question = ready;
  }

  @Override
  public void step(Drives drives, long tick, RestRecord record) {
    Question asked = question;
    if (asked == null) {
      throw new IllegalStateException("A settle begins before it steps");
    }
    asked.put(drives);
    moves.sweep(drives, groups, notMeasured, tick, record);
    asked.take(drives, record);
  }

  @Override
  public int ticks() {
    return 2;
  }

  /** Drives of the carried layers, one sample a row: what is asked and what is answered. */
  private final class Question {
    private final boolean[] carried;
    private final int width;
    private final float[] x;
    private final float[] g;
    private final float[] before;
    private final Accelerator accelerator;
    private boolean first;

    Question(boolean[] carried, int rails) {
      this.carried = carried;
      int neurons = 0;
      for (int k = 1; k < carried.length; k++) {
        neurons += carried[k] ? network.size(k) : 0;
      }
      this.width = rails * neurons;
      this.x = new float[Math.multiplyExact(rows, width)];
      this.g = new float[x.length];
      this.before = new float[x.length];
      this.accelerator =
          Accelerator.of(solver, rows, width)
              .orElseThrow(() -> new IllegalStateException(solver + " moves layer by layer"));
    }

    void begin(Drives drives) {
      accelerator.begin();
      copyFrom(drives, x);
      System.arraycopy(x, 0, g, 0, g.length);
      first = true;
    }

    /** Brings the network to where the map is asked next. */
    void put(Drives drives) {
      if (!first) {
        for (int r = 0; r < rows; r++) {
          accelerator.next(r, x, g, r * width);
        }
      }
      first = false;
      int at = 0;
      for (int rail = 0; rail < drives.count(); rail++) {
        for (int k = 1; k < carried.length; k++) {
          if (carried[k]) {
            put(drives.rail(rail), k, at);
            at += network.size(k);
          }
        }
      }
      for (int k = 1; k < carried.length; k++) {
        if (carried[k]) {
          moves.moved(drives, k);
        }
      }
    }

    private void put(Rail rail, int layer, int at) {
      Batch a = rail.drives()[layer];
      Batch s = rail.states()[layer];
      int size = a.width();
      for (int r = 0; r < rows; r++) {
        int to = a.offset() + r * size;
        System.arraycopy(x, r * width + at, a.values(), to, size);
        LayerStep.activate(
            network.layers().get(layer).activation(),
            s.values(),
            s.offset() + r * size,
            a.values(),
            to,
            size);
      }
    }

    /** Takes the map's answer. */
    void take(Drives drives, RestRecord record) {
      boolean measured = record.measuresRelative();
      float[] reference = accelerator.answersTell() ? before : x;
      if (measured) {
        System.arraycopy(g, 0, before, 0, g.length);
      }
      copyFrom(drives, g);
      if (measured) {
        for (int r = 0; r < rows; r++) {
          int at = r * width;
          record.travelled(
              r, Sums.squaredDistance(g, at, reference, at, width), Sums.squares(g, at, width));
        }
      }
    }

    private void copyFrom(Drives drives, float[] into) {
      int at = 0;
      for (int rail = 0; rail < drives.count(); rail++) {
        for (int k = 1; k < carried.length; k++) {
          if (carried[k]) {
            Batch a = drives.rail(rail).drives()[k];
            int size = a.width();
            for (int r = 0; r < rows; r++) {
              System.arraycopy(a.values(), a.offset() + r * size, into, r * width + at, size);
            }
            at += size;
          }
        }
      }
    }
  }
}
