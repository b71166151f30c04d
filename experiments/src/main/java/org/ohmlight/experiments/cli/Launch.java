package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToIntFunction;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.campaign.StudyRun;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.report.HtmlReport;
import org.ohmlight.experiments.spec.DatasetSpec;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.store.ResultDocument;
import org.ohmlight.experiments.store.RunFolder;
import org.ohmlight.experiments.store.RunInfo;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.Trial;
import tools.jackson.databind.node.ObjectNode;

/** Runs a study from its specification to the files in its folder. */
final class Launch {
  private final Console console;
  private final Trial.Factory trials;
  private final DataLibrary library;
  private final int threads;

  Launch(Console console, Trial.Factory trials, DataLibrary library, int threads) {
    this.console = console;
    this.trials = trials;
    this.library = library;
    this.threads = threads;
  }

  /**
   * A finished run.
   *
   * @param outcomes every trial
   * @param result what {@code result.json} holds
   * @param info what {@code run.json} holds
   * @param report the page
   */
  record Finished(List<TrialOutcome> outcomes, ObjectNode result, RunInfo info, Path report) {}

  /**
   * Runs a study.
   *
   * @param folder where its files go
   * @param resume whether to go on with what is there
   */
  Finished run(StudySpec spec, Path folder, boolean resume)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    DataSet images =
        library
            .read(spec.dataset().name())
            .first(most(spec, DatasetSpec::train), most(spec, DatasetSpec::test));
    StudyRun.requireFit(spec, images);
    try (RunFolder opened = RunFolder.open(folder, spec, images.fingerprint(), resume)) {
      List<TrialOutcome> outcomes = train(spec, images, opened);
      return finish(spec, images, outcomes, opened, (System.nanoTime() - began) * 1e-9);
    }
  }

  /** The most images that any trial asks for. */
  private static int most(StudySpec spec, ToIntFunction<DatasetSpec> count) {
    return spec.trials().stream().map(TrialSpec::dataset).mapToInt(count).max().orElseThrow();
  }

  private List<TrialOutcome> train(StudySpec spec, DataSet images, RunFolder folder)
      throws IOException, InterruptedException {
    console
        .err()
        .printf(
            "%s: %d trials on %s (%,d + %,d images of %s), %d threads, into %s%n",
            spec.name(),
            spec.trials().size(),
            images.name(),
            images.train().count(),
            images.test().count(),
            images.shape(),
            threads,
            folder.path());
    try (ProgressLine progress = new ProgressLine(console, spec)) {
      return new StudyRun(spec, images, trials, folder, progress).run(threads);
    }
  }

  private Finished finish(
      StudySpec spec, DataSet images, List<TrialOutcome> outcomes, RunFolder folder, double wall)
      throws IOException {
    ObjectNode result = ResultDocument.of(spec, images, outcomes);
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    RunInfo info = RunInfo.of(spec, images, outcomes, threads, wall, date);
    folder.write("result.json", Json.document(result));
    folder.write("run.json", Json.document(info));
    folder.write("report.html", HtmlReport.of(spec, images, outcomes, info));
    return new Finished(outcomes, result, info, folder.path().resolve("report.html"));
  }
}
