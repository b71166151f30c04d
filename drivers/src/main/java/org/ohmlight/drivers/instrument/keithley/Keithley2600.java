package org.ohmlight.drivers.instrument.keithley;

import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.transport.Garbled;

/**
 * Keithley 2600, 2600A and 2600B, one channel: TSP.
 *
 * <p>Source: Keithley Instruments, Series 2600B System SourceMeter Reference Manual, section 11.
 */
public final class Keithley2600 implements SourceMeterCommands {
  private final String smu;

  /**
   * A channel.
   *
   * @param channel {@code a} or {@code b}
   */
  public Keithley2600(char channel) {
    if (channel != 'a' && channel != 'b') {
      throw new IllegalArgumentException("A Keithley 2600 has channels a and b, got " + channel);
    }
    this.smu = "smu" + channel;
  }

  @Override
  public IdentityPattern pattern() {
    return IdentityPattern.of("Keithley 2600", "KEITHLEY.*", "MODEL 26(0[124]|1[124]|3[456])[AB]?");
  }

  @Override
  public Dialect dialect() {
    return new Tsp();
  }

  @Override
  public Span span(Identity identity) {
    return identity.model().contains("260")
        ? new Span(40.4, 3.03, 40.4)
        : new Span(202, 1.515, 30.3);
  }

  /** Ten digits in answers: the six of the default are fewer than a reading has. */
  @Override
  public List<String> setUp(Sourced sourced) {
    String function = sourced == Sourced.VOLTS ? ".OUTPUT_DCVOLTS" : ".OUTPUT_DCAMPS";
    return List.of(
        "format.data = format.ASCII",
        "format.asciiprecision = 10",
        smu + ".source.func = " + smu + function);
  }

  @Override
  public String level(Sourced sourced, double value) {
    return smu + ".source.level" + given(sourced) + " = " + ScpiNumber.text(value);
  }

  @Override
  public String askLevel(Sourced sourced) {
    return "print(" + smu + ".source.level" + given(sourced) + ")";
  }

  @Override
  public String limit(Sourced sourced, double value) {
    return smu + ".source.limit" + limited(sourced) + " = " + ScpiNumber.text(value);
  }

  @Override
  public String askLimit(Sourced sourced) {
    return "print(" + smu + ".source.limit" + limited(sourced) + ")";
  }

  @Override
  public String output(boolean on) {
    return smu + ".source.output = " + smu + (on ? ".OUTPUT_ON" : ".OUTPUT_OFF");
  }

  @Override
  public String askOutput() {
    return "print(" + smu + ".source.output)";
  }

  @Override
  public String askInCompliance(Sourced sourced) {
    return "print(" + smu + ".source.compliance)";
  }

  @Override
  public boolean inCompliance(String answer) throws Garbled {
    return switch (answer.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Garbled("\"" + answer + "\" came, where true or false is due");
    };
  }

  @Override
  public String measure(Sourced sourced) {
    return "print(" + smu + ".measure.iv())";
  }

  /** The instrument gives the current first. */
  @Override
  public IvPoint point(String answer, Sourced sourced) throws Garbled {
    double[] values = ScpiNumber.parseList(answer.replace('\t', ','), 2);
    return new IvPoint(values[1], values[0]);
  }

  private static char given(Sourced sourced) {
    return sourced == Sourced.VOLTS ? 'v' : 'i';
  }

  private static char limited(Sourced sourced) {
    return sourced == Sourced.VOLTS ? 'i' : 'v';
  }
}
