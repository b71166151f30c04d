package org.ohmlight.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Circuits in a study, from the command to the report. Seed 1. */
class ResistiveTrialTest {
  private static final String STUDY =
      """
      study: circuits
      seed: 1
      dataset: {name: optdigits, train: 200, test: 100}
      network: {layers: [64, 24, 10], hidden: relu}
      rules: [ep, contrastive, agnostic]
      structures: [resistive]
      training: {epochs: 3, batch: 10, optimizer: momentum, momentum: 0.5, learningRate: 0.05}
      settling: {freeSteps: 12, nudgedSteps: 12}
      ep: {beta: 0.25}
      contrastive: {beta: 0.5}
      agnostic: {beta: 0.25}
      resistive: {inputGain: 4 V, gain: 0.5 S, minConductance: 1 uS}
      where:
        - rules: [agnostic]
          training: {optimizer: self-tuning, learningRate: 0.0005}
      """;

  private static CommandRun run(String command, Path folder, Object... more) throws Exception {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    List<Object> line = new ArrayList<>(List.of(command, study, "--out", folder.resolve("out")));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray());
  }

  @Test
  void theyAreTaughtAndReported(@TempDir Path folder) throws Exception {
    CommandRun run = run("run", folder, "--threads", 1, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode trials = new JsonMapper().readTree(run.out()).get("trials");
    assertThat(trials.size()).isEqualTo(3);
    for (JsonNode trial : trials) {
      assertThat(trial.get("structure").asString()).isEqualTo("resistive");
      JsonNode cost = trial.get("epochs").get("trainCost");
      assertThat(cost.get(2).asDouble())
          .as(trial.get("name").asString())
          .isLessThan(cost.get(0).asDouble());
    }
    assertThat(accuracy(trials.get(0))).isGreaterThan(0.3); // chance is 0.1
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("resistive");
  }

  private static double accuracy(JsonNode trial) {
    return trial.get("metrics").get("testAccuracy").asDouble();
  }

  /** Three epochs in one go, and one with two more after a checkpoint. */
  @ParameterizedTest
  @ValueSource(strings = {"ep", "contrastive", "agnostic"})
  void theyGoOnBitForBit(String rule) throws Exception {
    TrialSpec spec =
        new StudyReader(new StudySchema())
            .read("s.yaml", STUDY, List.of("rules=" + rule, "train=60"))
            .trials()
            .getFirst();
    DataSet data =
        spec.dataset()
            .of(new DataLibrary(new DataFolders(List.of(), Path.of("none"))).read("optdigits"));
    NetworkTrials trials = new NetworkTrials();
    try (Trial whole = trials.open(spec, data, Team.solo());
        Trial begun = trials.open(spec, data, Team.solo());
        Trial taken = trials.open(spec, data, Team.solo())) {
      begun.epoch(1, done -> {});
      taken.restore(begun.state());
      for (int epoch = 1; epoch <= 3; epoch++) {
        EpochRecord record = whole.epoch(epoch, done -> {});
        if (epoch > 1) {
          assertThat(taken.epoch(epoch, done -> {})).isEqualTo(record);
        }
      }
      whole
          .state()
          .arrays()
          .forEach((name, values) ->
              assertThat(taken.state().arrays().get(name)).as(name).isEqualTo(values));
    }
  }

  /** An image that is shown as pairs of voltages is drawn as an image. */
  @Test
  void aCircuitThatRemovesNoiseShowsImages(@TempDir Path folder) throws Exception {
    CommandRun run =
        run(
            "run",
            folder,
            "--threads",
            1,
            "--set",
            "rules=ep",
            "--set",
            "task=denoise",
            "--set",
            "layers=64,24,64",
            "--set",
            "epochs=1");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("png");
  }

  @Test
  void thereIsNoHardwareUnderACircuitToCompare(@TempDir Path folder) throws Exception {
    CommandRun run = run("compare", folder);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("No network of this study", "structures=symmetric");
  }
}
