package org.ohmlight.learning.training;

/**
 * Labelled samples.
 *
 * @param inputs {@code [count x width]}, row-major
 * @param width values a sample
 * @param labels class of each sample, 0 ... classes - 1
 * @param classes number of classes
 */
public record Samples(float[] inputs, int width, int[] labels, int classes) {
  public Samples {
    if (inputs.length != (long) labels.length * width) {
      throw new IllegalArgumentException(
          labels.length
              + " samples of "
              + width
              + " values need "
              + (long) labels.length * width
              + ", got "
              + inputs.length);
    }
  }

  /** Number of samples. */
  public int count() {
    return labels.length;
  }

  /** Samples {@code from ... to - 1}; all of them are these, without a copy. */
  public Samples part(int from, int to) {
    return from == 0 && to == count()
        ? this
        : new Samples(
            java.util.Arrays.copyOfRange(inputs, from * width, to * width),
            width,
            java.util.Arrays.copyOfRange(labels, from, to),
            classes);
  }
}
