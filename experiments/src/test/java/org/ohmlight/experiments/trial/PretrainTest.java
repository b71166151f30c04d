package org.ohmlight.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network learns on exact arithmetic and is programmed on the substrate. */
class PretrainTest {
  private static final String STUDY =
      """
      study: pretrained
      seed: 1
      dataset: {name: optdigits, train: 400, test: 100}
      network: {layers: [64, 16, 10], gain: 0.8, headroom: 8}
      rules: [ep]
      structures: [symmetric]
      substrates: [exact, slm]
      training:
        {epochs: 0, pretrain: 3, batch: 16, optimizer: in-situ, learningRate: 0.3, finalRate: 0.1}
      settling: {solver: mirror-descent, stepSize: 0.7, freeSteps: 20, nudgedSteps: 15}
      ep: {beta: 0.3}
      slm: {preset: ideal}
      """;

  @Test
  void zeroEpochsShowWhatWasProgrammed(@TempDir Path folder) throws Exception {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    CommandRun run = CommandRun.of("run", study, "--out", folder.resolve("out"), "--threads", 1);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode trials =
        new JsonMapper().readTree(Files.readString(folder.resolve("out/result.json")));
    String text = trials.toString();
    assertThat(text).contains("\"pretrain\":3");
    double exact = accuracy(trials, "exact");
    double ideal = accuracy(trials, "slm");
    assertThat(exact).isGreaterThan(0.4);
    // An ideal bench is exact arithmetic, bit for bit.
    assertThat(ideal).isEqualTo(exact);
  }

  @Test
  void aFinishedTrialIsTakenUpWithoutLearningAgain(@TempDir Path folder) throws Exception {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Path out = folder.resolve("out");
    assertThat(CommandRun.of("run", study, "--out", out, "--threads", 1).exitCode()).isZero();
    byte[] first = Files.readAllBytes(out.resolve("result.json"));
    CommandRun again = CommandRun.of("run", study, "--out", out, "--threads", 1, "--resume");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(Files.readAllBytes(out.resolve("result.json"))).isEqualTo(first);
  }

  private static double accuracy(JsonNode result, String substrate) {
    for (JsonNode trial : result.get("trials")) {
      if (trial.get("name").asString().startsWith(substrate)) {
        JsonNode course = trial.get("epochs").get("testAccuracy");
        assertThat(course.size()).isEqualTo(1);
        return course.get(0).asDouble();
      }
    }
    throw new AssertionError("no trial on " + substrate);
  }
}
