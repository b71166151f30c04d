package org.ohmlight.experiments.trial;

import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.TrainingSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;

/** A trial under way. */
public interface Trial extends AutoCloseable {
  /**
   * Trains for one epoch and tests.
   *
   * @param epoch number, from 1
   * @param progress told the number of training images done so far
   */
  EpochRecord epoch(int epoch, IntConsumer progress);

  /** What the trial's hardware has spent so far and what it is built of. */
  default CostSheet cost() {
    return CostSheet.NONE;
  }

  /** Some test images as the network answers them now, if its answers are images. */
  default Examples examples() {
    return Examples.NONE;
  }

  /** The rig that held its weights, as it was; null if none did. */
  default @Nullable RigAccount rig() {
    return null;
  }

  /** Everything needed to go on later bit for bit. */
  TrialState state();

  /** Takes up what {@link #state()} gave, on a trial opened from the same specification. */
  void restore(TrialState state);

  @Override
  void close();

  /** Opens trials. */
  @FunctionalInterface
  interface Factory {
    /**
     * Opens a trial at its beginning.
     *
     * @param data images; shared between trials, never modified
     * @param team threads; results do not depend on their number
     */
    Trial open(TrialSpec spec, DataSet data, Team team);
  }

  /**
   * The hidden state of a trial.
   *
   * @param arrays weights and what else is remembered, by name, in a stable order
   * @param ledger counts of the ledger, by line
   */
  record TrialState(
      java.util.SequencedMap<String, float[]> arrays,
      java.util.SequencedMap<String, long[]> ledger) {}

  /** Whether a history ends with the last epoch, with a fault, or with patience at its end. */
  static boolean isOver(List<EpochRecord> history, TrainingSpec training) {
    if (history.isEmpty()) {
      return false;
    }
    int best = Math.max(1, bestEpoch(history));
    return history.size() >= training.epochs()
        || history.getLast().fault() != null
        || training.patience() > 0 && history.size() - best >= training.patience();
  }

  /**
   * Number of the first epoch that answers most of the validation images right; 0 if there are
   * none.
   */
  static int bestEpoch(List<EpochRecord> history) {
    int best = 0;
    double accuracy = Double.NEGATIVE_INFINITY;
    for (EpochRecord epoch : history) {
      if (epoch.validationAccuracy() > accuracy) {
        accuracy = epoch.validationAccuracy();
        best = epoch.epoch();
      }
    }
    return best;
  }
}
