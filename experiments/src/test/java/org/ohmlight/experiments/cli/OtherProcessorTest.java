package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines with other vectors: as narrow as ARM NEON's, or none with fused multiply-adds. An x86
 * machine can play them.
 */
class OtherProcessorTest {
  private static final String AS_IT_IS = "-XX:+UseSuperWord";

  private static final int EDEN_MEGABYTES = 64;

  /**
   * Eden is filled at most so often. Until its loops are compiled any machine boxes vectors, which
   * fills it some sixty times here; one that never has the instructions fills it thousands of
   * times.
   */
  private static final int MOST_COLLECTIONS = 250;

  @TempDir Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void computeTheSameBytesWithoutFillingTheHeap() throws Exception {
    assumeTrue(
        System.getProperty("os.arch").equals("amd64"),
        "only an x86 machine can be told to have other vectors");
    Path study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        """
        study: machines
        dataset: {name: optdigits, train: 96, test: 32}
        network:
          layers: [1x8x8, {convolution: 4, kernel: 3, padding: 1, pool: average}, 10]
        substrates: [exact, crossbar, slm]
        rules: [ep, dyadic, backprop]
        structures: [symmetric]
        training: {epochs: 2}
        settling: {freeSteps: 20, nudgedSteps: 20}
        """);
    byte[] here = run(study, AS_IT_IS);
    for (String machine : List.of("-XX:MaxVectorSize=16", "-XX:UseAVX=0")) {
      assertThat(run(study, machine)).as(machine).isEqualTo(here);
    }
  }

  private byte[] run(Path study, String machine) throws Exception {
    Path out = Files.createTempDirectory(folder, "run");
    Path log = out.resolve("gc.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                machine,
                "-XX:+UseSerialGC",
                "-Xmn" + EDEN_MEGABYTES + "m",
                "-Xlog:gc:file=" + log,
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                study.toString(),
                "--out",
                out.resolve("results").toString())
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("said.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(out.resolve("said.txt"))).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      assertThat(lines.filter(line -> line.contains("Pause")).count())
          .as("collections with " + machine)
          .isLessThan(MOST_COLLECTIONS);
    }
    return Files.readAllBytes(out.resolve("results/result.json"));
  }
}
