package org.ohmlight.drivers.instrument.arcone;

import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.Instrument;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.LimitRefused;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.instrument.Parameter;
import org.ohmlight.drivers.instrument.Parameter.Description;
import org.ohmlight.drivers.instrument.Ramp;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.instrument.Settings;
import org.ohmlight.drivers.instrument.Unit;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.TimedOut;

/**
 * ArC ONE, a board that reads and pulses up to 32 x 32 memristors over a serial line (921600 baud,
 * even parity). Untested on metal.
 *
 * <p>The board holds no voltage between commands; its safe state is a reset, after which {@link
 * #start} begins anew. Voltage and length of a pulse are parameters, so that limits stand below
 * them, also coupled ones.
 */
public final class ArcOne implements Instrument {
  private static final Duration RESET = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(7);
  private static final Duration VERSION = Duration.ofSeconds(2);
  private static final double MOST_VOLTS = 12;

  /** Shorter ones vanish: the protocol writes seconds with six decimals. */
  private static final double SHORTEST_SECONDS = 1e-6;

  private static final double LONGEST_SECONDS = 10;

  private final ArcOneWire wire;
  private final ArcOneSetup setup;
  private final Settings settings;
  private final Parameter readVolts;
  private final Parameter pulseVolts;
  private final Parameter pulseSeconds;
  private double setReadVolts = 0.5;
  private double setPulseVolts;
  private double setPulseSeconds = 1e-4;
  private boolean started;
  private boolean tellsVersion = true;
  private Identity identity = new Identity("ArC Instruments", "ArC ONE", "", "");

  private ArcOne(ArcOneWire wire, ArcOneSetup setup, Limits limits, MonotonicClock clock) {
    this.wire = wire;
    this.setup = setup;
    this.settings = new Settings("ArC ONE", limits, clock, this::reset);
    Range volts = Range.within(MOST_VOLTS);
    readVolts =
        settings.add(
            new Description("readVolts", Unit.VOLT, volts, Ramp.NONE, 0),
            new Parameter.Wire() {
              @Override
              public void write(double value) throws IOException {
                requireStarted();
                sendReadVolts(value);
                setReadVolts = value;
              }

              @Override
              public double read() {
                return setReadVolts;
              }
            });
    pulseVolts =
        settings.add(
            new Description("pulseVolts", Unit.VOLT, volts, Ramp.NONE, 0),
            held(value -> setPulseVolts = value, () -> setPulseVolts));
    pulseSeconds =
        settings.add(
            new Description(
                "pulseSeconds",
                Unit.SECOND,
                new Range(SHORTEST_SECONDS, LONGEST_SECONDS),
                Ramp.NONE,
                0),
            held(value -> setPulseSeconds = value, () -> setPulseSeconds));
    settings.complete();
  }

  /** A setting that travels with each pulse; the board does not keep it. */
  private static Parameter.Wire held(DoubleConsumer set, DoubleSupplier get) {
    return new Parameter.Wire() {
      @Override
      public void write(double value) {
        set.accept(value);
      }

      @Override
      public double read() {
        return get.getAsDouble();
      }
    };
  }

  /** Opens and starts a board. The link is closed with it, and here if this fails. */
  public static ArcOne open(ByteLink link, ArcOneSetup setup, Limits limits, MonotonicClock clock)
      throws IOException {
    ArcOneWire wire = new ArcOneWire(link, clock);
    try {
      wire.open(ANSWER);
      ArcOne board = new ArcOne(wire, setup, limits, clock);
      board.start();
      return board;
    } catch (IOException | RuntimeException failure) {
      wire.close();
      throw failure;
    }
  }

  /** Resets the board and tells it what is connected; needed again after its safe state. */
  public void start() throws IOException {
    settings.exchange(() -> {
      initialise();
      if (tellsVersion) {
        askVersion();
      }
      started = true;
      return settings.read();
    });
  }

  private void initialise() throws IOException {
    reset();
    wire.pause(RESET);
    wire.discardInput();
    wire.send(
        "0",
        setup.readCycles(),
        setup.words(),
        setup.bits(),
        setup.readMode().code(setReadVolts),
        0,
        setup.sneakPath().code(),
        ArcOneWire.decimal(setReadVolts));
    String answer = wire.readLine(ANSWER);
    if (!answer.equals("1")) {
      throw new InstrumentFault(
          "At "
              + wire.address()
              + " no ArC ONE started: \""
              + answer
              + "\" came, where 1 is due. Try: the port, 921600 baud with even parity");
    }
    sendReadVolts(setReadVolts);
  }

