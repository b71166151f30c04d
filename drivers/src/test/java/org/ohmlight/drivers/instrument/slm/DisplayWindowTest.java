package org.ohmlight.drivers.instrument.slm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The window on a desktop of its own: a virtual X server, and a JVM that looks at its pixels,
 * because this one was started without a desktop.
 */
@Timeout(60)
class DisplayWindowTest {
  @Test
  void aWindowShowsFramesOnADesktop() throws Exception {
    assumeTrue(isInstalled("Xvfb"), "Xvfb is not installed (package xvfb)");
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "320x200x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(look(":" + said.readLine())).isEqualTo(DesktopPixels.AS_SHOWN);
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static String look(String display) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=false",
            "-cp",
            System.getProperty("java.class.path"),
            DesktopPixels.class.getName());
    builder.environment().put("DISPLAY", display);
    Process looking = builder.redirectErrorStream(true).start();
    try {
      String said = new String(looking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(looking.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said.lines().reduce((first, last) -> last).orElse("");
    } finally {
      looking.destroyForcibly();
    }
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
