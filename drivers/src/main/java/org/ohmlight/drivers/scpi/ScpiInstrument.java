package org.ohmlight.drivers.scpi;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.TransportException;

/**
 * An instrument that knows the common commands of IEEE 488.2 (section 10) and keeps an error queue.
 * A driver is built on one of these; it knows no device yet.
 */
public final class ScpiInstrument {
  /** No queue is longer; one that is asked more often than this is broken. */
  private static final int LONGEST_QUEUE = 100;

  private final LineWire wire;
  private final ErrorPolicy policy;

  /** An instrument at the end of a wire. Nothing is sent. */
  public ScpiInstrument(LineWire wire, ErrorPolicy policy) {
    this.wire = wire;
    this.policy = policy;
  }

  /** The wire to it. */
  public LineWire wire() {
    return wire;
  }

  /** Who it says it is: {@code *IDN?}. */
  public Identity identify() throws TransportException {
    return Identity.parse(wire.query("*IDN?"));
  }

  /**
   * Who it is, refused unless it is one that the driver is for. Nothing has been set then.
   *
   * @throws org.ohmlight.drivers.instrument.WrongInstrument with who was expected and who answered
   */
  public Identity require(IdentityPattern pattern) throws IOException {
    Identity identity = identify();
    pattern.require(identity, wire.address());
    return identity;
  }

  /** Sets something, then looks into the error queue if the policy says so. */
  public void set(String command) throws IOException {
    wire.send(command);
    if (policy == ErrorPolicy.AFTER_EACH_SET) {
      requireNoErrors("after \"" + Line.shown(command) + "\"");
    }
  }

  /** Sets things one after another, then looks into the error queue unless the policy is never. */
  public void setAll(List<String> commands) throws IOException {
    for (String command : commands) {
      wire.send(command);
    }
    if (policy != ErrorPolicy.NEVER) {
      requireNoErrors("after \"" + Line.shown(String.join("; ", commands)) + "\"");
    }
  }

  /** Looks into the error queue if the policy is to do so at checkpoints. */
  public void checkpoint(String where) throws IOException {
    if (policy != ErrorPolicy.NEVER) {
      requireNoErrors(where);
    }
  }

  /** Asks something. */
  public String ask(String query) throws TransportException {
    return wire.query(query);
  }

  /** Asks for a number. */
  public double askNumber(String query) throws TransportException {
    return ScpiNumber.parse(wire.query(query));
  }

  /** Empties status and error queue: {@code *CLS}. */
  public void clear() throws TransportException {
    wire.send("*CLS");
  }

  /** Brings it to its defaults and waits until it is there: {@code *RST}, {@code *OPC?}. */
  public void reset(Duration timeout) throws TransportException {
    wire.send("*RST");
    awaitCompletion(timeout);
  }

  /** Waits until everything asked for is done: {@code *OPC?}. Some instruments answer at once. */
  public void awaitCompletion(Duration timeout) throws TransportException {
    String answer = wire.query("*OPC?", timeout);
    if (ScpiNumber.parse(answer) != 1) {
      throw new Garbled("*OPC? answers 1, got \"" + Line.shown(answer) + "\"");
    }
  }

  /** The standard event status register, which is empty afterwards: {@code *ESR?}. */
  public int eventStatus() throws TransportException {
    return register("*ESR?");
  }

  /** The status byte: {@code *STB?}. */
  public int statusByte() throws TransportException {
    return register("*STB?");
  }

  private int register(String query) throws TransportException {
    double value = askNumber(query);
    if (!(value >= 0 && value <= 255) || value != Math.rint(value)) {
      throw new Garbled(query + " answers 0 to 255, got " + value);
    }
    return (int) value;
  }

  /** Takes all errors out of the queue, oldest first. */
  public List<ScpiError> errors() throws TransportException {
    List<ScpiError> errors = new ArrayList<>();
    while (errors.size() < LONGEST_QUEUE) {
      ScpiError error = wire.dialect().error(wire.query(wire.dialect().nextError()));
      if (error.isNone()) {
        return errors;
      }
      errors.add(error);
    }
    return errors;
  }

  private void requireNoErrors(String where) throws IOException {
    List<ScpiError> errors = errors();
    if (!errors.isEmpty()) {
      throw new InstrumentFault(
          "The instrument at "
              + wire.address()
              + " reports "
              + where
              + ": "
              + String.join(" | ", errors.stream().map(ScpiError::toString).toList()));
    }
  }
}
