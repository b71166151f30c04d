package org.ohmlight.experiments.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.store.ResultDocument;
import org.ohmlight.experiments.store.RunFolder;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.Trial;

class StudyRunTest {
  private static final int ALL_EPOCHS = 5 * 4;

  @TempDir Path folder;

  private final StudySpec study = study("seed=3");
  private final DataSet data = digits();

  private static StudySpec study(String set) {
    String text =
        """
        study: small
        dataset: {name: optdigits, train: 100, test: 50}
        network: {layers: [64, 10]}
        training: {epochs: 4}
        """;
    return new StudyReader(new StudySchema()).read("study.yaml", text, List.of(set));
  }

  private static DataSet digits() {
    try {
      return new DataLibrary(DataFolders.of(null, Map.of("HOME", "/nowhere")))
          .read("optdigits")
          .first(100, 50);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String run(Path into, Trial.Factory trials, boolean resume, int threads)
      throws Exception {
    try (RunFolder opened = RunFolder.open(into, study, data.fingerprint(), resume)) {
      List<TrialOutcome> outcomes =
          new StudyRun(study, data, trials, opened, RunListener.NOBODY).run(threads);
      return Json.document(ResultDocument.of(study, data, outcomes));
    }
  }

  @Test
  void oneThreadOrManyGiveTheSameBytes() throws Exception {
    String one = run(folder.resolve("a"), new FakeTrials(1000), false, 1);
    assertThat(run(folder.resolve("b"), new FakeTrials(1000), false, 2)).isEqualTo(one);
    assertThat(run(folder.resolve("c"), new FakeTrials(1000), false, 7)).isEqualTo(one);
    assertThat(Json.mapper().readTree(one).path("trials").size()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7, 19})
  void stoppedAnywhereAResumedRunEndsWithTheSameBytes(int epochs) throws Exception {
    String whole = run(folder.resolve("whole"), new FakeTrials(1000), false, 1);
    Path into = folder.resolve("stopped");
    assertThatThrownBy(() -> run(into, new FakeTrials(epochs), false, 2))
        .isInstanceOf(FakeTrials.Stopped.class);
    FakeTrials rest = new FakeTrials(1000);
    assertThat(run(into, rest, true, 2)).isEqualTo(whole);
    // An epoch that the other thread was just saving may be lost.
    assertThat(rest.epochsRun()).isBetween(ALL_EPOCHS - epochs, ALL_EPOCHS - epochs + 1);
    FakeTrials nothing = new FakeTrials(0);
    assertThat(run(into, nothing, true, 1)).isEqualTo(whole);
    assertThat(nothing.epochsRun()).isZero();
  }

  @Test
  void withoutResumeARunBeginsAnew() throws Exception {
    run(folder.resolve("a"), new FakeTrials(1000), false, 1);
    FakeTrials again = new FakeTrials(1000);
    run(folder.resolve("a"), again, false, 1);
    assertThat(again.epochsRun()).isEqualTo(ALL_EPOCHS);
  }

  @Test
  void aDamagedCheckpointCostsItsTrialOnly() throws Exception {
    Path into = folder.resolve("a");
    String whole = run(into, new FakeTrials(1000), false, 1);
    Path one = into.resolve("checkpoints/exact_ep_symmetric.ckpt");
    byte[] bytes = Files.readAllBytes(one);
    bytes[bytes.length / 2] ^= 4;
    Files.write(one, bytes);
    FakeTrials again = new FakeTrials(1000);
    assertThat(run(into, again, true, 1)).isEqualTo(whole);
    assertThat(again.epochsRun()).isEqualTo(4);
  }

  @Test
  void aFolderInUseOrOfAnotherRunIsRefused() throws Exception {
    Path into = folder.resolve("a");
    try (RunFolder opened = RunFolder.open(into, study, data.fingerprint(), false)) {
      assertThat(opened.path()).isEqualTo(into);
      assertThatThrownBy(() -> RunFolder.open(into, study, data.fingerprint(), true))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("at work");
    }
    assertThatThrownBy(() -> RunFolder.open(into, study("seed=4"), data.fingerprint(), true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("other settings");
    assertThatThrownBy(() -> RunFolder.open(into, study, "other data", true))
        .isInstanceOf(BadInput.class);
    Path foreign = Files.createDirectories(folder.resolve("home"));
    Files.writeString(foreign.resolve("thesis.tex"), "precious");
    assertThatThrownBy(() -> RunFolder.open(foreign, study, data.fingerprint(), false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("not a run");
    assertThat(foreign.resolve("thesis.tex")).hasContent("precious");
  }

  @Test
  void aNetworkThatDoesNotFitTheImagesIsRefusedAtItsLine() {
    assertThatThrownBy(() -> StudyRun.requireFit(study("layers=784,10"), data))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--set layers=784,10")
        .hasMessageContaining("--set layers=64,128,10");
  }

  @Test
  void patienceEndsATrialAndTheBestIsKept() throws Exception {
    StudySpec patient =
        new StudyReader(new StudySchema())
            .read(
                "study.yaml",
                """
                study: patient
                dataset: {name: optdigits, train: 100, test: 50}
                network: {layers: [64, 10]}
                structures: [symmetric]
                rules: [ep]
                training: {epochs: 60, validation: 0.1, patience: 2}
                """,
                List.of());
    Path into = folder.resolve("patient");
    try (RunFolder opened = RunFolder.open(into, patient, data.fingerprint(), false)) {
      TrialOutcome outcome =
          new StudyRun(patient, data, new FakeTrials(1000), opened, RunListener.NOBODY)
              .run(1)
              .getFirst();
      assertThat(outcome.history()).hasSizeLessThan(60);
      assertThat(outcome.history()).hasSize(outcome.bestEpoch() + 2);
      assertThat(outcome.metrics()).containsEntry("bestEpoch", (double) outcome.bestEpoch());
      assertThat(into.resolve("checkpoints"))
          .isDirectoryContaining(file -> file.toString().endsWith(".best.ckpt"));
    }
  }
}
