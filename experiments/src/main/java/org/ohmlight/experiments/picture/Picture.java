package org.ohmlight.experiments.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.store.WholeFile;

/**
 * A picture with a value for each pixel, row by row from the top.
 *
 * @param rows height
 * @param columns width
 * @param values {@code [rows x columns]}
 */
@SuppressWarnings("ArrayRecordComponent") // pixels on their way to or from a file; never compared
public record Picture(int rows, int columns, double[] values) {
  private static final int LARGEST_SIDE = 8192;

  public Picture {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "A picture of " + rows + " x " + columns + " cannot have " + values.length + " values");
    }
  }

  /**
   * Reads the brightness of a picture, 0 to 1.
   *
   * @param option what the file was given for
   * @throws BadInput if it is no picture that can be read, or larger than 8192 pixels a side
   */
  public static Picture read(Path file, String option) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(Problem.of("There is no such file.").in(option).given(file.toString()));
    }
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new BadInput(
          Problem.of("This is not a picture that can be read.")
              .in(option)
              .given(file.toString())
              .allowed("a PNG, JPEG, GIF or BMP file"));
    }
    if (image.getWidth() > LARGEST_SIDE || image.getHeight() > LARGEST_SIDE) {
      throw new BadInput(
          Problem.of("The picture is too large.")
              .in(option)
              .given(image.getWidth() + " x " + image.getHeight())
              .allowed("at most " + LARGEST_SIDE + " pixels a side"));
    }
    double[] values = new double[image.getWidth() * image.getHeight()];
    for (int r = 0; r < image.getHeight(); r++) {
      for (int c = 0; c < image.getWidth(); c++) {
        values[r * image.getWidth() + c] = brightness(image.getRGB(c, r));
      }
    }
    return new Picture(image.getHeight(), image.getWidth(), values);
  }

  /** Luma of Rec. 601, times the opacity. */
  private static double brightness(int argb) {
    double red = argb >> 16 & 0xff;
    double green = argb >> 8 & 0xff;
    double blue = argb & 0xff;
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 * (argb >>> 24) / 255;
  }

  /** Writes the values in grey, {@code low} being black and {@code high} white. */
  public void write(Path file, double low, double high) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png")) {
      throw new BadInput(
          Problem.of("Pictures are written as PNG.")
              .given(file.toString())
              .allowed("a file name that ends in .png"));
    }
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    double scale = high > low ? 255 / (high - low) : 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double grey = (values[r * columns + c] - low) * scale;
        image.getRaster().setSample(c, r, 0, (int) Math.clamp(Math.rint(grey), 0, 255));
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    WholeFile.write(file, bytes.toByteArray());
  }
}
