package org.ohmlight.experiments.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.experiments.BadInput;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotFileTest {
  @TempDir Path folder;

  static List<Plot> plots() {
    double nan = Double.NaN;
    return List.of(
        new Plot.Lines(
            "Accuracy <by> epoch & seed",
            Axis.linear("epoch"),
            Axis.linear("accuracy [%]").range(0, 100),
            List.of(
                Plot.Series.counted("a", new double[] {50, nan, 80}, Plot.Mark.LINE_AND_DOTS),
                new Plot.Series(
                    "a", new double[] {1, 3}, new double[] {90, 90}, Plot.Mark.DASHED))),
        new Plot.Lines(
            "Residual",
            Axis.linear("step"),
            Axis.log("residual"),
            List.of(Plot.Series.counted("r", new double[] {1, 0.1, 0, 1e-5}, Plot.Mark.LINE))),
        new Plot.Bars(
            "Energy",
            Axis.linear(""),
            Axis.linear("J"),
            List.of("exact", "crossbar"),
            List.of(new Plot.Group("ep", new double[] {1, nan}))),
        new Plot.HeatMap(
            "Cells",
            Axis.linear("column"),
            Axis.linear("row"),
            new double[][] {{1, 2, 3}, {4, nan, 6}},
            "conductance [uS]"));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void everyPlotBecomesAPictureAndWellFormedSvg(Plot plot) throws Exception {
    PlotFile.write(plot, folder.resolve("sub/plot.png"));
    assertThat(ImageIO.read(folder.resolve("sub/plot.png").toFile()).getWidth()).isEqualTo(1200);

    PlotFile.write(plot, folder.resolve("plot.svg"));
    String svg = Files.readString(folder.resolve("plot.svg"));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void anUnknownEndingIsRefused() {
    assertThatThrownBy(() -> PlotFile.write(plots().getFirst(), folder.resolve("plot.bmp")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(".png or .svg");
  }

  @Test
  void ticksAreRoundNumbersInsideTheRange() {
    Scale scale = Scale.fit(Axis.linear("x"), java.util.stream.DoubleStream.of(0.13, 0.97));
    assertThat(scale.ticks().stream().map(scale::label))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    Scale log = Scale.fit(Axis.log("x"), java.util.stream.DoubleStream.of(3e-4, 20));
    assertThat(log.ticks().stream().map(log::label))
        .containsExactly("1e-4", "0.001", "0.01", "0.1", "1", "10", "100");
  }
}
