package org.ohmlight.drivers.instrument.slm;

import java.awt.AWTError;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferStrategy;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * A window without borders over the whole of one display output; a frame's pixels are the output's,
 * whatever scale the desktop has.
 */
public final class DisplayWindow implements Screen {
  private final String name;
  private final Frame frame;
  private final BufferStrategy buffers;
  private final BufferedImage image;

  private DisplayWindow(GraphicsDevice device) {
    this.name = "display " + device.getIDstring();
    int columns = device.getDisplayMode().getWidth();
    int rows = device.getDisplayMode().getHeight();
    this.image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    this.frame = new Frame(device.getDefaultConfiguration());
    frame.setUndecorated(true);
    frame.setIgnoreRepaint(true);
    frame.setBounds(device.getDefaultConfiguration().getBounds());
    frame.setVisible(true);
    if (device.isFullScreenSupported()) {
      device.setFullScreenWindow(frame);
    }
    frame.createBufferStrategy(2);
    this.buffers = frame.getBufferStrategy();
  }

  /**
   * Opens the window.
   *
   * @param number of the output, from 0, in the order of the operating system
   * @throws Unreachable if there is no desktop or no such output
   */
  public static DisplayWindow open(int number) throws Unreachable {
    if (GraphicsEnvironment.isHeadless()) {
      throw new Unreachable(
          "there is no desktop here to show frames on; start this in a session with a display (on"
              + " Linux: DISPLAY is set, and the Java is not a headless one)");
    }
    try {
      GraphicsDevice[] devices =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
      if (number < 0 || number >= devices.length) {
        throw new Unreachable(
            "this machine has display outputs 0 to " + (devices.length - 1) + ", not " + number);
      }
      return new DisplayWindow(devices[number]);
    } catch (AWTError refused) {
      throw new Unreachable(
          "the desktop cannot be reached (" + refused.getMessage() + "); is DISPLAY right?",
          refused);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return image.getHeight();
  }

  @Override
  public int columns() {
    return image.getWidth();
  }

  @Override
  public void show(byte[] greys) throws IOException {
    if (!frame.isDisplayable()) {
      throw new IOException(name + " was closed; open it again");
    }
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(greys, 0, pixels, 0, pixels.length);
    do {
      do {
        Graphics2D pen = (Graphics2D) buffers.getDrawGraphics();
        pen.setTransform(new AffineTransform());
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
      } while (buffers.contentsRestored());
      buffers.show();
    } while (buffers.contentsLost());
    Toolkit.getDefaultToolkit().sync();
  }

  @Override
  public void close() {
    frame.dispose();
  }
}
