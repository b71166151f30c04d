package org.ohmlight.learning.network;

import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;

/** Every layer once a step, group after group. */
final class SweepStepper implements Stepper {
  private final LayerMoves moves;
  private final int[][] groups;
  private final CarriedLayers carriedLayers;
  private final boolean[] apart;
  private boolean[] carried;

  SweepStepper(NetworkDescription network, BlockEdges edges, Settling settling) {
    this.moves = new LayerMoves(network, edges, settling.solver());
    this.groups = settling.schedule().groups(network);
    this.carriedLayers = new CarriedLayers(network, groups);
    this.carried = carriedLayers.under(Nudge.FREE);
    this.apart = new boolean[network.last() + 1];
  }

  @Override
  public boolean[] apart(Nudge nudge, SettleLimits limits) {
    boolean measured = limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE;
    boolean[] compared = carriedLayers.under(nudge);
    for (int k = 0; k < apart.length; k++) {
      apart[k] = !moves.areWhole() || (measured && compared[k]);
    }
    return apart;
  }

  @Override
  public void begin(Drives drives, Nudge nudge) {
    carried = carriedLayers.under(nudge);
  }

  @Override
  public void step(Drives drives, long tick, RestRecord record) {
    moves.sweep(drives, groups, carried, tick, record);
  }

  @Override
  public int ticks() {
    return 2;
  }
}
