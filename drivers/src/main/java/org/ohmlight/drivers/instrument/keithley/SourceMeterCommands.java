package org.ohmlight.drivers.instrument.keithley;

import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.transport.Garbled;

/** What a family of source-meters wants to hear and how it answers. Knows nothing of safety. */
public interface SourceMeterCommands {
  /** Who is of this family. */
  IdentityPattern pattern();

  /** How it reports errors and echoes. */
  Dialect dialect();

  /** What that model can do at most. */
  Span span(Identity identity);

  /** After a reset, which leaves the output off: what to give and to measure. */
  List<String> setUp(Sourced sourced);

  /** Sets how much it gives. */
  String level(Sourced sourced, double value);

  /** Asks how much it gives; the answer is a number. */
  String askLevel(Sourced sourced);

  /** Sets how much of the other quantity it allows. */
  String limit(Sourced sourced, double value);

  /** Asks how much of the other quantity it allows; the answer is a number. */
  String askLimit(Sourced sourced);

  /** Turns the output on or off. */
  String output(boolean on);

  /** Asks whether the output is on; the answer is a number. */
  String askOutput();

  /** Asks whether the limit holds it back. */
  String askInCompliance(Sourced sourced);

  /** Reads the answer to {@link #askInCompliance}. */
  boolean inCompliance(String answer) throws Garbled;

  /** Measures voltage and current. */
  String measure(Sourced sourced);

  /** Reads the answer to {@link #measure}; NaN and infinite where the instrument says so. */
  IvPoint point(String answer, Sourced sourced) throws Garbled;
}
