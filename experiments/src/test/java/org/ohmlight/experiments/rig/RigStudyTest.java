package org.ohmlight.experiments.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import org.ohmlight.hil.board.Board;
import org.ohmlight.hil.board.Firmware;
import tools.jackson.databind.JsonNode;

/** Studies on rigs, from the command line to the files they leave. */
class RigStudyTest {
  private static final String VIRTUAL = "rig-serial.address=virtual:64x64x2";

  @TempDir Path folder;

  private CommandRun run(String name, String... settings) {
    Object[] words = new Object[12 + 2 * settings.length];
    Object[] fixed = {
      "run",
      "hil-digits",
      "--out",
      folder.resolve(name),
      "--set",
      "dataset.train=48",
      "--set",
      "dataset.test=30",
      "--set",
      "epochs=1",
      "--set",
      "rules=dyadic"
    };
    System.arraycopy(fixed, 0, words, 0, fixed.length);
    for (int k = 0; k < settings.length; k++) {
      words[fixed.length + 2 * k] = "--set";
      words[fixed.length + 2 * k + 1] = settings[k];
    }
    return CommandRun.of(words);
  }

  private JsonNode trial(String name) throws IOException {
    return Json.mapper()
        .readTree(Files.readString(folder.resolve(name).resolve("result.json")))
        .path("trials")
        .path(0);
  }

  @Test
  void aStudyOnARigLeavesWhereItsTimeWent() throws IOException {
    CommandRun run = run("a", "substrates=rig-serial", VIRTUAL);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode trial = trial("a");
    assertThat(trial.path("substrate").asString()).isEqualTo("rig-serial");
    assertThat(trial.path("fault").isMissingNode()).isTrue();
    assertThat(trial.path("provenance").path("settings").path("identity").asString())
        .startsWith("Ohmlight,virtual");
    JsonNode rig =
        Json.mapper()
            .readTree(Files.readString(folder.resolve("a").resolve("run.json")))
            .path("trials")
            .path(0)
            .path("rig");
    assertThat(rig.path("updates").doubleValue()).isEqualTo(3);
    assertThat(rig.path("exchanges").doubleValue()).isGreaterThan(6);
    assertThat(rig.path("bytesOut").doubleValue()).isGreaterThan(10_000);
    assertThat(rig.path("waitingSeconds").doubleValue()).isPositive();
  }

  @Test
  void allMatricesGoOntoTilesAndTheResultRepeats() throws IOException {
    run("b", "substrates=rig-serial", VIRTUAL, "rig-serial.edges=all", "freeSteps=6");
    run("c", "substrates=rig-serial", VIRTUAL, "rig-serial.edges=all", "freeSteps=6");
    assertThat(Files.readString(folder.resolve("c").resolve("result.json")))
        .isEqualTo(Files.readString(folder.resolve("b").resolve("result.json")));
  }

  @Test
  void aRecordingGivesTheSameWeightsWithoutTheRig() throws IOException {
    Path recording = folder.resolve("day.rec");
    run("d", "substrates=rig-serial", VIRTUAL, "rig-serial.recording=" + recording);
    CommandRun again =
        run("e", "substrates=rig-serial", "rig-serial.address=recording:" + recording);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(trial("e").path("metrics")).isEqualTo(trial("d").path("metrics"));
    assertThat(trial("e").path("epochs")).isEqualTo(trial("d").path("epochs"));
  }

  @Test
  void aMatrixThatDoesNotFitIsRefused() {
    CommandRun run = run("f", "substrates=rig-serial", "rig-serial.address=virtual:32x32x3");
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("3 tiles of 32 x 32").contains("first layer");
  }

  @Test
  void aRigThatIsNotThereSaysWhatToTry() {
    CommandRun run = run("g", "substrates=rig-serial", "rig-serial.address=serial:/dev/nowhere");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("/dev/nowhere").contains("is the cable in");
  }

  @Test
  void aStudyMovesOntoARigFile() throws IOException {
    Path rig = folder.resolve("rig.yaml");
    Files.writeString(rig, "address: virtual:64x64x2\nedges: first\nlimits: {weight: 0.9}\n");
    CommandRun run =
        CommandRun.of(
            "run",
            "hil-digits",
            "--rig",
            rig,
            "--out",
            folder.resolve("h"),
            "--set",
            "dataset.train=48",
            "--set",
            "dataset.test=30",
            "--set",
            "epochs=1",
            "--set",
            "rules=ep");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String result = Files.readString(folder.resolve("h").resolve("result.json"));
    assertThat(result).contains("\"substrate\": \"exact\"").contains("\"substrate\": \"rig\"");
    CommandRun check = CommandRun.of("rig", "check", rig);
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains("1 of its 2 tiles");
  }

  @Test
  void firmwareLearnsTheSameOverASerialLineAndOverMqtt() throws IOException {
    String missing = Firmware.here().missing(Board.LM3S6965_64).orElse("");
    assumeTrue(missing.isEmpty(), missing);
    CommandRun serial = run("serial", "substrates=rig-serial");
    assertThat(serial.exitCode()).as(serial.err()).isZero();
    assertThat(trial("serial").path("fault").isMissingNode()).isTrue();
    String noBroker = LocalBroker.missing().orElse("");
    assumeTrue(noBroker.isEmpty(), noBroker);
    CommandRun mqtt = run("mqtt", "substrates=rig-mqtt");
    assertThat(mqtt.exitCode()).as(mqtt.err()).isZero();
    assertThat(trial("mqtt").path("metrics")).isEqualTo(trial("serial").path("metrics"));
  }
}
