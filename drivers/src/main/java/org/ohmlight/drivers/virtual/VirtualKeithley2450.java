package org.ohmlight.drivers.virtual;

import static org.ohmlight.drivers.virtual.VirtualKeithley2400.decimal;
import static org.ohmlight.drivers.virtual.VirtualKeithley2400.isVoltage;
import static org.ohmlight.drivers.virtual.VirtualKeithley2400.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ohmlight.drivers.instrument.keithley.IvPoint;

/**
 * A Keithley 2450 as its wire sees it: the commands that {@link
 * org.ohmlight.drivers.instrument.keithley.Keithley2450} uses. It has one buffer, defbuffer1.
 */
public final class VirtualKeithley2450 extends VirtualScpi {
  private static final double WIDEST_VOLTS = 210;
  private static final double WIDEST_AMPS = 1.05;
  private static final double FIRST_LIMIT = 1.05e-4;

  private final SourceMeterModel model;
  private boolean measuresVolts;

  /** One with something connected to it. */
  public VirtualKeithley2450(TwoTerminal device) {
    super("KEITHLEY INSTRUMENTS,MODEL 2450,00000001,1.7.0b virtual");
    model = new SourceMeterModel(device, WIDEST_VOLTS, FIRST_LIMIT);
    on(
        ":SOURce[1]:FUNCtion[:MODE]",
        parameters -> silently(() -> model.source(isVoltage(only(parameters)))));
    on(":SOURce[1]:FUNCtion[:MODE]?", parameters -> model.sourcesVolts() ? "VOLT" : "CURR");
    voltage();
    current();
    on(
        ":SENSe[1]:FUNCtion[:ON]",
        parameters -> silently(() -> measuresVolts = isVoltage(unquoted(only(parameters)))));
    on(":SENSe[1]:CURRent:RANGe:AUTO", parameters -> silently(() -> flag(parameters)));
    on(":SENSe[1]:VOLTage:RANGe:AUTO", parameters -> silently(() -> flag(parameters)));
    on(":OUTPut[1][:STATe]", parameters -> silently(() -> model.output(flag(parameters))));
    on(":OUTPut[1][:STATe]?", parameters -> model.isOn() ? "1" : "0");
    on(":READ?", this::read);
  }

  private void voltage() {
    on(
        ":SOURce[1]:VOLTage[:LEVel][:IMMediate][:AMPLitude]",
        parameters -> silently(() -> model.volts(number(parameters, WIDEST_VOLTS))));
    on(":SOURce[1]:VOLTage[:LEVel][:IMMediate][:AMPLitude]?", parameters -> decimal(model.volts()));
    on(
        ":SOURce[1]:VOLTage:ILIMit[:LEVel]",
        parameters -> silently(() -> model.limitAmps(limit(parameters, WIDEST_AMPS))));
    on(":SOURce[1]:VOLTage:ILIMit[:LEVel]?", parameters -> decimal(model.limitAmps()));
    on(":SOURce[1]:VOLTage:ILIMit[:LEVel]:TRIPped?", parameters -> tripped(true));
    on(":SOURce[1]:VOLTage:READ:BACK", parameters -> silently(() -> flag(parameters)));
  }

  private void current() {
    on(
        ":SOURce[1]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
        parameters -> silently(() -> model.amps(number(parameters, WIDEST_AMPS))));
    on(":SOURce[1]:CURRent[:LEVel][:IMMediate][:AMPLitude]?", parameters -> decimal(model.amps()));
    on(
        ":SOURce[1]:CURRent:VLIMit[:LEVel]",
        parameters -> silently(() -> model.limitVolts(limit(parameters, WIDEST_VOLTS))));
    on(":SOURce[1]:CURRent:VLIMit[:LEVel]?", parameters -> decimal(model.limitVolts()));
    on(":SOURce[1]:CURRent:VLIMit[:LEVel]:TRIPped?", parameters -> tripped(false));
    on(":SOURce[1]:CURRent:READ:BACK", parameters -> silently(() -> flag(parameters)));
  }

  /** What it really did. */
  public SourceMeterModel model() {
    return model;
  }

  @Override
  void reset() {
    model.reset();
    measuresVolts = false;
  }

  private String tripped(boolean ofCurrent) {
    return ofCurrent == model.sourcesVolts() && model.inCompliance() ? "1" : "0";
  }

  private String read(List<String> parameters) throws Refused {
    if (!parameters.isEmpty() && !unquoted(parameters.get(0)).equals("defbuffer1")) {
      throw new Refused(-224, "Illegal parameter value");
    }
    IvPoint point = model.measure();
    List<String> asked =
        parameters.size() < 2 ? List.of("READ") : parameters.subList(1, parameters.size());
    List<String> answers = new ArrayList<>();
    for (String element : asked) {
      answers.add(
          switch (element.toUpperCase(Locale.ROOT)) {
            case "READ", "READING" -> decimal(measuresVolts ? point.volts() : point.amps());
            case "SOUR", "SOURCE" -> decimal(model.sourcesVolts() ? point.volts() : point.amps());
            default -> throw new Refused(-224, "Illegal parameter value");
          });
    }
    return String.join(",", answers);
  }

  private static String unquoted(String text) {
    return text.replace("\"", "");
  }
}
