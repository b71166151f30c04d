package org.ohmlight.learning.optimizer;

/** The learning rate over the course of training. */
public sealed interface LearningRate {
  /**
   * The rate at a moment of training.
   *
   * @param progress part of the training done, in [0, 1]
   */
  float at(double progress);

  /** The same rate throughout. */
  record Constant(float rate) implements LearningRate {
    @Override
    public float at(double progress) {
      return rate;
    }
  }

  /**
   * Half a cosine from {@code first} to {@code last}. Source: Loshchilov and Hutter (2017), eq. 5,
   * without restarts.
   */
  record Cosine(float first, float last) implements LearningRate {
    @Override
    public float at(double progress) {
      return (float)
          (last
              + 0.5 * (first - last) * (1.0 + Math.cos(Math.PI * Math.clamp(progress, 0.0, 1.0))));
    }
  }
}
