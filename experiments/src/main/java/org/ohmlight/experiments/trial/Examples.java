package org.ohmlight.experiments.trial;

/**
 * Some test images with what a trained network makes of them.
 *
 * @param count number of images; none where the answers are no images
 * @param clean what they should be, {@code [count x values]}
 * @param shown what the network is shown
 * @param answered what it answers
 */
public record Examples(int count, float[] clean, float[] shown, float[] answered) {
  /** No images. */
  public static final Examples NONE = new Examples(0, new float[0], new float[0], new float[0]);
}
