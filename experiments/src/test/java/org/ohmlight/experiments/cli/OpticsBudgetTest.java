package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.command.Console;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpticsBudgetTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of());
    return Ohmlight.run(console, args);
  }

  @Test
  void theBudgetIsOneDocumentAndAPicture(@TempDir Path folder) throws Exception {
    Path plot = folder.resolve("budget.png");
    int code = run("optics", "budget", "--machine", "aoc-16", "--plot", plot.toString(), "--json");
    assertThat(code).isZero();
    JsonNode document = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(document.get("machine").asString()).isEqualTo("aoc-16");
    assertThat(document.get("stages").size()).isEqualTo(11);
    assertThat(document.get("waterfall").size()).isEqualTo(5);
    assertThat(document.get("asymmetry").get(0).get("raw").asDouble()).isPositive();
    assertThat(Files.size(plot)).isGreaterThan(1000);
  }

  @Test
  void anUnknownMachineIsBadInput() {
    assertThat(run("optics", "budget", "--machine", "aoc-17")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("aoc-17").contains("aoc-48");
  }
}
