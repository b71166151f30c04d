package org.ohmlight.drivers.instrument.keithley;

import java.io.IOException;
import java.time.Duration;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.Meter;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.instrument.Parameter;
import org.ohmlight.drivers.instrument.Parameter.Description;
import org.ohmlight.drivers.instrument.Ramp;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.instrument.Settings;
import org.ohmlight.drivers.instrument.Source;
import org.ohmlight.drivers.instrument.Unit;
import org.ohmlight.drivers.scpi.ErrorPolicy;
import org.ohmlight.drivers.scpi.LineWire;
import org.ohmlight.drivers.scpi.ScpiInstrument;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.scpi.Talk;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Garbled;

/**
 * A source-meter of any family: gives a voltage and limits the current, or the other way round, and
 * measures both.
 *
 * <p>Opening it resets it with its output off. Its safe state is output off and level 0; it goes
 * there when it is closed and whenever anything fails. After that its values are unknown until they
 * are read ({@link Settings#read}).
 */
public final class SourceMeter implements Source, Meter {
  private static final Duration RESET = Duration.ofSeconds(10);
  private static final double LEAST_AMPS = 1e-9;
  private static final double LEAST_VOLTS = 0.02;

  private final ScpiInstrument instrument;
  private final SourceMeterCommands commands;
  private final Sourced sourced;
  private final Identity identity;
  private final Settings settings;
  private final Parameter level;
  private final Parameter compliance;
  private final Parameter output;

  /**
   * Meets an instrument, refuses a wrong one, resets the right one.
   *
   * @param link to the instrument; closed with it, and here if this fails
   * @param commands of its family
   * @param sourced what it is to give
   * @param limits beyond what the instrument itself can do
   * @param clock paces ramps
   * @throws org.ohmlight.drivers.instrument.WrongInstrument if another one answers; nothing was set
   */
  public static SourceMeter open(
      ByteLink link,
      SourceMeterCommands commands,
      Sourced sourced,
      Limits limits,
      MonotonicClock clock)
      throws IOException {
    return open(link, Talk.USUAL, ErrorPolicy.AFTER_EACH_SET, commands, sourced, limits, clock);
  }

  /** The same, spoken to in another way. */
  public static SourceMeter open(
      ByteLink link,
      Talk talk,
      ErrorPolicy policy,
      SourceMeterCommands commands,
      Sourced sourced,
      Limits limits,
      MonotonicClock clock)
      throws IOException {
    try {
      LineWire wire = new LineWire(link, talk, commands.dialect(), clock);
      ScpiInstrument instrument = new ScpiInstrument(wire, policy);
      Identity identity = instrument.require(commands.pattern());
      SourceMeter meter = new SourceMeter(instrument, commands, sourced, identity, limits, clock);
      meter.settings.exchange(meter::setUp);
      return meter;
    } catch (IOException | RuntimeException failure) {
      link.close();
      throw failure;
    }
  }

  private SourceMeter(
      ScpiInstrument instrument,
      SourceMeterCommands commands,
      Sourced sourced,
      Identity identity,
      Limits limits,
      MonotonicClock clock) {
    this.instrument = instrument;
    this.commands = commands;
    this.sourced = sourced;
    this.identity = identity;
    Span span = commands.span(identity);
    Limits all = limits.product(sourced.level(), sourced.limit(), span.watts(), Unit.WATT);
    this.settings = new Settings(commands.pattern().name(), all, clock, this::turnOff);
    this.level = settings.add(describeLevel(span), wire(commands::level, commands::askLevel));
    this.compliance = settings.add(describeLimit(span), wire(commands::limit, commands::askLimit));
    this.output =
        settings.add(
            new Description("output", Unit.NONE, new Range(0, 1), Ramp.NONE, 0),
            wire((s, value) -> commands.output(value == 1), s -> commands.askOutput()));
    settings.complete();
  }

  private Description describeLevel(Span span) {
    double most = sourced == Sourced.VOLTS ? span.volts() : span.amps();
    double tolerance = sourced == Sourced.VOLTS ? 1e-5 : 1e-10;
    return new Description(
        sourced.level(), sourced.unit(), Range.within(most), Ramp.NONE, tolerance);
  }

  private Description describeLimit(Span span) {
    Range range =
        sourced == Sourced.VOLTS
            ? new Range(LEAST_AMPS, span.amps())
            : new Range(LEAST_VOLTS, span.volts());
    double tolerance = sourced == Sourced.VOLTS ? 1e-10 : 1e-5;
    return new Description(sourced.limit(), sourced.limitUnit(), range, Ramp.NONE, tolerance);
  }

  private interface Order {
    String of(Sourced sourced, double value);
  }

  private interface Question {
    String of(Sourced sourced);
  }

  private Parameter.Wire wire(Order order, Question question) {
    return new Parameter.Wire() {
      @Override
      public void write(double value) throws IOException {
        instrument.set(order.of(sourced, value));
      }

      @Override
      public double read() throws IOException {
        return instrument.askNumber(question.of(sourced));
      }
    };
  }

  private Settings setUp() throws IOException {
    instrument.clear();
    instrument.reset(RESET);
    instrument.setAll(commands.setUp(sourced));
    settings.read();
    return settings;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Parameter level() {
    return level;
  }

  @Override
  public Parameter compliance() {
    return compliance;
  }

  @Override
  public Parameter output() {
    return output;
  }

  @Override
  public boolean inCompliance() throws IOException {
    return settings.exchange(
        () -> commands.inCompliance(instrument.ask(commands.askInCompliance(sourced))));
  }

  /** Measures the quantity that it does not give. */
  @Override
  public Reading measure() throws IOException {
    IvPoint point = measureBoth();
    return sourced == Sourced.VOLTS
        ? new Reading(point.amps(), Unit.AMPERE)
        : new Reading(point.volts(), Unit.VOLT);
  }

  /** Measures voltage and current together. */
  public IvPoint measureBoth() throws IOException {
    if (output.last() != 1) {
      throw new InstrumentFault(
          commands.pattern().name()
              + " measures with its output on, and it is off or unknown. Try: output().set(1)");
    }
    return settings.exchange(
        () -> finite(commands.point(instrument.ask(commands.measure(sourced)), sourced)));
  }

  private IvPoint finite(IvPoint point) throws InstrumentFault {
    if (Double.isFinite(point.volts()) && Double.isFinite(point.amps())) {
      return point;
    }
    throw new InstrumentFault(
        commands.pattern().name()
            + " gave no reading: "
            + point
            + ", where infinity means beyond its range. Try: a wider range, the wiring");
  }

  @Override
  public void makeSafe() throws IOException {
    settings.makeSafe();
  }

  /** The order to turn off goes out before anything is waited for, then it is asked for. */
  private void turnOff() throws IOException {
    instrument.wire().sendBlindly(commands.output(false), commands.level(sourced, 0));
    double on = ScpiNumber.parse(instrument.ask(commands.askOutput()));
    if (on != 0) {
      throw new Garbled(
          commands.pattern().name()
              + " was turned off and says that its output is "
              + on
              + ". Try: its front panel, at once");
    }
  }

  @Override
  public void close() {
    try {
      if (instrument.wire().isOpen()) {
        settings.makeSafe();
      }
    } catch (IOException | RuntimeException gone) {
      // The order to turn off was sent if the wire took it; there is nobody left to tell.
    } finally {
      instrument.wire().close();
    }
  }
}
