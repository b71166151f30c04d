package org.ohmlight.drivers.instrument;

import java.io.IOException;

/** Takes images: {@code camera.capture()} gives image 4 of 480 x 640. A photodiode takes 1 x 1. */
public interface Camera extends Instrument {
  /** Takes an image that was begun after this call. */
  Image capture() throws IOException;

  /**
   * An image.
   *
   * @param id grows from image to image; the same twice means that it is stale
   * @param rows pixels from top to bottom
   * @param columns pixels from left to right
   * @param counts {@code [rows, columns]}, as the camera counts
   */
  record Image(long id, int rows, int columns, float[] counts) {
    public Image {
      if (rows < 1 || columns < 1 || counts.length != (long) rows * columns) {
        throw new IllegalArgumentException(
            "An image of " + rows + " x " + columns + " cannot have " + counts.length + " pixels");
      }
    }
  }
}
