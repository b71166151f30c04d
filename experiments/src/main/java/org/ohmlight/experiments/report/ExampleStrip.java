package org.ohmlight.experiments.report;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ohmlight.experiments.data.ImageShape;
import org.ohmlight.experiments.data.PixelValues;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.Examples;

/** Test images clean, as they are shown, and as each network answers, the clearest first. */
final class ExampleStrip {
  private ExampleStrip() {}

  /** The rows; empty where no network answers with images. */
  static String render(Comparison comparison, ImageShape shape) {
    List<TrialOutcome> outcomes =
        comparison.main().stream().filter(outcome -> outcome.examples().count() > 0).toList();
    if (outcomes.isEmpty()) {
      return "";
    }
    TrialOutcome first = outcomes.getFirst();
    Examples examples = first.examples();
    float lowest = first.spec().dataset().values() == PixelValues.SIGNED ? -1f : 0f;
    int[] order = byNoise(examples, shape.size());
    StringBuilder html = new StringBuilder("<dl class=\"facts\">");
    row(html, "clean", examples.clean(), order, shape, lowest);
    row(html, "shown", examples.shown(), order, shape, lowest);
    for (TrialOutcome outcome : outcomes) {
      String name = outcome.spec().substrate().label() + ", " + Comparison.lesson(outcome);
      row(html, name, outcome.examples().answered(), order, shape, lowest);
    }
    return html.append("</dl>").toString();
  }

  private static void row(
      StringBuilder html,
      String name,
      float[] images,
      int[] order,
      ImageShape shape,
      float lowest) {
    BufferedImage picture =
        new BufferedImage(
            order.length * (shape.width() + 1), shape.height() + 1, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < order.length; i++) {
      ImagePixels.paint(picture, images, order[i], shape, lowest, i * (shape.width() + 1), 0);
    }
    html.append("<dt>")
        .append(Html.escape(name))
        .append("</dt><dd>")
        .append(ImagePixels.element(picture, name))
        .append("</dd>");
  }

  private static int[] byNoise(Examples examples, int size) {
    return IntStream.range(0, examples.count())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> noise(examples, size, i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double noise(Examples examples, int size, int image) {
    double sum = 0;
    for (int i = image * size; i < (image + 1) * size; i++) {
      double difference = examples.shown()[i] - examples.clean()[i];
      sum += difference * difference;
    }
    return sum;
  }
}