  /**
   * Old firmware does not tell. Its silence is ended by starting anew, so that a late version is
   * not taken for a resistance.
   */
  private void askVersion() throws IOException {
    try {
      wire.send("999");
      identity = new Identity("ArC Instruments", "ArC ONE", "", wire.readVersion(VERSION));
    } catch (TimedOut old) {
      tellsVersion = false;
      initialise();
    }
  }

  private void sendReadVolts(double volts) throws IOException {
    wire.send("01", setup.readMode().code(volts), ArcOneWire.decimal(volts));
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  /** The voltage at which cells are read [V]. */
  public Parameter readVolts() {
    return readVolts;
  }

  /** The voltage of the next pulses [V]. */
  public Parameter pulseVolts() {
    return pulseVolts;
  }

  /** The length of the next pulses [s]. */
  public Parameter pulseSeconds() {
    return pulseSeconds;
  }

  /**
   * Reads a cell.
   *
   * @param word word line, counted from 1
   * @param bit bit line, counted from 1
   * @return its resistance [ohm]
   */
  public double ohms(int word, int bit) throws IOException {
    requireCell(word, bit);
    requireStarted();
    return settings.exchange(() -> {
      wire.send("1", word, bit);
      return resistance(word, bit);
    });
  }

  /**
   * Gives a cell a pulse of {@link #pulseVolts} and {@link #pulseSeconds}, then reads it.
   *
   * @return its resistance afterwards [ohm]
   */
  public double pulse(int word, int bit) throws IOException {
    requireCell(word, bit);
    requireStarted();
    requireKnownPulse();
    String seconds = ArcOneWire.decimal(setPulseSeconds);
    requireExact(seconds);
    return settings.exchange(() -> {
      wire.send("3", word, bit, ArcOneWire.decimal(setPulseVolts), seconds);
      return resistance(word, bit);
    });
  }

  private double resistance(int word, int bit) throws IOException {
    float ohms = wire.readFloat(ANSWER.plus(Duration.ofSeconds((long) LONGEST_SECONDS)));
    if (!(ohms > 0) || Float.isInfinite(ohms)) {
      throw new InstrumentFault(
          "ArC ONE read "
              + ohms
              + " ohm at word "
              + word
              + ", bit "
              + bit
              + ". Try: another read mode, the socket");
    }
    return ohms;
  }

  private void requireCell(int word, int bit) {
    if (word < 1 || word > setup.words() || bit < 1 || bit > setup.bits()) {
      throw new IllegalArgumentException(
          "Words are 1 to %d and bits 1 to %d, got %d and %d"
              .formatted(setup.words(), setup.bits(), word, bit));
    }
  }

  private void requireStarted() throws InstrumentFault {
    if (!started) {
      throw new InstrumentFault("ArC ONE is in its safe state. Try: start() again");
    }
  }

  private void requireKnownPulse() throws LimitRefused {
    if (Double.isNaN(pulseVolts.last()) || Double.isNaN(pulseSeconds.last())) {
      throw new LimitRefused("ArC ONE pulse: its voltage or length is unknown. Set both first");
    }
  }

  private void requireExact(String written) throws LimitRefused {
    double error = Math.abs(Double.parseDouble(written) - setPulseSeconds);
    if (error > 0.01 * setPulseSeconds) {
      throw new LimitRefused(
          "ArC ONE pulse: "
              + setPulseSeconds
              + " s cannot be told, the protocol has whole microseconds. Try: "
              + written
              + " s");
    }
  }

  @Override
  public void makeSafe() throws IOException {
    settings.makeSafe();
  }

  private void reset() throws IOException {
    started = false;
    wire.send("00");
  }

  @Override
  public void close() {
    try {
      if (wire.isOpen()) {
        settings.makeSafe();
      }
    } catch (IOException | RuntimeException gone) {
      // The board holds no voltage by itself.
    } finally {
      wire.close();
    }
  }
}
