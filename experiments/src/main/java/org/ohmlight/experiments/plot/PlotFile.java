package org.ohmlight.experiments.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** Writes a plot to a file; the ending of its name says how: {@code .png} or {@code .svg}. */
public final class PlotFile {
  private PlotFile() {}

  /**
   * Draws the plot into a file, replacing it if it is there.
   *
   * @throws BadInput if the ending is neither {@code .png} nor {@code .svg}
   */
  public static void write(Plot plot, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    byte[] content;
    if (name.endsWith(".png")) {
      content = PngPlot.render(plot);
    } else if (name.endsWith(".svg")) {
      content = SvgPlot.render(plot).getBytes(StandardCharsets.UTF_8);
    } else {
      throw new BadInput(
          Problem.of("A plot is written as PNG or SVG.")
              .in("--plot")
              .given(file.toString())
              .allowed("a file name that ends in .png or .svg"));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, content);
  }
}
