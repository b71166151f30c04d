package org.ohmlight.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.simulator.reference.BackendProbe;
import org.ohmlight.simulator.reference.ReferenceBackend;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network learns on a reference as it does on exact arithmetic. Seed 1. */
class ReferenceTrialTest {
  private static final String STUDY =
      """
      study: beside-the-reference
      seed: 1
      dataset: {name: optdigits, train: 200, test: 100}
      network: {layers: [64, 16, 10], gain: 0.8, headroom: 8}
      rules: [ep]
      structures: [symmetric]
      substrates: [exact, reference]
      training: {epochs: 1, batch: 16, optimizer: in-situ, learningRate: 0.3}
      settling: {solver: mirror-descent, stepSize: 0.7, freeSteps: 20, nudgedSteps: 15}
      ep: {beta: 0.3}
      """;

  private static CommandRun run(Path folder, String... more) throws Exception {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    var line =
        new java.util.ArrayList<Object>(
            List.of("run", study, "--out", folder.resolve("out"), "--threads", 1));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray());
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferenceBackend.class,
      names = {"ND4J_CPU", "OPENCL"})
  void itLearnsTheSame(ReferenceBackend backend, @TempDir Path folder) throws Exception {
    BackendProbe probe = backend.probe();
    Assumptions.assumeTrue(probe.present(), () -> probe.found() + "; " + probe.cure());
    CommandRun run = run(folder, "--set", "reference.backend=" + backend.label());
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result =
        new JsonMapper().readTree(Files.readString(folder.resolve("out/result.json")));
    assertThat(result.toString()).contains("\"backend\":\"" + backend.label() + "\"");
    List<JsonNode> trials = result.get("trials").valueStream().toList();
    JsonNode exact = trials.get(0).get("epochs");
    JsonNode reference = trials.get(1).get("epochs");
    // One of the 100 images may lie on the edge.
    assertThat(reference.get("testAccuracy").get(0).asDouble())
        .isCloseTo(exact.get("testAccuracy").get(0).asDouble(), within(0.011))
        .isGreaterThan(0.25); // chance is 0.1
    assertThat(reference.get("trainCost").get(0).asDouble())
        .isCloseTo(exact.get("trainCost").get(0).asDouble(), within(1e-3));
  }

  @Test
  void noiseAndCoarseStatesAreSettingsOfIt(@TempDir Path folder) throws Exception {
    CommandRun run =
        run(folder, "--set", "reference.driveNoise=0.05", "--set", "reference.stateBits=4");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String result = Files.readString(folder.resolve("out/result.json"));
    assertThat(result).contains("\"stateBits\"").contains("\"driveNoise\"");
  }

  @Test
  void aMissingBackendIsBadInputWithACure(@TempDir Path folder) throws Exception {
    BackendProbe probe = ReferenceBackend.ND4J_CUDA.probe();
    Assumptions.assumeFalse(probe.present(), "this build has CUDA");
    CommandRun run = run(folder, "--set", "reference.backend=nd4j-cuda");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nd4j-cuda").contains("-Pcuda");
  }
}
