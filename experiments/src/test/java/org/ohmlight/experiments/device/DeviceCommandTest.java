package org.ohmlight.experiments.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

class DeviceCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void listsAndShowsEveryDevice() {
    JsonNode list = Json.mapper().readTree(CommandRun.of("device", "list", "--json").out());
    assertThat(list.get("devices").size()).isGreaterThanOrEqualTo(10);
    for (JsonNode device : list.get("devices")) {
      CommandRun show = CommandRun.of("device", "show", device.get("name").asString());
      assertThat(show.exitCode()).as(show.err()).isZero();
      assertThat(show.out()).contains("step").contains("[");
    }
  }

  @Test
  void showsWhatProgrammedCellsDo() {
    JsonNode list = Json.mapper().readTree(CommandRun.of("device", "list", "--json").out());
    assertThat(list.get("programmed").size()).isGreaterThanOrEqualTo(7);
    for (JsonNode device : list.get("programmed")) {
      String name = device.get("name").asString();
      JsonNode sheet =
          Json.mapper().readTree(CommandRun.of("device", "show", name, "--json").out());
      JsonNode highest = sheet.get("table").get(4);
      double most = sheet.get("maxSiemens").asDouble();
      assertThat(highest.get("reached").asDouble()).as(name).isCloseTo(most, within(0.2 * most));
      assertThat(highest.get("spread").asDouble()).as(name).isBetween(0.0, 0.2 * most);
      assertThat(highest.get("year").asDouble()).as(name).isBetween(0.3 * most, 1.2 * most);
      assertThat(CommandRun.of("device", "show", name).out()).contains("after a day");
    }
  }

  @Test
  void pulsesTheMeanDevice() throws IOException {
    Path out = folder.resolve("w.csv");
    Path plot = folder.resolve("w.png");
    CommandRun run =
        CommandRun.of(
            "device",
            "pulse",
            "--device",
            "idealized",
            "--up",
            3,
            "--down",
            2,
            "--noise-free",
            "--out",
            out,
            "--plot",
            plot);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> weights = Files.readAllLines(out);
    assertThat(weights).hasSize(5);
    float step = Float.parseFloat(weights.get(0));
    assertThat(Float.parseFloat(weights.get(2))).isCloseTo(3 * step, within(1e-6f));
    assertThat(Float.parseFloat(weights.get(4))).isCloseTo(step, within(1e-6f));
    assertThat(plot).isNotEmptyFile();
  }

  @Test
  void aSeedIsAPulseCurve() {
    Object[] command = {"device", "pulse", "--device", "reram-sb", "--up", 9, "--down", 0};
    assertThat(CommandRun.of(command).out()).isEqualTo(CommandRun.of(command).out());
  }

  @Test
  void fitsAMeasuredCurveAndUsesIt() throws IOException {
    StringBuilder csv = new StringBuilder("pulse,conductance_uS\n");
    double siemens = 2;
    csv.append("0,").append(siemens).append('\n');
    for (int n = 1; n <= 400; n++) {
      siemens += n <= 200 ? 0.02 * (30 - siemens) : -0.03 * (siemens - 1);
      csv.append(n).append(',').append(siemens).append('\n');
    }
    Path measured = Files.writeString(folder.resolve("cell.csv"), csv);
    Path device = folder.resolve("cell.device");
    Path plot = folder.resolve("cell.png");
    CommandRun fit =
        CommandRun.of("device", "fit", measured, "--out", device, "--plot", plot, "--json");
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(Json.mapper().readTree(fit.out()).get("rSquared").asDouble()).isGreaterThan(0.999);
    assertThat(plot).isNotEmptyFile();
    CommandRun pulse = CommandRun.of("device", "pulse", "--device", device, "--up", 2, "--down", 0);
    assertThat(pulse.exitCode()).as(pulse.err()).isZero();
  }

  @Test
  void namesWhatIsWrongAndWritesNothing() throws IOException {
    Path out = folder.resolve("w.csv");
    CommandRun name =
        CommandRun.of(
            "device", "pulse", "--device", "unobtainium", "--up", 1, "--down", 1, "--out", out);
    assertThat(name.exitCode()).isEqualTo(2);
    assertThat(name.err()).contains("unobtainium").contains("ecram-mo");
    CommandRun count =
        CommandRun.of(
            "device", "pulse", "--device", "idealized", "--up", -1, "--down", 1, "--out", out);
    assertThat(count.exitCode()).isEqualTo(2);
    assertThat(count.err()).contains("--up").contains("-1");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "pulse,conductance_uS\n0,1\n1,x\n");
    CommandRun fit = CommandRun.of("device", "fit", bad, "--out", out);
    assertThat(fit.exitCode()).isEqualTo(2);
    assertThat(fit.err()).contains("bad.csv:3");
    Path broken = Files.writeString(folder.resolve("bad.device"), "name = a\nnonsense\n");
    CommandRun device = CommandRun.of("device", "show", broken);
    assertThat(device.exitCode()).isEqualTo(2);
    assertThat(device.err()).contains("bad.device:2");
    assertThat(out).doesNotExist();
  }
}
