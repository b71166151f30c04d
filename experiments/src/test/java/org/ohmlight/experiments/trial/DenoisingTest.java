package org.ohmlight.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.TrialSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A study whose networks give noisy digits back clean. */
class DenoisingTest {
  private static final String STUDY =
      """
      study: denoised
      seed: 1
      dataset: {name: optdigits, values: signed, task: denoise, train: 200, test: 40}
      network:
        layers: [1x8x8, {convolution: 1, kernel: 3, padding: 1}, 16]
        outputLayer: 1
        output: hard-tanh
      rules: [dyadic]
      structures: [skew-symmetric]
      training: {epochs: 2, batch: 10, learningRate: 0.003}
      settling: {solver: mirror-descent, stepSize: 0.5, freeSteps: 30, nudgedSteps: 15}
      sweeps:
        - {parameter: dataset.train, values: [20]}
      """;

  private static List<TrialSpec> trials(String... set) {
    return new StudyReader(new StudySchema()).read("s.yaml", STUDY, List.of(set)).trials();
  }

  @Test
  void errorAndSignalToNoiseFollowFromTheCost(@TempDir Path folder) throws Exception {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Path out = folder.resolve("out");
    CommandRun run = CommandRun.of("run", study, "--out", out, "--threads", 1);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("error").contains(" dB)");
    JsonNode trials =
        new JsonMapper().readTree(Files.readString(out.resolve("result.json"))).get("trials");
    assertThat(trials.size()).isEqualTo(2);
    for (JsonNode trial : trials) {
      JsonNode metrics = trial.get("metrics");
      double error = metrics.get("testError").asDouble();
      assertThat(error).isCloseTo(2 * metrics.get("testCost").asDouble() / 64, within(1e-5));
      assertThat(metrics.get("psnr").asDouble())
          .isCloseTo(10 * Math.log10(4 / error), within(1e-3));
      assertThat(metrics.has("testAccuracy")).isFalse();
      assertThat(trial.get("epochs").get("testError").size()).isEqualTo(2);
    }
    // Ten times as many images teach better: the swept number is what the trial has.
    assertThat(error(trials, 0)).isLessThan(error(trials, 1));
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("What it makes of test images")
        .contains("mean squared error of a pixel");
  }

  private static double error(JsonNode trials, int index) {
    return trials.get(index).get("metrics").get("testError").asDouble();
  }

  @Test
  void errorOfKnownCost() {
    ImageError signed = ImageError.of(trials().getFirst(), 3.2);
    assertThat(signed.meanSquare()).isCloseTo(0.1, within(1e-12));
    assertThat(signed.psnr()).isCloseTo(16.0206, within(1e-4));
    ImageError unit = ImageError.of(trials("dataset.values=unit").getFirst(), 3.2);
    assertThat(unit.psnr()).isCloseTo(10, within(1e-9));
  }

  @Test
  void saysWhatADenoiserCannotDo() {
    assertThatThrownBy(() -> trials("dataset.values=standard"))
        .hasMessageContaining("Denoising needs pixels between two known ends")
        .hasMessageContaining("unit, signed");
    assertThatThrownBy(() -> trials("training.validation=0.1"))
        .hasMessageContaining("Validation chooses by accuracy")
        .hasMessageContaining("dataset.task is denoise");
    assertThatThrownBy(() -> trials("dataset.maxSigma=0")).hasMessageContaining("maxSigma");
    assertThatThrownBy(() -> trials("dataset.task=sharpen"))
        .hasMessageContaining("classify, denoise");
  }

  @Test
  void theOutputMustBeAnImage(@TempDir Path folder) throws Exception {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"), STUDY.replace("outputLayer: 1", "outputLayer: 2"));
    CommandRun run = CommandRun.of("run", study, "--out", folder.resolve("out"), "--threads", 1);
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("an output of 64 (the same images)");
  }
}
