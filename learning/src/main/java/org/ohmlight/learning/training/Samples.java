package org.ohmlight.learning.training;

/**
 * Samples with what should be answered to each.
 *
 * @param inputs {@code [count x width]}, row-major
 * @param width values a sample
 * @param targets what should be answered
 */
public record Samples(float[] inputs, int width, Targets targets) {
  public Samples {
    if (inputs.length != (long) targets.count() * width) {
      throw new IllegalArgumentException(
          targets.count()
              + " samples of "
              + width
              + " values need "
              + (long) targets.count() * width
              + ", got "
              + inputs.length);
    }
  }

  /** Samples that belong to classes. */
  public Samples(float[] inputs, int width, int[] labels, int classes) {
    this(inputs, width, new Targets.Classes(labels, classes));
  }

  /** Number of samples. */
  public int count() {
    return targets.count();
  }

  /** Samples {@code from ... to - 1}; all of them are these, without a copy. */
  public Samples part(int from, int to) {
    return from == 0 && to == count()
        ? this
        : new Samples(
            java.util.Arrays.copyOfRange(inputs, from * width, to * width),
            width,
            targets.part(from, to));
  }
}
