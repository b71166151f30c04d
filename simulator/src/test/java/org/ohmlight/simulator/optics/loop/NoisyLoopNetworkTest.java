package org.ohmlight.simulator.optics.loop;

import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.SettleLimits;

/** The same with noise and drift in every iteration: it rests within its noise. */
class NoisyLoopNetworkTest extends PhysicalNetworkContract {
  @Override
  protected boolean holdsItsOutput() {
    return false;
  }

  @Override
  protected PhysicalNetwork network() {
    LoopNoise noise = new LoopNoise(1e-4, 1e7, 1e-4, 1e-3, 1e6);
    return LoopNetworkTest.programmed(LoopSettings.measured(AocPresets.aoc48(), noise, 1f));
  }

  @Override
  protected SettleLimits limits() {
    return new SettleLimits(200, 0.006f);
  }

  @Override
  protected double stateTolerance() {
    return 0.1;
  }

  @Override
  protected float beta() {
    return 1f;
  }
}
