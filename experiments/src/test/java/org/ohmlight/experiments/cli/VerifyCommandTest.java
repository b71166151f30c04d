package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

/** {@code run --scale} and {@code studies verify} on a tiny study with all its files. */
class VerifyCommandTest {
  private static final String CLAIMS =
      """
      study: tiny
      trials:
        ep: {rule: ep}
        dyadic: {rule: dyadic}
        slow: {rule: ep, training.learningRate: 0.0001}
        second: {rule: ep, seed: 6}
      desk:
        seed: 5
        repeats: 2
        set: ["tolerance=0.01"]
        claims:
          - {metric: testAccuracy, of: ep, atLeast: 0.02, atMost: 1}
          - {metric: testAccuracy, of: second, atLeast: 0.02}
          - {metric: settlingSteps, of: ep / dyadic, value: 1, tolerance: 0.9}
          - {about: the faster learner is not much worse, metric: testCost, of: ep - slow, atMost: 10}
          - {metric: testCost, order: ep > dyadic, margin: -100}
      """;

  @TempDir Path folder;

  @BeforeEach
  void aStudy() throws IOException {
    write(
        "study.yaml",
        """
        study: tiny
        dataset: {name: optdigits, train: 400, test: 100}
        network: {layers: [64, 32, 10]}
        rules: [ep, dyadic]
        structures: [symmetric]
        training: {epochs: 3}
        sweeps:
          - {parameter: training.learningRate, values: [0.0001, 0.01], rules: [ep]}
        """);
    write(
        "desk.yaml",
        """
        dataset: {train: 48, test: 30}
        network: {layers: [64, 8, 10]}
        training: {epochs: 1}
        settling: {freeSteps: 5, nudgedSteps: 3}
        """);
    write("expected.yaml", CLAIMS);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private CommandRun verify(Object... more) {
    Object[] args = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"studies", "verify", folder, "--out", folder.resolve("runs")}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return CommandRun.of(args);
  }

  @Test
  void aDeskRunLaysTheOverlayOverTheStudy() {
    CommandRun run = CommandRun.of("run", folder, "--out", folder.resolve("a"), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = Json.mapper().readTree(run.out());
    assertThat(result.path("scale").asString()).isEqualTo("desk");
    assertThat(result.path("dataset").path("train").asInt()).isEqualTo(48);
    assertThat(result.at("/spec/network/layers/1").asInt()).isEqualTo(8);
    assertThat(result.at("/trials/0/epochs/testAccuracy").size()).isEqualTo(1);
  }

  @Test
  void thePaperScaleIsTheStudyAlone() {
    CommandRun run =
        CommandRun.of("run", folder, "--out", folder.resolve("a"), "--scale", "paper", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = Json.mapper().readTree(run.out());
    assertThat(result.path("scale").asString()).isEqualTo("paper");
    assertThat(result.at("/spec/network/layers/1").asInt()).isEqualTo(32);
  }

  @Test
  void claimsThatHoldEndInZero() {
    CommandRun run = verify("--json");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    JsonNode document = Json.mapper().readTree(run.out());
    assertThat(document.path("ok").asBoolean()).isTrue();
    assertThat(document.at("/studies/0/seed").asInt()).isEqualTo(5);
    assertThat(document.at("/studies/0/trials").asInt()).isEqualTo(8);
    assertThat(document.at("/studies/0/claims").size()).isEqualTo(5);
    assertThat(document.at("/studies/0/claims/2/claim").asString())
        .isEqualTo("settlingSteps of ep / dyadic");
  }

  @Test
  void aClaimThatDoesNotHoldEndsInOneAndIsShown() throws IOException {
    write("expected.yaml", CLAIMS.replace("atLeast: 0.02, atMost: 1", "atLeast: 1.5"));
    CommandRun run = verify();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("testAccuracy of ep", "at least 1.5", "NO", "1 claims do not");
  }

  @Test
  void aScaleWithoutClaimsIsSkipped() {
    CommandRun run = verify("--scale", "paper");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("claims nothing at paper scale");
  }

  @Test
  void mistakesAreFoundInTheFileTheyAreIn() throws IOException {
    write("desk.yaml", "training: {epocs: 1}\nnetwork:\n  layers: [64, x, 10]\n");
    CommandRun run = verify();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("desk.yaml:1:12", "did you mean 'epochs'?", "desk.yaml:3:16")
        .doesNotContain("study.yaml:");
  }

  @Test
  void claimsMustSpeakOfTrialsThatAreThere() throws IOException {
    write(
        "expected.yaml",
        """
        study: tiny
        trials:
          ep: {rul: ep}
          none: {structure: feedforward}
        desk:
          claims:
            - {metric: testAccuracy, of: epp, atLeast: 0}
            - {metric: testAccuracy, of: ep}
            - {metric: testAccuracy, order: ep}
        """);
    CommandRun run = verify();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("expected.yaml:3:8", "Trials cannot be chosen by 'rul'", "no trials called 'epp'")
        .contains("A claim says one thing", "at least two names");
    write(
        "expected.yaml",
        """
        study: tiny
        trials: {none: {structure: feedforward}}
        desk: {claims: [{metric: testAccuracy, of: none, atLeast: 0}]}
        """);
    assertThat(verify().err()).contains("No trial of the study belongs to 'none'");
  }
}
