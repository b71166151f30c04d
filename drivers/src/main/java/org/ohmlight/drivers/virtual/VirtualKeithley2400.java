package org.ohmlight.drivers.virtual;

import java.util.List;
import java.util.Locale;
import org.ohmlight.drivers.instrument.keithley.IvPoint;
import org.ohmlight.drivers.transport.Garbled;

/**
 * A Keithley 2400 as its wire sees it: the commands that {@link
 * org.ohmlight.drivers.instrument.keithley.Keithley2400} uses, with the error codes of the real one
 * where they are known. Its answers carry seven digits, as the real ones do.
 */
public final class VirtualKeithley2400 extends VirtualScpi {
  private static final double WIDEST_VOLTS = 210;
  private static final double WIDEST_AMPS = 1.05;
  private static final double FIRST_LIMIT = 1.05e-4;

  private final SourceMeterModel model;
  private List<String> elements = List.of("VOLT", "CURR", "RES", "TIME", "STAT");

  /** One with something connected to it. */
  public VirtualKeithley2400(TwoTerminal device) {
    this(device, "KEITHLEY INSTRUMENTS INC.,MODEL 2400,0000001,C32 virtual/A02 /U/K");
  }

  /** One that says something else about who it is. */
  public VirtualKeithley2400(TwoTerminal device, String identity) {
    super(identity);
    model = new SourceMeterModel(device, WIDEST_VOLTS, FIRST_LIMIT);
    source();
    sense();
    on(":OUTPut[1][:STATe]", parameters -> silently(() -> model.output(flag(parameters))));
    on(":OUTPut[1][:STATe]?", parameters -> model.isOn() ? "1" : "0");
    on(":FORMat:ELEMents[:SENSe]", parameters -> silently(() -> elements = upper(parameters)));
    on(":FORMat:ELEMents[:SENSe]?", parameters -> String.join(",", elements));
    on(":READ?", parameters -> read());
    on(":SYSTem:RSENse", parameters -> silently(() -> flag(parameters)));
  }

  private void source() {
    on(
        ":SOURce[1]:FUNCtion[:MODE]",
        parameters -> silently(() -> model.source(isVoltage(only(parameters)))));
    on(":SOURce[1]:FUNCtion[:MODE]?", parameters -> model.sourcesVolts() ? "VOLT" : "CURR");
    on(":SOURce[1]:VOLTage:MODE", parameters -> silently(() -> fixed(parameters)));
    on(":SOURce[1]:CURRent:MODE", parameters -> silently(() -> fixed(parameters)));
    on(
        ":SOURce[1]:VOLTage[:LEVel][:IMMediate][:AMPLitude]",
        parameters -> silently(() -> model.volts(number(parameters, WIDEST_VOLTS))));
    on(":SOURce[1]:VOLTage[:LEVel][:IMMediate][:AMPLitude]?", parameters -> decimal(model.volts()));
    on(
        ":SOURce[1]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
        parameters -> silently(() -> model.amps(number(parameters, WIDEST_AMPS))));
    on(":SOURce[1]:CURRent[:LEVel][:IMMediate][:AMPLitude]?", parameters -> decimal(model.amps()));
  }

  private void sense() {
    on(":SENSe[1]:FUNCtion[:ON]", parameters -> "");
    on(":SENSe[1]:FUNCtion:CONCurrent", parameters -> silently(() -> flag(parameters)));
    on(
        ":SENSe[1]:CURRent[:DC]:PROTection[:LEVel]",
        parameters -> silently(() -> model.limitAmps(limit(parameters, WIDEST_AMPS))));
    on(":SENSe[1]:CURRent[:DC]:PROTection[:LEVel]?", parameters -> decimal(model.limitAmps()));
    on(":SENSe[1]:CURRent[:DC]:PROTection:TRIPped?", parameters -> tripped(true));
    on(
        ":SENSe[1]:VOLTage[:DC]:PROTection[:LEVel]",
        parameters -> silently(() -> model.limitVolts(limit(parameters, WIDEST_VOLTS))));
    on(":SENSe[1]:VOLTage[:DC]:PROTection[:LEVel]?", parameters -> decimal(model.limitVolts()));
    on(":SENSe[1]:VOLTage[:DC]:PROTection:TRIPped?", parameters -> tripped(false));
  }

  /** What it really did. */
  public SourceMeterModel model() {
    return model;
  }

  @Override
  void reset() {
    model.reset();
    elements = List.of("VOLT", "CURR", "RES", "TIME", "STAT");
  }

  private String tripped(boolean ofCurrent) {
    return ofCurrent == model.sourcesVolts() && model.inCompliance() ? "1" : "0";
  }

  private String read() throws Refused {
    if (!model.isOn()) {
      throw new Refused(803, "Not permitted with OUTPUT off");
    }
    IvPoint point = model.measure();
    return String.join(",", elements.stream().map(element -> element(element, point)).toList());
  }

  private static String element(String name, IvPoint point) {
    return switch (name) {
      case "VOLT", "VOLTAGE" -> decimal(point.volts());
      case "CURR", "CURRENT" -> decimal(point.amps());
      case "RES", "RESISTANCE" -> "+9.910000E+37";
      default -> "+0.000000E+00";
    };
  }

  static double limit(List<String> parameters, double most) throws Refused, Garbled {
    double value = number(parameters, most);
    if (value <= 0) {
      throw new Refused(-222, "Parameter data out of range");
    }
    return value;
  }

  private static void fixed(List<String> parameters) throws Refused {
    if (!only(parameters).toUpperCase(Locale.ROOT).startsWith("FIX")) {
      throw new Refused(-224, "Illegal parameter value");
    }
  }

  static boolean isVoltage(String word) throws Refused {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "VOLT", "VOLTAGE" -> true;
      case "CURR", "CURRENT" -> false;
      default -> throw new Refused(-224, "Illegal parameter value");
    };
  }

  private static List<String> upper(List<String> words) {
    return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%+.6E", value);
  }
}
