package org.ohmlight.drivers.virtual;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.instrument.keithley.IvPoint;

/**
 * What a source-meter does to what is connected to it: gives a level, held back by a compliance,
 * and measures. Keeps a log of what was across the terminals, for tests to hold limits against.
 *
 * <p>No noise, no ranges and no settling: a measurement takes {@link #APERTURE_SECONDS}, during
 * which the device under test sees its voltage.
 */
public final class SourceMeterModel {
  /** One power-line cycle at 50 Hz [s]. */
  public static final double APERTURE_SECONDS = 0.02;

  private static final int BISECTIONS = 200;

  private final TwoTerminal device;
  private final double widestVolts;
  private final double firstLimit;
  private final List<IvPoint> log = new ArrayList<>();
  private boolean sourcesVolts;
  private boolean on;
  private double volts;
  private double amps;
  private double limitVolts;
  private double limitAmps;

  /**
   * A source-meter that has just started.
   *
   * @param device what is connected
   * @param widestVolts greatest voltage it can give [V]
   * @param firstLimit compliance after a reset [A]
   */
  public SourceMeterModel(TwoTerminal device, double widestVolts, double firstLimit) {
    this.device = device;
    this.widestVolts = widestVolts;
    this.firstLimit = firstLimit;
    reset();
  }

  /** Output off, 0 V, the compliance it begins with. */
  public synchronized void reset() {
    sourcesVolts = true;
    on = false;
    volts = 0;
    amps = 0;
    limitVolts = widestVolts;
    limitAmps = firstLimit;
  }

  synchronized void source(boolean voltage) {
    if (sourcesVolts != voltage) {
      on = false;
    }
    sourcesVolts = voltage;
  }

  synchronized boolean sourcesVolts() {
    return sourcesVolts;
  }

  synchronized void output(boolean turnedOn) {
    on = turnedOn;
    apply();
  }

  /** Whether the output is on. */
  public synchronized boolean isOn() {
    return on;
  }

  synchronized void volts(double value) {
    volts = value;
    apply();
  }

  synchronized double volts() {
    return volts;
  }

  synchronized void amps(double value) {
    amps = value;
    apply();
  }

  synchronized double amps() {
    return amps;
  }

  synchronized void limitVolts(double value) {
    limitVolts = value;
    apply();
  }

  synchronized double limitVolts() {
    return limitVolts;
  }

  synchronized void limitAmps(double value) {
    limitAmps = value;
    apply();
  }

  synchronized double limitAmps() {
    return limitAmps;
  }

  synchronized boolean inCompliance() {
    if (!on) {
      return false;
    }
    return sourcesVolts
        ? Math.abs(device.amps(volts)) > limitAmps
        : Math.abs(amps) > Math.abs(device.amps(Math.copySign(limitVolts, amps)));
  }

  synchronized IvPoint measure() {
    IvPoint point = point();
    device.hold(point.volts(), APERTURE_SECONDS);
    return point;
  }

  /** Everything that was across the terminals while the output was on, in order. */
  public synchronized List<IvPoint> log() {
    return List.copyOf(log);
  }

  private void apply() {
    if (on) {
      log.add(point());
    }
  }

  private IvPoint point() {
    if (!on) {
      return new IvPoint(0, 0);
    }
    if (sourcesVolts) {
      double current = device.amps(volts);
      return Math.abs(current) <= limitAmps
          ? new IvPoint(volts, current)
          : drawing(Math.copySign(limitAmps, current), Math.abs(volts));
    }
    return drawing(amps, limitVolts);
  }

  /** Where the device draws a current, or as near as a voltage lets it. */
  private IvPoint drawing(double current, double widest) {
    double low = -widest;
    double high = widest;
    for (int k = 0; k < BISECTIONS && low < high; k++) {
      double middle = low + (high - low) / 2;
      if (device.amps(middle) < current) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double at = low + (high - low) / 2;
    return new IvPoint(at, device.amps(at));
  }
}
