package org.ohmlight.learning.network;

import java.util.Map;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** A block of samples that settles by itself. */
final class SettleBlock {
  private final NetworkDescription network;
  private final BlockEdges edges;
  private final int first;
  private final int rows;
  private final BlockScratch scratch;
  private final Stepper stepper;
  private final RestRecord record;

  SettleBlock(
      NetworkDescription network,
      Settling settling,
      Map<EdgeId, WiredEdge> edges,
      float[][] biases,
      long seed,
      int first,
      int rows) {
    this.network = network;
    this.edges = new BlockEdges(network, edges, first, rows);
    this.first = first;
    this.rows = rows;
    this.scratch = new BlockScratch(network, this.edges, biases, first, rows);
    this.stepper = stepper(settling, seed);
    this.record = new RestRecord(rows);
  }

  private Stepper stepper(Settling settling, long seed) {
    if (settling.schedule() == Schedule.RANDOM_EVENTS) {
      return new EventStepper(network, edges, settling.solver(), seed, rows);
    }
    return switch (settling.solver()) {
      case Solver.Picard _, Solver.MirrorDescent _, Solver.ForwardEuler _ ->
          new SweepStepper(network, edges, settling);
      case Solver.Anderson _, Solver.Broyden _, Solver.AdaptiveOde _ ->
          new MapStepper(network, edges, settling, rows);
    };
  }

  /** First row of the batch. */
  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  /** How the last settle went. */
  RestRecord record() {
    return record;
  }

  /** Moments that the last settle took. */
  long ticks() {
    return (long) record.steps() * stepper.ticks();
  }

  /** Makes the drives of the clamped input. */
  void clamp(Batch input, long tick) {
    Batch window = input.window(first, rows);
    for (int k = 1; k <= network.last(); k++) {
      Batch drive = scratch.inputDrive[k];
      if (drive != null) {
        for (BlockEdges.Way way : edges.input(k)) {
          way.up().forward(window, drive, tick, 0);
        }
        scratch.addBiasToInput(k);
      }
    }
  }

  /** Steps until every sample is at rest, or the limit comes first. */
  void settle(Nudge nudge, NetworkState state, SettleLimits limits, long tick) {
    Drives drives = drives(nudge, state, stepper.apart(nudge, limits));
    for (int k = 1; k <= network.last(); k++) {
      edges.moved(k);
    }
    stepper.begin(drives, nudge);
    record.begin(limits);
    while (record.goesOn()) {
      record.beginStep();
      stepper.step(drives, tick + ticks(), record);
      record.endStep();
    }
  }

  private Drives drives(Nudge nudge, NetworkState state, boolean[] apart) {
    return switch (nudge) {
      case Nudge.None() -> new SingleDrives(network, edges, scratch, one(state, apart), null, 0f);
      case Nudge.Force(Batch target, float beta) ->
          new SingleDrives(network, edges, scratch, one(state, apart), window(target), beta);
      case Nudge.Held(Batch output) -> {
        Rail[] rails = one(state, apart);
        rails[0].states()[network.output()].copyFrom(window(output));
        yield new HeldDrives(
            new SingleDrives(network, edges, scratch, rails, null, 0f), network.output());
      }
      case Nudge.Dyadic(Batch target, float beta) -> {
        Structure structure = network.structure();
        yield structure == Structure.SYMMETRIC || structure == Structure.SKEW_SYMMETRIC
            ? new RailDrives(network, edges, scratch, two(state, apart), window(target), beta)
            : new MeanDrives(network, edges, scratch, two(state, apart), window(target), beta);
      }
    };
  }

  private Rail[] one(NetworkState state, boolean[] apart) {
    return new Rail[] {plus(state, apart)};
  }

  private Rail[] two(NetworkState state, boolean[] apart) {
    return new Rail[] {
      plus(state, apart), Rail.of(state, true, first, rows, scratch.minusDrive, apart)
    };
  }

  private Rail plus(NetworkState state, boolean[] apart) {
    return Rail.of(state, false, first, rows, scratch.plusDrive, apart);
  }

  private Batch window(Batch target) {
    return target.window(first, rows);
  }
}
