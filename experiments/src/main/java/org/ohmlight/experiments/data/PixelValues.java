package org.ohmlight.experiments.data;

import org.ohmlight.physical.Activation;

/** Ranges that the pixels of a set can be brought to. */
public enum PixelValues {
  /** As they are read: from 0 to 1. */
  UNIT,
  /** From -1 to 1. */
  SIGNED,
  /** Mean 0 and standard deviation 1 of each channel of the images to train on. */
  STANDARD,
  /** What a layer of that activation sends when its drive is the pixel. */
  SHIFTED_SIGMOID;

  /** The set with its pixels brought to this range; itself if they are there already. */
  public DataSet of(DataSet set) {
    int channels = set.shape().channels();
    float[] shift = new float[channels];
    float[] scale = new float[channels];
    switch (this) {
      case UNIT -> {
        return set;
      }
      case SIGNED -> {
        java.util.Arrays.fill(shift, -0.5f);
        java.util.Arrays.fill(scale, 2f);
      }
      case SHIFTED_SIGMOID -> {
        return new DataSet(
            set.name(),
            set.source(),
            set.classes(),
            set.shape(),
            sent(set.train()),
            sent(set.test()));
      }
      case STANDARD -> {
        for (int c = 0; c < channels; c++) {
          measure(set, c, shift, scale);
        }
      }
    }
    return new DataSet(
        set.name(),
        set.source(),
        set.classes(),
        set.shape(),
        changed(set.train(), set.shape(), shift, scale),
        changed(set.test(), set.shape(), shift, scale));
  }

  private static Samples sent(Samples samples) {
    float[] images = samples.images().clone();
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) Activation.SHIFTED_SIGMOID.value(images[i]);
    }
    return new Samples(images, samples.labels(), samples.width());
  }

  private static void measure(DataSet set, int channel, float[] shift, float[] scale) {
    int plane = set.shape().height() * set.shape().width();
    float[] images = set.train().images();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < set.train().count(); i++) {
      int from = i * set.train().width() + channel * plane;
      for (int p = from; p < from + plane; p++) {
        sum += images[p];
        squares += (double) images[p] * images[p];
      }
    }
    double count = (double) plane * set.train().count();
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    shift[channel] = (float) -mean;
    scale[channel] = deviation > 0 ? (float) (1 / deviation) : 1f;
  }

  private static Samples changed(Samples samples, ImageShape shape, float[] shift, float[] scale) {
    int plane = shape.height() * shape.width();
    float[] images = samples.images().clone();
    for (int i = 0; i < images.length; i++) {
      int channel = i / plane % shape.channels();
      images[i] = (images[i] + shift[channel]) * scale[channel];
    }
    return new Samples(images, samples.labels(), samples.width());
  }
}
