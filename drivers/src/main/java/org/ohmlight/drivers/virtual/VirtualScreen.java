package org.ohmlight.drivers.virtual;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.ohmlight.drivers.instrument.slm.Screen;

/** A display output in memory: it keeps what it was shown, and can be pulled out. */
public final class VirtualScreen implements Screen {
  private final int rows;
  private final int columns;
  private final List<byte[]> frames = new ArrayList<>();
  private boolean gone;

  /** An output of so many pixels. */
  public VirtualScreen(int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "A screen has at least one pixel, got " + rows + " x " + columns);
    }
    this.rows = rows;
    this.columns = columns;
  }

  /** All frames so far, as they were shown. */
  public synchronized List<byte[]> frames() {
    return frames.stream().map(byte[]::clone).toList();
  }

  /** The frame that is seen now: the last one, or black. */
  public synchronized byte[] seen() {
    return frames.isEmpty() ? new byte[rows * columns] : frames.getLast().clone();
  }

  /** Writes what is seen now as a picture. */
  public void save(Path png) throws IOException {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(seen(), 0, pixels, 0, pixels.length);
    ImageIO.write(image, "png", png.toFile());
  }

  /** From now on there is no such output. */
  public synchronized void pullOut() {
    gone = true;
  }

  @Override
  public String name() {
    return "virtual screen";
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public synchronized void show(byte[] greys) throws IOException {
    if (gone) {
      throw new IOException(name() + " was pulled out");
    }
    frames.add(greys.clone());
  }

  @Override
  public synchronized void close() {
    gone = true;
  }
}
