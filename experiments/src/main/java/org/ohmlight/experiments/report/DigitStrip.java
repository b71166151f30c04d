package org.ohmlight.experiments.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.data.ImageShape;
import org.ohmlight.experiments.data.Samples;

/** A few test images of each class, as one picture inside the page. */
final class DigitStrip {
  private static final int ROWS = 3;
  private static final int MOST_CLASSES = 20;

  private DigitStrip() {}

  static String render(DataSet data) {
    int classes = Math.min(data.classes(), MOST_CLASSES);
    ImageShape shape = data.shape();
    BufferedImage strip =
        new BufferedImage(
            classes * (shape.width() + 1),
            ROWS * (shape.height() + 1),
            BufferedImage.TYPE_INT_ARGB);
    int[] used = new int[classes];
    Samples test = data.test();
    for (int i = 0; i < test.count(); i++) {
      int label = test.labels()[i];
      if (label < classes && used[label] < ROWS) {
        paint(strip, data, i, label * (shape.width() + 1), used[label] * (shape.height() + 1));
        used[label]++;
      }
    }
    return "<img class=\"strip\" alt=\"Some of the test images\" src=\"data:image/png;base64,"
        + encode(strip)
        + "\">";
  }

  /** Grey images are painted as ink on nothing, so that they suit a light and a dark page. */
  private static void paint(BufferedImage strip, DataSet data, int image, int left, int top) {
    ImageShape shape = data.shape();
    int plane = shape.height() * shape.width();
    int from = image * shape.size();
    float[] values = data.test().images();
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int at = from + y * shape.width() + x;
        int argb =
            shape.channels() == 3
                ? 0xff << 24
                    | level(values[at]) << 16
                    | level(values[at + plane]) << 8
                    | level(values[at + 2 * plane])
                : level(values[at]) << 24 | 0x5aa9f0;
        strip.setRGB(left + x, top + y, argb);
      }
    }
  }

  private static int level(float value) {
    return Math.clamp(Math.round(255 * value), 0, 255);
  }

  private static String encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
