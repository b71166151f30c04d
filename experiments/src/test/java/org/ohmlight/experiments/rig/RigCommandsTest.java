package org.ohmlight.experiments.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

/** Commands about rigs, on virtual tiles. */
class RigCommandsTest {
  @TempDir Path folder;

  @Test
  void watchLooksAsOftenAsItIsTold() {
    CommandRun run =
        CommandRun.of("rig", "watch", "virtual:8x8x2", "--every", 0.01, "--times", 3, "--json");
    assertThat(run.exitCode()).isZero();
    JsonNode looks = Json.mapper().readTree(run.out()).path("looks");
    assertThat(looks.size()).isEqualTo(3);
    assertThat(looks.path(2).path("armed").asBoolean()).isFalse();
    assertThat(run.err()).contains("degC");
  }

  @Test
  void aWatchWithoutTimeIsRefused() {
    CommandRun run = CommandRun.of("rig", "watch", "virtual:8x8x2", "--every", 0);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--every");
  }

  @Test
  void calibrationMeasuresEveryTileBothWays() throws Exception {
    Path file = folder.resolve("channels.json");
    CommandRun run =
        CommandRun.of(
            "rig", "calibrate", "virtual:8x12x2", "--program-random", "--out", file, "--json");
    assertThat(run.exitCode()).isZero();
    JsonNode told = Json.mapper().readTree(run.out());
    assertThat(told.path("calibrations").size()).isEqualTo(2);
    JsonNode product = told.at("/calibrations/1/product");
    assertThat(product.path("inputGains").size()).isEqualTo(12);
    assertThat(product.path("outputGains").size()).isEqualTo(8);
    assertThat(product.path("errorBefore").asDouble()).isBetween(0.0, 0.03);
    assertThat(product.path("errorAfter").asDouble())
        .isLessThanOrEqualTo(product.path("errorBefore").asDouble());
    assertThat(Json.mapper().readTree(Files.readString(file)).path("calibrations").size())
        .isEqualTo(2);
  }
}
