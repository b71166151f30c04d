package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.command.Console;
import tools.jackson.databind.JsonNode;

/** Everything as a person types it, on small real trials. */
class CommandLineTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int ohmlight(String... args) {
    out.reset();
    err.reset();
    Map<String, String> environment = Map.of("HOME", folder.toString());
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment);
    return Ohmlight.run(console, args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() {
    return Json.mapper().readTree(out());
  }

  /** All substrates and rules, a moment each. */
  private String[] small(String into, String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", study(), "--out", folder.resolve(into).toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private String study() {
    try {
      Path file = folder.resolve("small.yaml");
      Files.writeString(
          file,
          """
          study: small
          dataset: {name: optdigits, train: 64, test: 40}
          network: {layers: [64, 12, 10]}
          substrates: [exact, crossbar, slm]
          structures: [symmetric, skew-symmetric]
          training: {epochs: 2}
          settling: {freeSteps: 6, nudgedSteps: 4}
          sweeps:
            - {parameter: crossbar.readNoise, values: [0, 0.1], substrates: [crossbar], structures: [symmetric]}
          """);
      return file.toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aRunLeavesItsResultsAndPrintsATable() throws Exception {
    assertThat(ohmlight(small("a"))).isZero();
    assertThat(out()).contains("exact", "crossbar", "slm", "skew-symmetric", "accuracy", "report:");
    assertThat(folder.resolve("a")).isDirectoryContaining("glob:**/result.json");
    String page = Files.readString(folder.resolve("a/report.html"));
    assertThat(page)
        .contains("<svg", "</html>")
        .doesNotContain("http://www.w3.org/1999", "src=\"http");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    JsonNode run = Json.mapper().readTree(Files.readString(folder.resolve("a/run.json")));
    assertThat(run.path("machine").path("cores").asInt()).isPositive();
  }

  @Test
  void theSameSeedGivesTheSameBytesWithOneAndTwoThreadsAndAfterAResume() throws Exception {
    assertThat(ohmlight(small("a", "--threads", "1"))).isZero();
    assertThat(ohmlight(small("b", "--threads", "2"))).isZero();
    byte[] result = Files.readAllBytes(folder.resolve("a/result.json"));
    assertThat(folder.resolve("b/result.json")).hasBinaryContent(result);
    assertThat(ohmlight(small("b", "--resume"))).isZero();
    assertThat(folder.resolve("b/result.json")).hasBinaryContent(result);
    assertThat(ohmlight(small("c", "--seed", "2"))).isZero();
    assertThat(Files.readAllBytes(folder.resolve("c/result.json"))).isNotEqualTo(result);
  }

  @Test
  void jsonIsTheResultWithTheRunAdded() throws Exception {
    assertThat(ohmlight(small("a", "--json", "--set", "substrates=exact"))).isZero();
    JsonNode document = json();
    assertThat(document.propertyNames())
        .containsExactly(
            "study", "version", "seed", "scale", "digest", "dataset", "trials", "spec", "run");
    JsonNode trial = document.path("trials").get(0);
    assertThat(trial.path("substrate").asString()).isEqualTo("exact");
    assertThat(trial.path("rule").asString()).isEqualTo("ep");
    assertThat(trial.path("structure").asString()).isEqualTo("symmetric");
    assertThat(trial.path("metrics").propertyNames())
        .contains("testAccuracy", "settlingSteps", "simulatedSeconds", "joules");
    assertThat(document.path("spec").path("training").path("epochs").asInt()).isEqualTo(2);
    assertThat(document.path("run").path("machine").path("cores").asInt()).isPositive();
  }

  @Test
  void aResultSaysWhatItsSubstratesAre() throws Exception {
    assertThat(ohmlight(small("a", "--json"))).isZero();
    assertThat(json().path("trials").valueStream())
        .allSatisfy(trial -> {
          JsonNode provenance = trial.path("provenance");
          assertThat(provenance.path("substrate")).isEqualTo(trial.path("substrate"));
          assertThat(provenance.path("settings").isObject()).isTrue();
        });
    JsonNode crossbar = json().at("/trials/3/provenance/settings");
    assertThat(crossbar.toString()).contains("read noise", "conductances");
  }

  @Test
  void monitorsValidationAndHomeostasisReachTheResult() throws Exception {
    assertThat(
            ohmlight(
                small(
                    "a",
                    "--json",
                    "--set",
                    "substrates=crossbar",
                    "--set",
                    "structures=asymmetric,symmetric",
                    "--set",
                    "validation=0.25",
                    "--set",
                    "patience=5",
                    "--set",
                    "homeostasis=0.01",
                    "--set",
                    "monitors.gradient=1",
                    "--set",
                    "stability=1")))
        .isZero();
    assertThat(json().path("trials").valueStream())
        .allSatisfy(trial -> {
          assertThat(trial.path("metrics").propertyNames())
              .contains("bestTestAccuracy", "gradientCosine", "spectralRadius", "limitCycles");
          assertThat(trial.at("/metrics/gradientCosine").asDouble()).isBetween(0.05, 1.0);
          assertThat(trial.at("/epochs/validationAccuracy").size()).isEqualTo(2);
        });
    assertThat(Files.readString(folder.resolve("a/report.html"))).contains("What the monitors saw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "studies --json",
        "studies --schema --json",
        "studies verify nonsense --json",
        "doctor --json",
        "data list --json",
        "run nonsense --json",
        "run first-light --threads 0 --json",
        "data fetch nonsense --json",
        "run first-light --nonsense --json",
        "run first-light --set epocs=1 --json",
        "run --json"
      })
  void jsonIsOneDocumentWhateverHappens(String line) {
    int code = ohmlight(line.split(" "));
    assertThat(json().isObject()).isTrue();
    assertThat(code).isEqualTo(json().has("error") ? 2 : 0);
    assertThat(err().isEmpty()).isEqualTo(code == 0);
  }

  @Test
  void badInputEndsInTwoAndLeavesNothing() {
    assertThat(ohmlight(small("a", "--set", "layers=784,10"))).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("does not fit the images", "--set layers=64,128,10");
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(ohmlight("run", "first-lihgt")).isEqualTo(2);
    assertThat(err()).contains("did you mean 'first-light'?");
    assertThat(ohmlight("nonsense")).isEqualTo(2);
  }

  @Test
  void helpAndVersionAreAnswered() {
    assertThat(ohmlight("--help")).isZero();
    assertThat(out()).contains("run", "studies", "doctor", "data", "first-light");
    assertThat(ohmlight("--version")).isZero();
    assertThat(out()).startsWith("ohmlight ");
    assertThat(ohmlight()).isZero();
    assertThat(ohmlight("run", "--help")).isZero();
    assertThat(out()).contains("--set", "--resume");
    assertThat(ohmlight("data")).isZero();
    assertThat(out()).contains("Commands:", "list", "fetch");
    assertThat(ohmlight("studies", "--help")).isZero();
    assertThat(out()).contains("verify");
  }
}
