package org.ohmlight.drivers.instrument.slm;

import java.io.IOException;

/** A display output that shows grey frames pixel by pixel: a window, or memory in a test. */
public interface Screen extends AutoCloseable {
  /** What a person calls it. */
  String name();

  /** Pixels from top to bottom. */
  int rows();

  /** Pixels from left to right. */
  int columns();

  /**
   * Puts a frame on the output; back when it has been handed over.
   *
   * @param greys {@code [rows, columns]}, 0 to 255 as unsigned bytes. Not modified.
   * @throws IOException if the output is gone
   */
  void show(byte[] greys) throws IOException;

  /** Gives the output back; never throws and may be called again. */
  @Override
  void close();
}
