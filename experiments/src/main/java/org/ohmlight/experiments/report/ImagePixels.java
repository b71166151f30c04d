package org.ohmlight.experiments.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.ohmlight.experiments.data.ImageShape;

/** Images of a data set as pixels of a picture inside the page. */
final class ImagePixels {
  private ImagePixels() {}

  /**
   * Paints one image. Grey ones are ink on nothing, so that they suit a light and a dark page.
   *
   * @param values images, one after another, from {@code lowest} to 1
   * @param image which of them
   */
  static void paint(
      BufferedImage picture,
      float[] values,
      int image,
      ImageShape shape,
      float lowest,
      int left,
      int top) {
    int plane = shape.height() * shape.width();
    int from = image * shape.size();
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int at = from + y * shape.width() + x;
        int argb =
            shape.channels() == 3
                ? 0xff << 24
                    | level(values[at], lowest) << 16
                    | level(values[at + plane], lowest) << 8
                    | level(values[at + 2 * plane], lowest)
                : level(values[at], lowest) << 24 | 0x5aa9f0;
        picture.setRGB(left + x, top + y, argb);
      }
    }
  }

  private static int level(float value, float lowest) {
    return Math.clamp(Math.round(255 * (value - lowest) / (1 - lowest)), 0, 255);
  }

  /** The picture as an element of the page. */
  static String element(BufferedImage picture, String alternative) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return "<img class=\"strip\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(
            Html.escape(alternative), Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }
}
