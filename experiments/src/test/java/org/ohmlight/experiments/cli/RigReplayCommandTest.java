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

class RigReplayCommandTest {
  @TempDir Path folder;
  private Path rig = Path.of("");
  private Path recording = Path.of("");

  @BeforeEach
  void aRecordedRun() throws IOException {
    rig = folder.resolve("rig.yaml");
    recording = folder.resolve("day.rec");
    Files.writeString(
        rig,
        """
        address: virtual:64x64x1
        edges: first
        recording: %s
        calibration: {from: at-start}
        probe: {every: 2, limit: 0.2}
        """
            .formatted(recording));
    CommandRun run = command("run", "hil-digits", folder.resolve("run"), "rules=ep,dyadic");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private CommandRun command(String first, Object second, Path out, String set, Object... more) {
    Object[] words = new Object[14 + more.length];
    Object[] fixed = {
      "--rig",
      rig,
      "--out",
      out,
      "--set",
      "dataset.train=48",
      "--set",
      "dataset.test=30",
      "--set",
      "epochs=1",
      "--set",
      set
    };
    words[0] = first;
    words[1] = second;
    System.arraycopy(fixed, 0, words, 2, fixed.length);
    System.arraycopy(more, 0, words, 14, more.length);
    return CommandRun.of(words);
  }

  private CommandRun replay(Path file, String set, Object... more) {
    Object[] words = new Object[more.length + 2];
    words[0] = file;
    words[1] = "--json";
    System.arraycopy(more, 0, words, 2, more.length);
    return command("rig", "replay", folder.resolve("again-" + file.getFileName()), set, words);
  }

  private static JsonNode told(CommandRun run) {
    return Json.mapper().readTree(run.out());
  }

  @Test
  void everyExchangeMatchesAndTheFiguresAreThoseOfThen() throws IOException {
    CommandRun again = replay(recording, "rules=ep");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(told(again).path("matched").asBoolean()).isTrue();
    assertThat(told(again).path("messages").asInt()).isGreaterThan(50);
    JsonNode then =
        Json.mapper()
            .readTree(Files.readString(folder.resolve("run").resolve("result.json")))
            .at("/trials/2/metrics");
    JsonNode now =
        Json.mapper()
            .readTree(Files.readString(folder.resolve("again-day.rec").resolve("result.json")))
            .at("/trials/0/metrics");
    assertThat(now).isEqualTo(then);
    // The second trial's recording lies beside the first.
    CommandRun second = replay(folder.resolve("day-2.rec"), "rules=dyadic");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(folder.resolve("day-3.rec")).doesNotExist();
  }

  @Test
  void theFirstDifferenceIsNamed() {
    CommandRun otherRule = replay(recording, "rules=dyadic");
    assertThat(otherRule.exitCode()).isEqualTo(1);
    assertThat(told(otherRule).path("matched").asBoolean()).isFalse();
    assertThat(told(otherRule).path("mismatch").asString()).containsPattern("message \\d+ differs");
  }

  @Test
  void whatWasNotAskedAgainIsNoMatch() throws IOException {
    byte[] whole = Files.readAllBytes(recording);
    Path more = folder.resolve("more.rec");
    byte[] twice = java.util.Arrays.copyOf(whole, 2 * whole.length - 21);
    System.arraycopy(whole, 21, twice, whole.length, whole.length - 21);
    Files.write(more, twice);
    CommandRun again = replay(more, "rules=ep");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(told(again).path("unasked").asInt()).isGreaterThan(20);
  }

  @Test
  void oneTrialIsReplayed() {
    CommandRun both = replay(recording, "rules=ep,dyadic");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("rig/ep/symmetric, rig/dyadic/symmetric");
    CommandRun none = CommandRun.of("rig", "replay", folder.resolve("nothing.rec"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("no such recording");
  }
}
