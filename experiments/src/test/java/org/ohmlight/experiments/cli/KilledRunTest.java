package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.command.Console;

/** A process that is killed in the middle of a run, as {@code kill -9} does it. */
class KilledRunTest {
  private static final int PATIENCE_MILLIS = 20;

  @TempDir Path folder;

  private List<String> line(String into, String... more) throws IOException {
    Path study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        """
        study: killed
        dataset: {name: optdigits, train: 400, test: 40}
        network: {layers: [64, 32, 10]}
        substrates: [crossbar]
        rules: [dyadic]
        structures: [symmetric, feedforward]
        training: {epochs: 6}
        settling: {freeSteps: 20, nudgedSteps: 20, tolerance: 0}
        """);
    List<String> line =
        new ArrayList<>(List.of("run", study.toString(), "--out", folder.resolve(into).toString()));
    line.addAll(List.of(more));
    return line;
  }

  private void runHere(String into, String... more) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false, Map.of("HOME", folder.toString()));
    assertThat(Ohmlight.run(console, line(into, more).toArray(String[]::new))).isZero();
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void leavesNothingHalfWrittenAndGoesOnToTheSameBytes() throws Exception {
    runHere("whole");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(line("killed"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path checkpoints = folder.resolve("killed/checkpoints");
    while (process.isAlive() && !holdsACheckpoint(checkpoints)) {
      Thread.sleep(PATIENCE_MILLIS);
    }
    process.destroyForcibly().waitFor();
    assertThat(holdsACheckpoint(checkpoints)).isTrue();
    Path result = folder.resolve("killed/result.json");
    byte[] whole = Files.readAllBytes(folder.resolve("whole/result.json"));
    if (Files.exists(result)) { // the machine was so fast that it was done before it was killed
      assertThat(result).hasBinaryContent(whole);
    }
    runHere("killed", "--resume");
    assertThat(result).hasBinaryContent(whole);
  }

  private static boolean holdsACheckpoint(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (var files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.toString().endsWith(".ckpt"));
    }
  }
}
