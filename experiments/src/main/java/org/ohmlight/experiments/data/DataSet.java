package org.ohmlight.experiments.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A labelled set of images, split for training and testing.
 *
 * @param name what a study file calls it
 * @param source where it was read from
 * @param classes number of classes
 * @param shape shape of one image
 * @param train what rules learn from
 * @param test what accuracy is measured on
 */
public record DataSet(
    String name, String source, int classes, ImageShape shape, Samples train, Samples test) {
  public DataSet {
    if (train.width() != shape.size() || test.width() != shape.size()) {
      throw new IllegalArgumentException(
          "Images of %s have %d values, training samples %d, test samples %d"
              .formatted(shape, shape.size(), train.width(), test.width()));
    }
  }

  /** The same set with at most so many images to train and to test on, the first ones. */
  public DataSet first(int trainLimit, int testLimit) {
    return new DataSet(
        name, source, classes, shape, train.first(trainLimit), test.first(testLimit));
  }

  /** A fingerprint of the images and labels: the first 16 hexadecimal digits of their SHA-256. */
  public String fingerprint() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
    add(digest, train);
    add(digest, test);
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void add(MessageDigest digest, Samples samples) {
    ByteBuffer row = ByteBuffer.allocate(4 * samples.width() + 4);
    for (int i = 0; i < samples.count(); i++) {
      row.clear();
      row.asFloatBuffer().put(samples.images(), i * samples.width(), samples.width());
      row.putInt(4 * samples.width(), samples.labels()[i]);
      digest.update(row);
    }
  }
}
