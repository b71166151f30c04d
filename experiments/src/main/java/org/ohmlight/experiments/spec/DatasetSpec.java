package org.ohmlight.experiments.spec;

import java.util.Locale;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.data.PixelValues;
import tools.jackson.databind.JsonNode;

/**
 * Which images are used and what for.
 *
 * @param name name of the data set
 * @param values range of the pixels
 * @param train most images to train on
 * @param test most images to test on
 * @param task what the network is to make of them
 */
public record DatasetSpec(String name, PixelValues values, int train, int test, TaskSpec task) {
  /** Reads the section; {@link Refusal} if task and pixels do not go together. */
  static DatasetSpec of(JsonNode section) {
    PixelValues values =
        PixelValues.valueOf(
            section.path("values").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
    TaskSpec task =
        section.path("task").asString().equals("denoise")
            ? new TaskSpec.Denoise(section.path("maxSigma").floatValue())
            : new TaskSpec.Classify();
    if (task instanceof TaskSpec.Denoise
        && values != PixelValues.UNIT
        && values != PixelValues.SIGNED) {
      throw new Refusal(
          "/dataset/values",
          Problem.of("Denoising needs pixels between two known ends.")
              .given(section.path("values").asString())
              .allowed("unit, signed")
              .hint("--set dataset.values=signed"));
    }
    return new DatasetSpec(
        section.path("name").asString(),
        values,
        section.path("train").intValue(),
        section.path("test").intValue(),
        task);
  }

  /** The images of a set that are used, with their pixels brought to the range. */
  public DataSet of(DataSet set) {
    return values.of(set.first(train, test));
  }
}
