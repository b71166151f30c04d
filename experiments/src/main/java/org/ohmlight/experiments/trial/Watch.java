package org.ohmlight.experiments.trial;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.experiments.spec.MonitorSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.learning.monitor.GradientFidelity;
import org.ohmlight.learning.monitor.Monitor;
import org.ohmlight.learning.monitor.Stability;
import org.ohmlight.learning.monitor.Twin;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/** The monitors that a trial asks for, over an exact twin of its network. */
final class Watch {
  /** So weak a nudge, and so close an equilibrium, that the estimate is the gradient. */
  private static final float WEAK = 0.02f;

  private static final SettleLimits CLOSE = new SettleLimits(400, 1e-6f);

  private Watch() {}

  /** Whether a trial asks for any. */
  static boolean isWanted(TrialSpec spec) {
    MonitorSpec monitors = spec.training().monitors();
    return monitors.gradientEvery() > 0 || monitors.stabilityEvery() > 0;
  }

  /**
   * Makes the monitors.
   *
   * @param exact a network like that of the trial on exact arithmetic; its weights are lost
   */
  static List<Monitor> over(PhysicalNetwork exact, TrialSpec spec) {
    MonitorSpec wanted = spec.training().monitors();
    Twin twin = new Twin(exact);
    List<Monitor> monitors = new ArrayList<>();
    if (wanted.gradientEvery() > 0) {
      monitors.add(
          new GradientFidelity(
              twin, new DyadicLearning(WEAK, CLOSE, CLOSE), wanted.gradientEvery()));
    }
    if (wanted.stabilityEvery() > 0) {
      monitors.add(new Stability(twin, CLOSE, wanted.stabilityEvery(), spec.seed()));
    }
    return monitors;
  }
}
