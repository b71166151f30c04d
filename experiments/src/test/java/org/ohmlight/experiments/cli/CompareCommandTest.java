package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import tools.jackson.databind.JsonNode;

/** {@code compare} on a tiny study, seed 5. */
class CompareCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void aStudy() throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        study: tiny
        seed: 5
        dataset: {name: optdigits, train: 400, test: 100}
        network: {layers: [64, 16, 10]}
        rules: [ep, dyadic]
        structures: [feedforward, symmetric]
        substrates: [exact, crossbar]
        training: {epochs: 3}
        settling: {freeSteps: 40, nudgedSteps: 40, tolerance: 0.00001}
        sweeps:
          - {parameter: training.learningRate, values: [0.0001, 0.01]}
        """);
  }

  private CommandRun compare(String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "compare",
                folder.resolve("study.yaml"),
                "--steps",
                "3",
                "--test",
                "40",
                "--out",
                folder.resolve("out"),
                "--json"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private static JsonNode network(CommandRun run, String name) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (JsonNode network : Json.mapper().readTree(run.out()).path("networks")) {
      if (network.path("name").asString().equals(name)) {
        return network;
      }
    }
    throw new AssertionError("No network " + name + " in " + run.out());
  }

  @Test
  void exactArithmeticIsItsOwnReference() {
    JsonNode same = network(compare(), "exact/ep/symmetric");
    assertThat(same.path("stateError").asDouble()).isZero();
    assertThat(same.path("leastCosine").asDouble()).isGreaterThan(1 - 1e-12);
    assertThat(same.path("test")).isEqualTo(same.path("testSameWeights"));
    assertThat(same.path("test")).isEqualTo(same.path("testLearnedThere"));
    assertThat(same.path("byStep").size()).isEqualTo(3);
    assertThat(same.path("cosineByEdge").size()).isEqualTo(2);
  }

  @Test
  void hardwareDiffersAndEveryTrialOutsideSweepsIsThere() throws IOException {
    CommandRun run = compare();
    JsonNode noisy = network(run, "crossbar/dyadic/symmetric");
    assertThat(noisy.path("stateError").asDouble()).isBetween(1e-4, 1.0);
    assertThat(noisy.path("gradientCosine").asDouble()).isBetween(0.0, 0.9999);
    assertThat(Json.mapper().readTree(run.out()).path("networks").size()).isEqualTo(6);
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .startsWith("<!doctype html>")
        .contains("crossbar/dyadic/symmetric")
        .endsWith("</html>\n");
    assertThat(Files.readString(folder.resolve("out/compare.json"))).contains("cosineByEdge");
  }

  @Test
  void figuresButTimesRepeat() {
    JsonNode first =
        network(compare("--set", "substrates=crossbar", "--threads", "1"), "crossbar/ep/symmetric");
    JsonNode second =
        network(compare("--set", "substrates=crossbar", "--threads", "2"), "crossbar/ep/symmetric");
    assertThat(second.path("byStep")).isEqualTo(first.path("byStep"));
    assertThat(second.path("test")).isEqualTo(first.path("test"));
  }

  @Test
  void nd4jAgreesWithTheLearningEngine() {
    agrees("nd4j", ReferenceBackend.ND4J_CPU);
  }

  @Test
  void openClAgreesWithTheLearningEngine() {
    agrees("opencl", ReferenceBackend.OPENCL);
  }

  private void agrees(String against, ReferenceBackend backend) {
    BackendProbe probe = backend.probe();
    Assumptions.assumeTrue(probe.present(), probe.found());
    CommandRun run = compare("--against", against, "--set", "substrates=exact");
    for (String name : List.of("exact/ep/symmetric", "exact/dyadic/feedforward")) {
      JsonNode same = network(run, name);
      assertThat(same.path("largestStateError").asDouble()).isLessThan(1e-5);
      assertThat(same.path("leastCosine").asDouble()).isGreaterThan(0.99999);
      assertThat(same.path("reference").path("settings").path("reference.backend").asString())
          .isEqualTo(backend.label());
    }
  }

  @Test
  void mistakesAreRefusedWithAHint() {
    CommandRun unknown = compare("--against", "torch");
    assertThat(unknown.exitCode()).isEqualTo(2);
    CommandRun none = CommandRun.of("compare", folder.resolve("study.yaml"), "--test", "0");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--test", "1 to");
  }
}
