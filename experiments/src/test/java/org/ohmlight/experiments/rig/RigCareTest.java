package org.ohmlight.experiments.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.spec.RigCare;
import org.ohmlight.experiments.spec.RigReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySource.Part;
import tools.jackson.databind.JsonNode;

/** What a run does by itself so that its rig can be believed. */
class RigCareTest {
  private static final String TILES = "address: virtual:64x64x1\nedges: first\n";

  @TempDir Path folder;

  private static RigCare read(String text) {
    return new RigReader(new StudySchema()).read(new Part("rig.yaml", TILES + text)).care();
  }

  private CommandRun run(String care) throws IOException {
    Path rig = folder.resolve("rig.yaml");
    Files.writeString(rig, TILES + care);
    return CommandRun.of(
        "run",
        "hil-digits",
        "--rig",
        rig,
        "--out",
        folder.resolve("run"),
        "--set",
        "dataset.train=64",
        "--set",
        "dataset.test=30",
        "--set",
        "epochs=1",
        "--set",
        "rules=dyadic");
  }

  private JsonNode rig() throws IOException {
    return Json.mapper()
        .readTree(Files.readString(folder.resolve("run").resolve("run.json")))
        .at("/trials/1/rig");
  }

  @Test
  void readsEveryKey() {
    RigCare care =
        read(
            """
            calibration: {from: channels.json, maxAge: 12 h}
            probe: {every: 30, vectors: 2, limit: 0.1, stop: 0.3, then: stop}
            shadow: {every: 7, cell: gokmen-vlasov}
            """);
    assertThat(care.calibration())
        .isEqualTo(new RigCare.Calibration.OfFile("channels.json", Duration.ofHours(12)));
    assertThat(care.probe()).isEqualTo(new RigCare.Probe(30, 2, 0.1, 0.3, false));
    RigCare.Shadow shadow = care.shadow();
    assertThat(shadow).isNotNull();
    assertThat(shadow.every()).isEqualTo(7);
    assertThat(shadow.cells()).isNotNull();
    assertThat(read("")).isEqualTo(RigCare.NONE);
    assertThat(read("calibration: {from: at-start}").calibration())
        .isEqualTo(new RigCare.Calibration.AtStart());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probe: {evry: 3}|rig.yaml:3:9|every",
        "probe: {every: 0}|rig.yaml:3:16|every",
        "probe: {limit: 0.2, stop: 0.1}|rig.yaml:3|above the limit",
        "calibration: {from: at-start, maxAge: 2 h}|rig.yaml:3|no age",
        "calibration: {from: a.json, maxAge: 2}|rig.yaml:3|12 h",
        "shadow: {cell: nothing}|rig.yaml:3|gokmen-vlasov"
      })
  void mistakesAreToldAtTheirPlace(String text, String place, String hint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(place)
        .hasMessageContaining(hint);
  }

  @Test
  void aRunCalibratesProbesAndComparesByItself() throws IOException {
    CommandRun run =
        run(
            """
            calibration: {from: at-start}
            probe: {every: 2, limit: 0.2}
            shadow: {every: 2}
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode rig = rig();
    assertThat(rig.path("calibrations").size()).isEqualTo(1);
    assertThat(rig.at("/calibrations/0/errorBefore").asDouble()).isBetween(1e-4, 0.05);
    assertThat(rig.path("probes").size()).isEqualTo(2);
    assertThat(rig.at("/probes/1/update").asInt()).isEqualTo(4);
    assertThat(rig.at("/probes/1/verdict").asString()).isEqualTo("steady");
    assertThat(rig.path("shadow").size()).isEqualTo(2);
    assertThat(rig.at("/shadow/0/cosine").asDouble()).isGreaterThan(0.99);
    assertThat(rig.at("/events/0").asString()).contains("tile 0 of 0->1 was calibrated");
    assertThat(
            Files.readAllLines(folder.resolve("run").resolve("residuals-rig_dyadic_symmetric.csv")))
        .hasSize(1 + 4)
        .first()
        .isEqualTo("matrix,what,tick,exchanges,off,cosine");
    assertThat(Files.readString(folder.resolve("run").resolve("report.html")))
        .contains("The rig", "Where the time goes", "Calibration of rig/dyadic/symmetric")
        .contains("Reference probe", "Rig against its model: changes of the weights")
        .contains("virtual:64x64x1", "tile 0 of 0-&gt;1 was calibrated");
    JsonNode result =
        Json.mapper().readTree(Files.readString(folder.resolve("run").resolve("result.json")));
    assertThat(result.at("/trials/1/provenance/settings/calibration").asString())
        .contains("at the start");
    assertThat(result.at("/trials/1/provenance/settings/shadow").asString()).isEqualTo("exact");
  }

  @Test
  void aProbeBeyondItsLimitStopsTheRunAndSaysWhy() throws IOException {
    // Inputs have seven bits: a part of 1e-4 cannot be held.
    CommandRun run = run("probe: {every: 2, limit: 0.0001, then: stop}");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result =
        Json.mapper().readTree(Files.readString(folder.resolve("run").resolve("result.json")));
    assertThat(result.at("/trials/1/fault").asString())
        .contains("reference probe of 0->1")
        .contains("drifted");
    assertThat(rig().path("probes").size()).isEqualTo(1);
  }

  @Test
  void aCalibrationOfAnotherDayIsUsedWhileItIsYoung() throws IOException {
    Path channels = folder.resolve("channels.json");
    CommandRun measured =
        CommandRun.of("rig", "calibrate", "virtual:64x64x1", "--program-random", "--out", channels);
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    CommandRun run = run("calibration: {from: " + channels + ", maxAge: 1 h}");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rig().at("/calibrations/0/ageSeconds").asDouble()).isBetween(0.0, 600.0);

    Files.writeString(
        channels, Files.readString(channels).replaceAll("\"made\" *: *\"20", "\"made\": \"19"));
    CommandRun old = run("calibration: {from: " + channels + ", maxAge: 1 h}");
    assertThat(old.exitCode()).isEqualTo(2);
    assertThat(old.err()).contains("at most 1.00 h").contains("rig calibrate");
    Files.writeString(channels, Files.readString(channels).replace("virtual tile", "other tile"));
    CommandRun other = run("calibration: {from: " + channels + ", maxAge: 1 h}");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("other tile");
  }

  @Test
  void aCalibrationThatIsNotThereIsToldBeforeAnythingRuns() throws IOException {
    CommandRun run = run("calibration: {from: nowhere.json}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere.json").contains("no such file");
  }
}
