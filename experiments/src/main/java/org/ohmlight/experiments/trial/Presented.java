package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.data.AdditiveNoise;
import org.ohmlight.experiments.data.Augmentation;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.data.ImageShape;
import org.ohmlight.experiments.data.PixelValues;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Targets;
import org.ohmlight.physical.Structure;

/**
 * Images as a network is shown them, and what it should make of them: their class, or the image
 * without the noise that it is shown with.
 *
 * @param volts voltage of a value of 1 at a circuit, which gets every value twice, {@code volts (x,
 *     -x)}; 0 where a network is shown the values themselves
 */
record Presented(
    ImageShape shape,
    int classes,
    TaskSpec task,
    Augmentation augmentation,
    float outside,
    float volts,
    long seed) {

  static Presented of(TrialSpec spec, DataSet data) {
    return new Presented(
        data.shape(),
        data.classes(),
        spec.dataset().task(),
        new Augmentation(spec.training().flip(), spec.training().crop()),
        spec.dataset().values() == PixelValues.SIGNED ? -1f : 0f,
        spec.structure() == Structure.RESISTIVE ? spec.network().resistive().inputVolts() : 0f,
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
      case TaskSpec.Classify classify -> shown(images, new Targets.Classes(labels, classes));
      case TaskSpec.Denoise(float maxSigma) ->
          shown(
              new AdditiveNoise(maxSigma).on(images, width, seed, noise, epoch),
              new Targets.Images(images, width));
    };
  }

  private Samples shown(float[] images, Targets targets) {
    return volts == 0f
        ? new Samples(images, shape.size(), targets)
        : new Samples(paired(images), 2 * shape.size(), targets);
  }

  private float[] paired(float[] images) {
    int width = shape.size();
    float[] pairs = new float[Math.multiplyExact(2, images.length)];
    for (int from = 0; from < images.length; from += width) {
      Pointwise.scale(pairs, 2 * from, images, from, volts, width);
      Pointwise.scale(pairs, 2 * from + width, images, from, -volts, width);
    }
    return pairs;
  }

  /** The images that a network is shown as these inputs. */
  float[] pixels(float[] inputs) {
    if (volts == 0f) {
      return inputs;
    }
    int width = shape.size();
    float[] images = new float[inputs.length / 2];
    for (int to = 0; to < images.length; to += width) {
      Pointwise.scale(images, to, inputs, 2 * to, 1f / volts, width);
    }
    return images;
  }
}
