package org.ohmlight.experiments.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.trial.CostSheet;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.Examples;
import org.ohmlight.experiments.trial.ImageError;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.experiments.trial.Substrates;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.physical.Provenance;

/**
 * How a trial went.
 *
 * @param spec what was run
 * @param history one record an epoch
 * @param wallSeconds wall time it took [s]
 * @param cost what its hardware has spent and is built of
 * @param examples test images as it answered them at last
 * @param rig the rig that held its weights, or null
 */
public record TrialOutcome(
    TrialSpec spec,
    List<EpochRecord> history,
    double wallSeconds,
    CostSheet cost,
    Examples examples,
    @Nullable RigAccount rig) {
  /** Without a sheet of its costs and without pictures. */
  public TrialOutcome(TrialSpec spec, List<EpochRecord> history, double wallSeconds) {
    this(spec, history, wallSeconds, CostSheet.NONE, Examples.NONE, null);
  }

  public TrialOutcome {
    history = List.copyOf(history);
  }

  /** The last epoch. */
  public EpochRecord last() {
    return history.getLast();
  }

  /** Why it had to stop, or null. */
  public @Nullable String fault() {
    return last().fault();
  }

  /** What the hardware that held its weights is, and how it was set. */
  public Provenance provenance() {
    return rig == null ? Substrates.provenance(spec) : rig.provenance();
  }

  /** Time the simulated hardware took to train [s]. */
  public double simulatedSeconds() {
    return history.stream().mapToDouble(EpochRecord::seconds).sum();
  }

  /** Energy it spent on training [J]. */
  public double joules() {
    return history.stream().mapToDouble(EpochRecord::joules).sum();
  }

  /** The figures of {@code result.json}, by name. */
  public SequencedMap<String, Double> metrics() {
    EpochRecord last = last();
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    switch (spec.dataset().task()) {
      case TaskSpec.Classify classify -> {
        metrics.put("testAccuracy", last.testAccuracy());
        metrics.put("trainAccuracy", last.trainAccuracy());
      }
      case TaskSpec.Denoise denoise -> {
        ImageError error = ImageError.of(spec, last.testCost());
        metrics.put("testError", error.meanSquare());
        metrics.put("psnr", error.psnr());
        metrics.put("trainError", ImageError.of(spec, last.trainCost()).meanSquare());
      }
    }
    metrics.put("testCost", last.testCost());
    metrics.put("settlingSteps", last.testSteps());
    metrics.put("freeSteps", last.freeSteps());
    metrics.put("nudgedSteps", last.nudgedSteps());
    metrics.put("settledPart", last.settledPart());
    metrics.put("simulatedSeconds", simulatedSeconds());
    metrics.put("joules", joules());
    metrics.put("answerSeconds", last.answerSeconds());
    metrics.put("answerJoules", last.answerJoules());
    if (cost.squareMetres() > 0.0) {
      metrics.put("squareMetres", cost.squareMetres());
    }
    metrics.put("epochs", (double) history.size());
    int best = bestEpoch();
    if (best > 0) {
      metrics.put("bestEpoch", (double) best);
      metrics.put("bestValidationAccuracy", history.get(best - 1).validationAccuracy());
      metrics.put("bestTestAccuracy", history.get(best - 1).testAccuracy());
    }
    metrics.putAll(last.monitored());
    return metrics;
  }

  /** The epoch that is best on the validation images, from 1; 0 if there are none. */
  public int bestEpoch() {
    return Trial.bestEpoch(history);
  }
}
