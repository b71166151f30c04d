package org.ohmlight.device.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.PulseCurve;
import org.ohmlight.device.resistive.SoftBoundsReference;

class DevicePresetsTest {
  static List<String> names() {
    return DevicePresets.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPresetIsReadAndEveryNumberHasASource(String name) {
    DevicePreset preset = DevicePresets.named(name);
    assertThat(preset.name()).isEqualTo(name);
    assertThat(preset.entries()).hasSizeGreaterThan(8);
    assertThat(preset.entries())
        .allSatisfy(entry -> assertThat(preset.sources()).containsKey(entry.source()));
    float[] curve = PulseCurve.noiseFree(preset.cell(), 10, 10);
    assertThat(curve).hasSize(21);
    assertThat(curve[10]).isGreaterThan(curve[0]);
    assertThat(curve[20]).isLessThan(curve[10]);
  }

  @Test
  void numbersArriveWhereTheyBelong() {
    var gokmen = (ConstantStep) DevicePresets.named("gokmen-vlasov").cell();
    assertThat(gokmen.basics().step().size()).isEqualTo(0.0016);
    assertThat(gokmen.basics().step().asymmetrySpread()).isEqualTo(0.01);
    var array = (SoftBoundsReference) DevicePresets.named("reram-array-om").cell();
    assertThat(array.basics().step().logNormal()).isTrue();
    assertThat(array.basics().bounds().minSpread()).isEqualTo(0.5695);
    assertThat(array.reference().symmetryPoint()).isTrue();
    assertThat(DevicePresets.named("pcm").columns()).isEqualTo(Columns.ONE_SIDED);
  }

  @Test
  void anUnknownNameListsTheKnown() {
    assertThatThrownBy(() -> DevicePresets.named("reram"))
        .hasMessageContaining("'reram'")
        .hasMessageContaining("reram-sb");
  }

  @Test
  void aFileOfTheUsersIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.device");
    Files.writeString(
        file,
        """
        # measured last week
        name = mine
        title = My cell
        model = piecewise-step
        source lab = our own measurement
        step = 0.01 @ lab
        min = -1 @ lab
        max = 1 @ lab
        up-nodes = 1, 0.5 @ lab
        down-nodes = 0.5, 1 @ lab
        """);
    float[] curve = PulseCurve.noiseFree(DevicePresets.namedOrRead(file.toString()).cell(), 1, 0);
    assertThat(curve[1]).isCloseTo(0.0075f, within(1e-7f));
  }

  @Test
  void allMistakesOfAFileAreNamedAtOnce(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bad.device");
    Files.writeString(
        file,
        """
        name = bad
        model = constant-step
        source lab = here
        step = 0.01
        step = 0.02 @ lab
        min = -1 @ elsewhere
        nonsense
        """);
    PresetException e = catchThrowableOfType(PresetException.class, () -> DevicePresets.read(file));
    assertThat(e.mistakes())
        .hasSize(6)
        .anyMatch(m -> m.startsWith("line 5") && m.contains("twice"))
        .anyMatch(m -> m.startsWith("line 7") && m.contains("nonsense"))
        .anyMatch(m -> m.contains("'title' is missing"))
        .anyMatch(m -> m.startsWith("line 4") && m.contains("'@ tag'"))
        .anyMatch(m -> m.startsWith("line 6") && m.contains("lab"))
        .anyMatch(m -> m.contains("source 'lab' is not used"));
  }

  @Test
  void unknownEntriesAndWrongNumbersAreNamed(@TempDir Path folder) throws IOException {
    String head =
        "name = a\ntitle = b\nmodel = constant-step\nsource s = t\nmin = -1 @ s\nmax = 1 @ s\n";
    Path file = folder.resolve("x.device");
    Files.writeString(file, head + "step = 0.1 @ s\ngamma-up = 3 @ s\n");
    assertThatThrownBy(() -> DevicePresets.read(file)).hasMessageContaining("'gamma-up' is no");
    Files.writeString(file, head + "step = often @ s\n");
    assertThatThrownBy(() -> DevicePresets.read(file)).hasMessageContaining("line 7");
    Files.writeString(file, head + "step = -2 @ s\n");
    assertThatThrownBy(() -> DevicePresets.read(file)).hasMessageContaining("got -2.0");
  }
}
