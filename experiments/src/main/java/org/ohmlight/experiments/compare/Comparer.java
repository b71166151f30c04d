package org.ohmlight.experiments.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.compare.NetworkComparison.Score;
import org.ohmlight.experiments.compare.NetworkComparison.Scores;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.trial.TaughtNetwork;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.training.Evaluation;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkState;

/**
 * Holds a network on hardware against the same network on a reference, along a short training.
 *
 * <p>At each step both see the same minibatch under the same weights: the reference takes over what
 * the hardware holds, as it is read back. Both settle by the same schedule, solver and limits and
 * are asked by the same rule, so that what differs is the hardware's doing. Then the hardware
 * learns from its own estimate. A second reference begins alike and learns the same minibatches
 * from its own.
 */
public final class Comparer {
  private final SubstrateSpec reference;
  private final int steps;
  private final Team team;

  /**
   * Makes a comparer.
   *
   * @param reference what to compare with
   * @param steps most minibatches to learn from
   * @param team threads; figures but times do not depend on their number
   */
  public Comparer(SubstrateSpec reference, int steps, Team team) {
    this.reference = reference;
    this.steps = steps;
    this.team = team;
  }

  /**
   * Compares the network of a trial.
   *
   * @param data images as the trial asks for them
   * @param progress told the number of steps done
   */
  public NetworkComparison compare(TrialSpec trial, DataSet data, IntConsumer progress) {
    TrialSpec there = trial.on(reference);
    try (TaughtNetwork hardware = TaughtNetwork.open(trial, team);
        TaughtNetwork twin = TaughtNetwork.open(there, team);
        TaughtNetwork alone = TaughtNetwork.open(there, team)) {
      return new Run(trial, hardware, twin, alone).compare(data, progress);
    }
  }

  /** One comparison under way. */
  private final class Run {
    private final TrialSpec trial;
    private final TaughtNetwork hardware;
    private final TaughtNetwork twin;
    private final TaughtNetwork alone;
    private final List<StepComparison> seen = new ArrayList<>();
    private @Nullable String fault;

    Run(TrialSpec trial, TaughtNetwork hardware, TaughtNetwork twin, TaughtNetwork alone) {
      this.trial = trial;
      this.hardware = hardware;
      this.twin = twin;
      this.alone = alone;
    }

    NetworkComparison compare(DataSet data, IntConsumer progress) {
      Samples lessons = TaughtNetwork.lessons(trial, data);
      int rows = Math.min(trial.training().batch(), lessons.count());
      for (int step = 0; step < steps && (step + 1) * rows <= lessons.count(); step++) {
        learn(lessons, step * rows, rows);
        if (fault != null) {
          break;
        }
        progress.accept(step + 1);
      }
      Samples tests = TaughtNetwork.tests(trial, data);
      Scores scores = fault == null ? scores(tests) : Scores.NONE;
      return new NetworkComparison(
          trial, hardware.provenance(), twin.provenance(), seen, scores, fault);
    }

    private void learn(Samples lessons, int first, int rows) {
      Batch inputs = Batch.of(lessons.inputs(), lessons.count(), lessons.width());
      Batch targets = Batch.zeros(rows, lessons.targets().width());
      for (int r = 0; r < rows; r++) {
        lessons.targets().write(first + r, targets.values(), r * targets.width());
      }
      Batch shown = Batch.zeros(rows, lessons.width());
      shown.copyFrom(inputs.window(first, rows));
      twin.copyFrom(hardware);
      Timed here = timed(hardware, shown, targets);
      Timed there = timed(twin, shown, targets);
      if (faulted("the hardware", here.estimate()) || faulted("the reference", there.estimate())) {
        return;
      }
      seen.add(beside(here, there));
      hardware.learn(here.estimate());
      Estimate own = alone.estimate(shown, targets);
      if (!faulted("the reference that learns by itself", own)) {
        alone.learn(own);
      }
    }

    private boolean faulted(String who, Estimate estimate) {
      Equilibrium.Faulted why = estimate.fault();
      if (why != null) {
        fault = who + ", step " + (seen.size() + 1) + ": " + why.why();
      }
      return why != null;
    }

    private StepComparison beside(Timed here, Timed there) {
      StateDistance states = new StateDistance();
      NetworkState s = here.estimate().freeState();
      NetworkState r = there.estimate().freeState();
      for (int k = 1; k < s.layers(); k++) {
        states.add(s.plus(k), r.plus(k));
      }
      SequencedMap<String, Double> cosines = new LinkedHashMap<>();
      SequencedMap<String, Double> lengths = new LinkedHashMap<>();
      for (EdgeId edge : hardware.network().description().edges()) {
        Angle angle = Angle.between(gradient(hardware, here, edge), gradient(twin, there, edge));
        cosines.put(edge.toString(), angle.cosine());
        lengths.put(edge.toString(), angle.ratio());
      }
      return new StepComparison(
          states.relative(), states.largest(), cosines, lengths, here.effort(), there.effort());
    }

    private float[] gradient(TaughtNetwork taught, Timed timed, EdgeId edge) {
      float[] gradient = new float[taught.network().edge(edge).weights()];
      timed.estimate().gradient(taught.network().edge(edge), gradient, taught.network().clock());
      return gradient;
    }

    private Scores scores(Samples tests) {
      twin.copyFrom(hardware);
      return new Scores(score(hardware, tests), score(twin, tests), score(alone, tests));
    }

    private static Score score(TaughtNetwork taught, Samples tests) {
      Evaluation tested = taught.evaluate(tests);
      return tested.fault() == null ? new Score(tested.accuracy(), tested.cost()) : Score.NONE;
    }
  }

  private static Timed timed(TaughtNetwork taught, Batch inputs, Batch targets) {
    long began = System.nanoTime();
    Estimate estimate = taught.estimate(inputs, targets);
    return new Timed(estimate, (System.nanoTime() - began) * 1e-9);
  }

  private record Timed(Estimate estimate, double seconds) {
    StepComparison.Effort effort() {
      double nudged = estimate.nudged().stream().mapToDouble(Timed::steps).sum();
      return new StepComparison.Effort(steps(estimate.free()), nudged, seconds);
    }

    private static double steps(Equilibrium equilibrium) {
      return switch (equilibrium) {
        case Equilibrium.Settled settled -> settled.steps();
        case Equilibrium.NotSettled moving -> moving.steps();
        case Equilibrium.Faulted faulted -> Double.NaN;
      };
    }
  }
}
