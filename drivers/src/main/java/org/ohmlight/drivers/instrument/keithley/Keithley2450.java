package org.ohmlight.drivers.instrument.keithley;

import static org.ohmlight.drivers.instrument.keithley.Keithley2400.given;
import static org.ohmlight.drivers.instrument.keithley.Keithley2400.limited;

import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.transport.Garbled;

/**
 * Keithley 2450 with its SCPI command set (not the one that mimics a 2400, nor TSP: the front panel
 * chooses).
 *
 * <p>Source: Keithley Instruments, Model 2450 Reference Manual, section 6.
 */
public final class Keithley2450 implements SourceMeterCommands {
  @Override
  public IdentityPattern pattern() {
    return IdentityPattern.of("Keithley 2450", "KEITHLEY.*", "MODEL 2450.*");
  }

  @Override
  public Dialect dialect() {
    return Dialect.SCPI;
  }

  @Override
  public Span span(Identity identity) {
    return new Span(210, 1.05, 22);
  }

  @Override
  public List<String> setUp(Sourced sourced) {
    return List.of(
        ":SOUR:FUNC " + given(sourced),
        ":SENS:FUNC \"" + limited(sourced) + "\"",
        ":SENS:" + limited(sourced) + ":RANG:AUTO ON",
        ":SOUR:" + given(sourced) + ":READ:BACK ON");
  }

  @Override
  public String level(Sourced sourced, double value) {
    return ":SOUR:" + given(sourced) + " " + ScpiNumber.text(value);
  }

  @Override
  public String askLevel(Sourced sourced) {
    return ":SOUR:" + given(sourced) + "?";
  }

  @Override
  public String limit(Sourced sourced, double value) {
    return limitHeader(sourced) + " " + ScpiNumber.text(value);
  }

  @Override
  public String askLimit(Sourced sourced) {
    return limitHeader(sourced) + "?";
  }

  @Override
  public String output(boolean on) {
    return on ? ":OUTP ON" : ":OUTP OFF";
  }

  @Override
  public String askOutput() {
    return ":OUTP?";
  }

  @Override
  public String askInCompliance(Sourced sourced) {
    return limitHeader(sourced) + ":TRIP?";
  }

  @Override
  public boolean inCompliance(String answer) throws Garbled {
    return ScpiNumber.parseBoolean(answer);
  }

  @Override
  public String measure(Sourced sourced) {
    return ":READ? \"defbuffer1\",SOUR,READ";
  }

  @Override
  public IvPoint point(String answer, Sourced sourced) throws Garbled {
    double[] values = ScpiNumber.parseList(answer, 2);
    return sourced == Sourced.VOLTS
        ? new IvPoint(values[0], values[1])
        : new IvPoint(values[1], values[0]);
  }

  private static String limitHeader(Sourced sourced) {
    return ":SOUR:" + given(sourced) + (sourced == Sourced.VOLTS ? ":ILIM" : ":VLIM");
  }
}
