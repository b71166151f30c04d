package org.ohmlight.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.picture.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpticsCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    Console console = new Console(new PrintStream(out), new PrintStream(err), false, Map.of());
    return Ohmlight.run(console, args);
  }

  private JsonNode json() {
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aGaussianBeamArrivesWithTheRadiusOfItsClosedForm() throws IOException {
    Path picture = folder.resolve("light.png");
    int code =
        run(
            "optics",
            "propagate",
            "--size",
            "0.2 mm",
            "--samples",
            "256",
            "--distance",
            "40 mm",
            "--out",
            picture.toString(),
            "--json");
    assertThat(code).isZero();
    JsonNode found = json();
    assertThat(found.get("method").asString()).isEqualTo("angular-spectrum");
    assertThat(found.get("powerArrived").asDouble()).isCloseTo(1, within(1e-6));
    assertThat(found.get("beamRadiusMetres").asDouble())
        .isCloseTo(found.get("beamRadiusInClosedForm").asDouble(), within(1e-8));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(256);
  }

  @Test
  void badGeometryIsRefusedWithTheNumberThatWouldWork() {
    Path picture = folder.resolve("none.png");
    int code =
        run(
            "optics",
            "propagate",
            "--distance",
            "10 mm",
            "--method",
            "rayleigh-sommerfeld",
            "--samples",
            "64",
            "--pitch",
            "10 um",
            "--out",
            picture.toString());
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("at least 19.9052 mm");
    assertThat(Files.exists(picture)).isFalse();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    int code = run("optics", "propagate", "--distance", "10", "--size", "-1 mm", "--samples", "1");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--distance", "nm, um, mm, m", "--size", "above zero", "2 to 8192", "3 problems");
  }

  @Test
  void aNegativeDistanceIsRefused() {
    assertThat(run("optics", "propagate", "--distance", "-5 mm")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("ask for 5.00000 mm");
  }

  @Test
  void aPictureBecomesAMask() throws IOException {
    int side = 48;
    double[] cross = new double[side * side];
    for (int i = 10; i < 20; i++) {
      cross[i * side + 15] = 1;
      cross[15 * side + i] = 1;
    }
    Path target = folder.resolve("cross.png");
    new Picture(side, side, cross).write(target, 0, 1);
    Path mask = folder.resolve("mask.png");
    Path far = folder.resolve("far.png");
    int code =
        run(
            "optics",
            "hologram",
            "--target",
            target.toString(),
            "--rounds",
            "20",
            "--mask",
            mask.toString(),
            "--far-field",
            far.toString(),
            "--json");
    assertThat(code).isZero();
    JsonNode course = json().get("course");
    JsonNode last = course.get(course.size() - 1);
    assertThat(last.get("rounds").asString()).isEqualTo("8 bits");
    assertThat(last.get("efficiency").asDouble()).isGreaterThan(0.7);
    assertThat(last.get("uniformity").asDouble()).isGreaterThan(0.8);
    assertThat(ImageIO.read(mask.toFile()).getHeight()).isEqualTo(side);
    Picture made = Picture.read(far, "--far-field");
    assertThat(made.values()[15 * side + 15]).isGreaterThan(0.7);
    assertThat(made.values()[40 * side + 40]).isLessThan(0.1);
  }

  @Test
  void aModulatorLargerThanThePictureIsRefused() throws IOException {
    Path target = folder.resolve("dot.png");
    double[] dot = new double[64];
    dot[9] = 1;
    new Picture(8, 8, dot).write(target, 0, 1);
    assertThat(run("optics", "hologram", "--target", target.toString(), "--rows", "16"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("at most 8 and 8");
    assertThat(run("optics", "hologram", "--target", folder.resolve("no.png").toString()))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such file");
  }
}
