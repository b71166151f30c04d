package org.ohmlight.drivers.instrument.keithley;

import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.transport.Garbled;

/**
 * Keithley 2400, 2401, 2410, 2420, 2440: SCPI.
 *
 * <p>Source: Keithley Instruments, Series 2400 SourceMeter User's Manual, section 18.
 */
public final class Keithley2400 implements SourceMeterCommands {
  @Override
  public IdentityPattern pattern() {
    return IdentityPattern.of("Keithley 2400", "KEITHLEY.*", "MODEL 24(00|01|10|20|40).*");
  }

  @Override
  public Dialect dialect() {
    return Dialect.SCPI;
  }

  @Override
  public Span span(Identity identity) {
    String model = identity.model().replaceAll("\\D", "");
    return switch (model.substring(0, 4)) {
      case "2401" -> new Span(21, 1.05, 22);
      case "2410" -> new Span(1100, 1.05, 22);
      case "2420" -> new Span(63, 3.15, 66);
      case "2440" -> new Span(42, 5.25, 55);
      default -> new Span(210, 1.05, 22);
    };
  }

  @Override
  public List<String> setUp(Sourced sourced) {
    return List.of(
        ":SOUR:FUNC " + given(sourced),
        ":SOUR:" + given(sourced) + ":MODE FIX",
        ":SENS:FUNC:CONC ON",
        ":SENS:FUNC \"VOLT\",\"CURR\"",
        ":FORM:ELEM VOLT,CURR");
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
    return ":SENS:" + limited(sourced) + ":PROT " + ScpiNumber.text(value);
  }

  @Override
  public String askLimit(Sourced sourced) {
    return ":SENS:" + limited(sourced) + ":PROT?";
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
    return ":SENS:" + limited(sourced) + ":PROT:TRIP?";
  }

  @Override
  public boolean inCompliance(String answer) throws Garbled {
    return ScpiNumber.parseBoolean(answer);
  }

  @Override
  public String measure(Sourced sourced) {
    return ":READ?";
  }

  @Override
  public IvPoint point(String answer, Sourced sourced) throws Garbled {
    double[] values = ScpiNumber.parseList(answer, 2);
    return new IvPoint(values[0], values[1]);
  }

  static String given(Sourced sourced) {
    return sourced == Sourced.VOLTS ? "VOLT" : "CURR";
  }

  static String limited(Sourced sourced) {
    return sourced == Sourced.VOLTS ? "CURR" : "VOLT";
  }
}
