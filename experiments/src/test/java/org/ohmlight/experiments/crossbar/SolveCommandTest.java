package org.ohmlight.experiments.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

class SolveCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path volts = Path.of("");
  private Path ohms = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    volts = file("v.csv", "# two inputs\n1,2\n");
    ohms = file("r.csv", "100\n");
    out = folder.resolve("new/i.csv");
  }

  @Test
  void writesTheCurrents() throws IOException {
    CommandRun run = solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2);
    assertThat(Double.parseDouble(lines.get(0))).isCloseTo(1.0 / 108, within(1e-17));
    assertThat(Double.parseDouble(lines.get(1))).isCloseTo(2.0 / 108, within(1e-17));
    assertThat(run.out()).contains("1 x 1 cells, 2 inputs");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsOneDocument() {
    CommandRun run = solve("--word-ohm", "3", "--bit-ohm", "5", "--json");
    JsonNode document = Json.mapper().readTree(run.out());
    assertThat(document.get("amps").get(1).get(0).asDouble()).isCloseTo(2.0 / 108, within(1e-17));
    assertThat(document.get("watts").get(0).get("delivered").asDouble())
        .isCloseTo(1.0 / 108, within(1e-15));
  }

  @Test
  void plotsBesideIdealWires() {
    Path plot = folder.resolve("i.png");
    CommandRun run =
        solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out, "--plot", plot, "--sinh-volts", 1);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(plot).isNotEmptyFile();
  }

  @Test
  void namesEveryBadValueWithItsPlaceAndWritesNothing() throws IOException {
    ohms = file("r.csv", "100,-5,nan\n1,x\n");
    CommandRun run = solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(ohms + ":1:5: This resistance is not allowed.")
        .contains("given: -5")
        .contains(ohms + ":1:8")
        .contains(ohms + ":2:3: This is not a number.")
        .contains("2 values")
        .contains("4 problems");
    assertNothingWritten();
  }

  @Test
  void namesWrongShapesAndWires() throws IOException {
    ohms = file("r.csv", "100,200\n300,400\n");
    CommandRun shape = solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out);
    assertThat(shape.exitCode()).isEqualTo(2);
    assertThat(shape.err()).contains(volts.toString()).contains("1 rows").contains("2 rows");
    CommandRun wires = solve("--word-ohm", "-3", "--bit-ohm", "NaN", "--out", out);
    assertThat(wires.exitCode()).isEqualTo(2);
    assertThat(wires.err()).contains("--word-ohm").contains("-3.0").contains("--bit-ohm");
    assertNothingWritten();
  }

  @Test
  void refusesAShortBetweenIdealWires() throws IOException {
    ohms = file("r.csv", "0\n");
    CommandRun run = solve("--word-ohm", "0", "--bit-ohm", "0", "--out", out);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("(word line 0, bit line 0)").contains("shorted");
    assertNothingWritten();
  }

  @Test
  void refusesAPlotOfAnotherKindBeforeWritingTheCurrents() throws IOException {
    CommandRun run =
        solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out, "--plot", folder.resolve("i.bmp"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("i.bmp");
    assertNothingWritten();
  }

  @Test
  void namesAMissingFile() throws IOException {
    ohms = folder.resolve("missing.csv");
    CommandRun run = solve("--word-ohm", "3", "--bit-ohm", "5", "--out", out);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("missing.csv").contains("no such file");
    assertNothingWritten();
  }

  @Test
  void aGroupAloneShowsItsHelp() {
    CommandRun run = CommandRun.of("crossbar");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("solve");
  }

  private CommandRun solve(Object... options) {
    Object[] given = {"crossbar", "solve", "--voltages", volts, "--resistances", ohms};
    return CommandRun.of(Stream.concat(Stream.of(given), Stream.of(options)).toArray());
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .isSubsetOf("v.csv", "r.csv");
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
