package org.ohmlight.experiments.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.CommandRun;

class ForwardCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path weights = Path.of("");
  private Path inputs = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    weights = Files.writeString(folder.resolve("w.csv"), "0.5,-0.25\n0.125,1\n0,0.5\n");
    inputs = Files.writeString(folder.resolve("x.csv"), "1,2\n-4,0.5\n");
    out = folder.resolve("y.csv");
  }

  @Test
  void perfectConvertersGiveTheProduct() throws IOException {
    CommandRun run = forward("is_perfect: true\n");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out)).isEqualTo("0.0,2.125,1.0\n-2.125,0.0,0.25\n");
  }

  @Test
  void convertersRound() throws IOException {
    CommandRun run =
        forward(
            "noise_management: NONE\nbound_management: none\ninp_bound: 4\nout_bound: 2\n"
                + "inp_res: -1\nout_res: 4\n");
    assertThat(run.exitCode()).as(run.err()).isZero();
    // Steps of 1 from -2 to 2, halves to even.
    assertThat(Files.readString(out)).isEqualTo("0.0,2.0,1.0\n-2.0,0.0,0.0\n");
  }

  @Test
  void arraysAreChosenInTheFile() throws IOException {
    String plain = "noise_management: ABS_MAX\nbound_management: NONE\ninp_res: 254\nout_res: -1\n";
    assertThat(forward(plain).exitCode()).isZero();
    double[] parallel = outputs();
    CommandRun serial =
        forward(plain + "input_mode: bit-serial\nmax_input_size: 1\ncolumns: differential\n");
    assertThat(serial.exitCode()).as(serial.err()).isZero();
    double[] bits = outputs();
    for (int k = 0; k < bits.length; k++) {
      assertThat(bits[k]).isCloseTo(parallel[k], org.assertj.core.api.Assertions.within(1e-5));
    }
    CommandRun wires = forward("is_perfect: false\nr_word: 100 ohm\ng_max: 100 uS\n");
    assertThat(wires.exitCode()).as(wires.err()).isZero();
  }

  @Test
  void arraysThatCannotBeAreNamedAllAtOnce() throws IOException {
    CommandRun run =
        forward("r_word: -1 ohm\nr_bit: 3\nslices: 40\nadc_inl: 2\ng_max: NaN\nw_noise: NaN\n");
    assertThat(run.exitCode()).isEqualTo(2);
    for (int line = 1; line <= 6; line++) {
      assertThat(run.err()).contains("io.yaml:" + line);
    }
    assertThat(forward("slices: 8\ncell_bits: 4\n").err()).contains("bits of all slices");
    assertThat(forward("g_min: 2 uS\ng_max: 1 uS\n").err()).contains("highest conductance");
    assertThat(forward("input_mode: bit-serial\n").err()).contains("ITERATIVE");
    assertThat(out).doesNotExist();
  }

  private double[] outputs() throws IOException {
    return java.util.Arrays.stream(Files.readString(out).strip().split("[,\n]"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void namesWhatIsWrongAndWritesNothing() throws IOException {
    CommandRun io = forward("out_bound: -3\nnoise_management: SOMETIMES\nadc: 8\n");
    assertThat(io.exitCode()).isEqualTo(2);
    assertThat(io.err()).contains("io.yaml:3:1").contains("adc");
    CommandRun values = forward("out_bound: -3\nnoise_management: SOMETIMES\n");
    assertThat(values.exitCode()).isEqualTo(2);
    assertThat(values.err()).contains("io.yaml:1").contains("io.yaml:2").contains("ABS_MAX");
    Files.writeString(inputs, "1,2,3\n");
    CommandRun shape = forward("is_perfect: true\n");
    assertThat(shape.exitCode()).isEqualTo(2);
    assertThat(shape.err()).contains("x.csv").contains("3 values").contains("2 values");
    assertThat(out).doesNotExist();
  }

  private CommandRun forward(String io) throws IOException {
    Path file = Files.writeString(folder.resolve("io.yaml"), io);
    return CommandRun.of(
        "crossbar",
        "forward",
        "--weights",
        weights,
        "--inputs",
        inputs,
        "--io",
        file,
        "--out",
        out);
  }
}
