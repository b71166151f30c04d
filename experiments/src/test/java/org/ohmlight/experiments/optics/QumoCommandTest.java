package org.ohmlight.experiments.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QumoCommandTest {
  @Test
  void machinesAreHeldAgainstExhaustiveSearch(@TempDir Path folder) throws Exception {
    Path plot = folder.resolve("solved.svg");
    CommandRun run =
        CommandRun.of(
            "optics",
            "qumo",
            "--problems",
            2,
            "--binaries",
            4,
            "--continuous",
            2,
            "--starts",
            3,
            "--plot",
            plot,
            "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode machines = new JsonMapper().readTree(run.out()).get("machines");
    assertThat(machines.size()).isEqualTo(3);
    assertThat(machines.get(0).get("solved").asInt()).isBetween(1, 2);
    assertThat(machines.get(0).get("meanGap").asDouble()).isNotNegative();
    assertThat(Files.size(plot)).isGreaterThan(500);
  }

  @Test
  void tooLargeASearchIsRefusedWithTheRoomThereIs() {
    CommandRun run = CommandRun.of("optics", "qumo", "--binaries", 30);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--binaries").contains("0 to 16");
  }

  /** Wilson's interval for 8 of 10 is .490 to .943. */
  @Test
  void theIntervalIsWilsons() {
    assertThat(OpticsQumoCommand.wilson(8, 10))
        .containsExactly(new double[] {0.490, 0.943}, within(1e-3));
  }
}
