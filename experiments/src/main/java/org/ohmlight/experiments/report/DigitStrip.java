package org.ohmlight.experiments.report;

import java.awt.image.BufferedImage;
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
        ImagePixels.paint(
            strip,
            test.images(),
            i,
            shape,
            0f,
            label * (shape.width() + 1),
            used[label] * (shape.height() + 1));
        used[label]++;
      }
    }
    return ImagePixels.element(strip, "Some of the test images");
  }
}
