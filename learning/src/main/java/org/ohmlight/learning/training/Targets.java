package org.ohmlight.learning.training;

/** What a network should answer to each of its samples. */
public sealed interface Targets {
  /** Number of samples. */
  int count();

  /** Values the output layer has. */
  int width();

  /** Writes the target of a sample to {@code into[offset ... offset + width - 1]}. */
  void write(int sample, float[] into, int offset);

  /** Targets of the samples {@code from ... to - 1}. */
  Targets part(int from, int to);

  /**
   * Classes: the output of the right one should be 1, the others 0.
   *
   * @param labels class of each sample, 0 ... classes - 1
   * @param classes number of classes
   */
  record Classes(int[] labels, int classes) implements Targets {
    @Override
    public int count() {
      return labels.length;
    }

    @Override
    public int width() {
      return classes;
    }

    @Override
    public void write(int sample, float[] into, int offset) {
      java.util.Arrays.fill(into, offset, offset + classes, 0f);
      into[offset + labels[sample]] = 1f;
    }

    @Override
    public Targets part(int from, int to) {
      return new Classes(java.util.Arrays.copyOfRange(labels, from, to), classes);
    }
  }

  /**
   * Images: the output should be the image itself, value by value.
   *
   * @param values {@code [count x width]}, row-major
   * @param width values an image
   */
  record Images(float[] values, int width) implements Targets {
    public Images {
      if (width < 1 || values.length % width != 0) {
        throw new IllegalArgumentException(
            values.length + " values are no whole number of images of " + width + " values");
      }
    }

    @Override
    public int count() {
      return values.length / width;
    }

    @Override
    public void write(int sample, float[] into, int offset) {
      System.arraycopy(values, sample * width, into, offset, width);
    }

    @Override
    public Targets part(int from, int to) {
      return new Images(java.util.Arrays.copyOfRange(values, from * width, to * width), width);
    }
  }
}
