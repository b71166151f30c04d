package org.ohmlight.learning.rule;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * A network whose read-out drifts: the n-th settle shows every state shifted by n times as much.
 */
final class DriftingNetwork implements PhysicalNetwork {
  private final PhysicalNetwork inner;
  private final float shift;
  private int settles;

  DriftingNetwork(PhysicalNetwork inner, float shift) {
    this.inner = inner;
    this.shift = shift;
  }

  @Override
  public Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits) {
    Equilibrium reached = inner.settle(nudge, state, limits);
    for (int k = 1; k <= description().last(); k++) {
      Batch layer = state.plus(k);
      for (int i = 0; i < layer.rows() * layer.width(); i++) {
        // Not the same for all: a common shift might hide in a mean.
        layer.values()[layer.offset() + i] += settles * shift * (1 + i % 3);
      }
    }
    settles++;
    return reached;
  }

  @Override
  public NetworkDescription description() {
    return inner.description();
  }

  @Override
  public void clamp(Batch input) {
    inner.clamp(input);
  }

  @Override
  public float[] residuals() {
    return inner.residuals();
  }

  @Override
  public Convergence convergence() {
    return inner.convergence();
  }

  @Override
  public Edge edge(EdgeId edge) {
    return inner.edge(edge);
  }

  @Override
  public float[] bias(int layer) {
    return inner.bias(layer);
  }

  @Override
  public long clock() {
    return inner.clock();
  }

  @Override
  public void setClock(long tick) {
    inner.setClock(tick);
  }

  @Override
  public long nextTick() {
    return inner.nextTick();
  }

  @Override
  public void close() {
    inner.close();
  }
}
