package org.ohmlight.drivers.instrument.slm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.Modulator;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.instrument.Settings;

/**
 * A phase modulator that is a display: a grey of the screen is a phase of the light, by a
 * calibrated {@link GreyTable}. Untested on metal.
 *
 * <p>After a frame was handed to the display it waits until the crystals have settled. That time is
 * the modulator's own, tens of milliseconds; a display that refreshes at 60 Hz says nothing about
 * it. Its safe state is blank, every pixel at grey 0.
 *
 * <p>What this leaves out: the display's own latency is a part of the settle time that is given;
 * crosstalk of pixels; correction of the wavefront.
 */
public final class DisplayModulator implements Modulator {
  private final Screen screen;
  private final GreyTable table;
  private final Duration settle;
  private final MonotonicClock clock;
  private final Settings settings;
  private long frame;

  /**
   * Takes a screen and blanks it. The screen is closed with the modulator, and here if this fails.
   *
   * @param settle from the order to show a frame until light sees it
   */
  public static DisplayModulator open(
      Screen screen, GreyTable table, Duration settle, MonotonicClock clock) throws IOException {
    if (settle.isNegative()) {
      throw new IllegalArgumentException("A settle time is 0 or more, got " + settle);
    }
    DisplayModulator modulator = new DisplayModulator(screen, table, settle, clock);
    try {
      modulator.makeSafe();
      return modulator;
    } catch (IOException | RuntimeException failed) {
      screen.close();
      throw failed;
    }
  }

  private DisplayModulator(Screen screen, GreyTable table, Duration settle, MonotonicClock clock) {
    this.screen = screen;
    this.table = table;
    this.settle = settle;
    this.clock = clock;
    this.settings =
        new Settings(
            screen.name(),
            Limits.NONE,
            clock,
            () -> screen.show(new byte[screen.rows() * screen.columns()]));
    settings.complete();
  }

  @Override
  public int rows() {
    return screen.rows();
  }

  @Override
  public int columns() {
    return screen.columns();
  }

  @Override
  public double settleSeconds() {
    return 1e-9 * settle.toNanos();
  }

  /** Shows phases [rad]; see {@link Modulator#show}. */
  @Override
  public long show(float[] radians) throws IOException {
    requireSize(radians.length);
    byte[] greys = new byte[radians.length];
    for (int pixel = 0; pixel < greys.length; pixel++) {
      greys[pixel] = (byte) table.grey(radians[pixel]);
    }
    return showGreys(greys);
  }

  /**
   * Shows greys as they are, and comes back when light sees them.
   *
   * @param greys {@code [rows, columns]}, 0 to 255 as unsigned bytes. Not modified.
   * @return number of the frame; the next one is greater
   */
  public long showGreys(byte[] greys) throws IOException {
    requireSize(greys.length);
    return settings.exchange(() -> {
      screen.show(greys);
      pause();
      return ++frame;
    });
  }

  private void pause() throws InterruptedIOException {
    try {
      clock.pause(settle);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      InterruptedIOException stop =
          new InterruptedIOException("Interrupted while " + screen.name() + " was settling");
      stop.initCause(interrupted);
      throw stop;
    }
  }

  private void requireSize(int pixels) {
    if (pixels != rows() * columns()) {
      throw new IllegalArgumentException(
          screen.name()
              + " has "
              + rows()
              + " x "
              + columns()
              + " pixels, the frame has "
              + pixels
              + " values");
    }
  }

  /** A display does not say who it is: the name of its output stands for the model. */
  @Override
  public Identity identity() {
    return new Identity("", screen.name(), "", "");
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void makeSafe() throws IOException {
    settings.makeSafe();
  }

  @Override
  public void close() {
    try {
      makeSafe();
    } catch (IOException | RuntimeException gone) {
      // Without an output nothing is shown.
    } finally {
      screen.close();
    }
  }
}
