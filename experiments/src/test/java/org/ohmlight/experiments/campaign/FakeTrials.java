package org.ohmlight.experiments.campaign;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.kernel.Team;

/**
 * Trials that do arithmetic instead of learning: each epoch depends on all epochs before, through
 * the state that a checkpoint holds.
 */
final class FakeTrials implements Trial.Factory {
  private final AtomicInteger epochs = new AtomicInteger();
  private final int stopAfter;

  /** Trials of which, in all, only so many epochs end before the run is stopped. */
  FakeTrials(int stopAfter) {
    this.stopAfter = stopAfter;
  }

  /** A run is stopped from outside. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  int epochsRun() {
    return epochs.get();
  }

  @Override
  public Trial open(TrialSpec spec, DataSet data, Team team) {
    return new FakeTrial(spec);
  }

  private final class FakeTrial implements Trial {
    private final float[] state;
    private long charged;

    private final boolean validated;

    FakeTrial(TrialSpec spec) {
      validated = spec.training().validation() > 0;
      state = new float[] {spec.seed(), spec.name().hashCode() % 1000};
    }

    @Override
    public EpochRecord epoch(int epoch, IntConsumer progress) {
      if (epochs.incrementAndGet() > stopAfter) {
        throw new Stopped();
      }
      progress.accept(1);
      state[0] = (float) Math.sin(state[0] * 3 + state[1]);
      charged += 17;
      double v = state[0];
      return new EpochRecord(
          epoch,
          v * v,
          Math.abs(v),
          v + 3,
          2,
          1,
          Math.abs(v),
          v * v,
          4,
          charged,
          v * v,
          1,
          2,
          validated ? Math.abs(v) : Double.NaN,
          new LinkedHashMap<>(),
          null);
    }

    @Override
    public TrialState state() {
      SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
      arrays.put("state", state.clone());
      SequencedMap<String, long[]> ledger = new LinkedHashMap<>();
      ledger.put("line", new long[] {charged, 0});
      return new TrialState(arrays, ledger);
    }

    @Override
    public void restore(TrialState saved) {
      saved.arrays().values().forEach(v -> System.arraycopy(v, 0, state, 0, state.length));
      saved.ledger().values().forEach(counts -> charged = counts[0]);
    }

    @Override
    public void close() {}
  }
}
