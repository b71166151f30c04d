package org.ohmlight.drivers.instrument.slm;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.time.Duration;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * Shows a frame with one bright pixel in a window and says which pixels of the desktop light up.
 */
final class DesktopPixels {
  /** What is said when the desktop shows the frame. */
  static final String AS_SHOWN = "lit c8c8c8, beside it 000000; no output 99";

  private DesktopPixels() {}

  public static void main(String[] args) throws Exception {
    try (DisplayModulator modulator =
        DisplayModulator.open(
            DisplayWindow.open(0),
            GreyTable.linear(),
            Duration.ofMillis(40),
            MonotonicClock.ofMachine())) {
      byte[] greys = new byte[modulator.rows() * modulator.columns()];
      greys[5 * modulator.columns() + 7] = (byte) 200;
      modulator.showGreys(greys);
      Thread.sleep(500);
      BufferedImage seen =
          new Robot().createScreenCapture(new Rectangle(modulator.columns(), modulator.rows()));
      System.out.printf(
          "lit %06x, beside it %06x; %s%n",
          seen.getRGB(7, 5) & 0xffffff, seen.getRGB(8, 5) & 0xffffff, missingOutput());
    }
    System.exit(0);
  }

  private static String missingOutput() {
    try {
      DisplayWindow.open(99);
      return "an output 99";
    } catch (Unreachable missing) {
      return "no output 99";
    }
  }
}
