package org.ohmlight.experiments.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.DatasetSpec;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrainingSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.store.Checkpoint;
import org.ohmlight.experiments.store.RunFolder;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.CostSheet;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.Examples;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.LayerShape;

/**
 * Runs the trials of a study. Several trials run side by side, each on its share of the threads;
 * the outcome does not depend on how many there are. Every epoch is saved before the next begins.
 */
public final class StudyRun {
  private final StudySpec study;
  private final DataSet data;
  private final Trial.Factory trials;
  private final RunFolder folder;
  private final RunListener listener;
  private final Map<DatasetSpec, DataSet> prepared = new ConcurrentHashMap<>();

  /**
   * Prepares a run.
   *
   * @param data images as they are read; each trial takes those it asks for
   * @throws BadInput if the network does not fit the images
   */
  public StudyRun(
      StudySpec study, DataSet data, Trial.Factory trials, RunFolder folder, RunListener listener) {
    this.study = study;
    this.data = data;
    this.trials = trials;
    this.folder = folder;
    this.listener = listener;
  }

  /** Checks that the network of every trial fits the images. */
  public static void requireFit(StudySpec study, DataSet data) {
    List<Problem> problems = new ArrayList<>();
    for (TrialSpec trial : study.trials()) {
      List<LayerShape> shapes = trial.network().shapes();
      int inputs = shapes.getFirst().size();
      int outputs = shapes.get(trial.network().outputLayer()).size();
      TaskSpec task = trial.dataset().task();
      int wanted = task.outputs(data.shape().size(), data.classes());
      if (inputs != data.shape().size() || outputs != wanted) {
        problems.add(
            study
                .document()
                .problem("network.layers", "The network does not fit the images.")
                .given(shapes + ", output layer " + trial.network().outputLayer())
                .allowed(
                    "an input of %d (images of %s) and an output of %d (%s)"
                        .formatted(
                            data.shape().size(),
                            data.shape(),
                            wanted,
                            task instanceof TaskSpec.Denoise ? "the same images" : "classes"))
                .hint("--set layers=%d,128,%d".formatted(data.shape().size(), wanted)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems.stream().distinct().toList());
    }
  }

  /**
   * Runs everything that is not done yet.
   *
   * @param threads threads to use in all
   * @return outcomes in the order of the study
   */
  public List<TrialOutcome> run(int threads) throws IOException, InterruptedException {
    int side = hasRig() ? 1 : Math.min(threads, study.trials().size());
    int each = Math.max(1, threads / side);
    ExecutorService workers = Executors.newFixedThreadPool(side);
    try {
      List<Future<TrialOutcome>> running = new ArrayList<>();
      for (TrialSpec trial : study.trials()) {
        running.add(workers.submit(() -> runTrial(trial, each)));
      }
      List<TrialOutcome> outcomes = new ArrayList<>();
      for (Future<TrialOutcome> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      switch (cause) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("A trial failed", cause);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** A rig serves one trial at a time, and an emulated one wants the processors for itself. */
  private boolean hasRig() {
    return study.trials().stream()
        .anyMatch(trial -> trial.substrate().itself() instanceof SubstrateSpec.Rig);
  }

  private TrialOutcome runTrial(TrialSpec spec, int threads) throws IOException {
    long began = System.nanoTime();
    Checkpoint saved = saved(spec);
    List<EpochRecord> history = new ArrayList<>(saved == null ? List.of() : saved.history());
    double before = saved == null ? 0 : saved.wallSeconds();
    TrainingSpec training = spec.training();
    listener.began(spec, history.size());
    DataSet images = prepared.computeIfAbsent(spec.dataset(), dataset -> dataset.of(data));
    CostSheet cost;
    Examples examples;
    @Nullable RigAccount rig;
    try (Team team = new Team(threads);
        Trial trial = trials.open(spec, images, team)) {
      if (saved != null) {
        trial.restore(saved.state());
      }
      while (!Trial.isOver(history, training) && !Thread.currentThread().isInterrupted()) {
        int all = images.train().count();
        EpochRecord record =
            trial.epoch(history.size() + 1, done -> listener.images(spec, done, all));
        history.add(record);
        if (record.fault() != null && trial.rig() != null) {
          // Nothing can be read off broken hardware: what was reached before is what is resumed.
          listener.epoch(spec, record);
          break;
        }
        double wall = before + (System.nanoTime() - began) * 1e-9;
        Checkpoint reached = new Checkpoint(spec.name(), wall, history, trial.state());
        if (Trial.bestEpoch(history) == record.epoch()) {
          folder.saveBest(reached);
        }
        folder.save(reached);
        listener.epoch(spec, record);
      }
      // The costs first: the examples are not part of them.
      cost = trial.cost();
      examples = history.getLast().fault() == null ? trial.examples() : Examples.NONE;
      rig = trial.rig();
    }
    if (rig != null) {
      folder.addResiduals(spec.name(), rig.care().residuals());
    }
    return new TrialOutcome(
        spec, history, before + (System.nanoTime() - began) * 1e-9, cost, examples, rig);
  }

  private @Nullable Checkpoint saved(TrialSpec spec) throws IOException {
    try {
      return folder.load(spec.name());
    } catch (Checkpoint.Unusable damaged) {
      listener.note(
          "the checkpoint of %s cannot be used (%s); the trial begins anew"
              .formatted(spec.name(), damaged.getMessage()));
      return null;
    }
  }
}
