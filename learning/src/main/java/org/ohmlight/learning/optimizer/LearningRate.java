package org.ohmlight.learning.optimizer;

import java.util.List;

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

  /** A straight line from {@code first} to {@code last}. */
  record Linear(float first, float last) implements LearningRate {
    @Override
    public float at(double progress) {
      return (float) (first + (last - (double) first) * Math.clamp(progress, 0.0, 1.0));
    }
  }

  /**
   * Stairs: {@code first}, multiplied by a factor at each of some moments.
   *
   * @param first rate before the first of them
   * @param factor factor of a step
   * @param moments parts of the training done, each in [0, 1]
   */
  record Steps(float first, float factor, List<Float> moments) implements LearningRate {
    public Steps {
      moments = List.copyOf(moments);
    }

    @Override
    public float at(double progress) {
      long taken = moments.stream().filter(moment -> progress >= moment).count();
      return (float) (first * Math.pow(factor, taken));
    }
  }
}
