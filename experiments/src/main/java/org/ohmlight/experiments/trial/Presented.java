package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.data.AdditiveNoise;
import org.ohmlight.experiments.data.Augmentation;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.data.ImageShape;
import org.ohmlight.experiments.data.PixelValues;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Targets;

/**
 * Images as a network is shown them, and what it should make of them: their class, or the image
 * without the noise that it is shown with.
 */
record Presented(
    ImageShape shape,
    int classes,
    TaskSpec task,
    Augmentation augmentation,
    float outside,
    long seed) {

  static Presented of(TrialSpec spec, DataSet data) {
    return new Presented(
        data.shape(),
        data.classes(),
        spec.dataset().task(),
        new Augmentation(spec.training().flip(), spec.training().crop()),
        spec.dataset().values() == PixelValues.SIGNED ? -1f : 0f,
        spec.seed());
  }

  /** Training images of an epoch: moved, mirrored and noisy, each in its own way. */
  Samples in(int epoch, org.ohmlight.experiments.data.Samples images) {
    float[] shown = augmentation.of(images.images(), shape, outside, seed, epoch);
    return samples(shown, images.labels(), "training noise", epoch);
  }

  /** Images that are the same at every look, whatever noise they have. */
  Samples still(org.ohmlight.experiments.data.Samples images) {
    return samples(images.images(), images.labels(), "test noise", 0);
  }

  private Samples samples(float[] images, int[] labels, String noise, int epoch) {
    int width = shape.size();
    return switch (task) {
      case TaskSpec.Classify classify -> new Samples(images, width, labels, classes);
      case TaskSpec.Denoise(float maxSigma) ->
          new Samples(
              new AdditiveNoise(maxSigma).on(images, width, seed, noise, epoch),
              width,
              new Targets.Images(images, width));
    };
  }
}
