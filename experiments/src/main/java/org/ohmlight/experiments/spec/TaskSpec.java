package org.ohmlight.experiments.spec;

/** What a network is to make of its images. */
public sealed interface TaskSpec {
  /** It tells classes apart. */
  record Classify() implements TaskSpec {}

  /**
   * It is shown noisy images and gives them back clean. Each image has noise of its own strength,
   * uniform between none and the strongest.
   *
   * @param maxSigma strongest standard deviation, in units of the pixel values
   */
  record Denoise(float maxSigma) implements TaskSpec {}

  /** Values the output layer needs for images of so many values and so many classes. */
  default int outputs(int imageSize, int classes) {
    return switch (this) {
      case Classify classify -> classes;
      case Denoise denoise -> imageSize;
    };
  }
}
