package org.ohmlight.drivers.virtual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.drivers.instrument.keithley.IvPoint;
import org.ohmlight.drivers.scpi.ScpiError;

/**
 * A Keithley 2602B as its wire sees it: single statements of Lua, assignments, calls and {@code
 * print}, about channel a and what {@link org.ohmlight.drivers.instrument.keithley.Keithley2600}
 * uses; and the common commands. It is no Lua: no variables, no blocks, no arithmetic.
 */
public final class VirtualKeithley2600 extends LineInstrument {
  private static final double WIDEST_VOLTS = 40.4;
  private static final double WIDEST_AMPS = 3.03;
  private static final double FIRST_LIMIT = 1;
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][\\w.]*)\\s*=\\s*(.+)");
  private static final Pattern PRINT = Pattern.compile("print\\s*\\((.*)\\)");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*\\.?\\d+\\.?(?:[eE][+-]?\\d+)?");
  private static final Map<String, Double> CONSTANTS =
      Map.of(
          "smua.OUTPUT_DCVOLTS", 1.0,
          "smua.OUTPUT_DCAMPS", 0.0,
          "smua.OUTPUT_ON", 1.0,
          "smua.OUTPUT_OFF", 0.0,
          "format.ASCII", 1.0);

  private final SourceMeterModel model;
  private final StatusModel status = new StatusModel();
  private final Map<String, Setter> setters = new LinkedHashMap<>();
  private final Map<String, Getter> getters = new LinkedHashMap<>();
  private int digits = 6;

  private interface Setter {
    void set(double value) throws LuaError;
  }

  private interface Getter {
    String get();
  }

  private static final class LuaError extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    LuaError(int code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** One with something connected to its channel a. */
  public VirtualKeithley2600(TwoTerminal device) {
    model = new SourceMeterModel(device, WIDEST_VOLTS, FIRST_LIMIT);
    setters.put("smua.source.func", value -> model.source(value == 1));
    setters.put("smua.source.output", value -> model.output(value == 1));
    setters.put("smua.source.levelv", value -> model.volts(within(value, WIDEST_VOLTS)));
    setters.put("smua.source.leveli", value -> model.amps(within(value, WIDEST_AMPS)));
    setters.put("smua.source.limitv", value -> model.limitVolts(positive(value, WIDEST_VOLTS)));
    setters.put("smua.source.limiti", value -> model.limitAmps(positive(value, WIDEST_AMPS)));
    setters.put("format.data", value -> within(value, 1));
    setters.put("format.asciiprecision", value -> digits = (int) positive(value, 16));
    getters.put("smua.source.func", () -> number(model.sourcesVolts() ? 1 : 0));
    getters.put("smua.source.output", () -> number(model.isOn() ? 1 : 0));
    getters.put("smua.source.levelv", () -> number(model.volts()));
    getters.put("smua.source.leveli", () -> number(model.amps()));
    getters.put("smua.source.limitv", () -> number(model.limitVolts()));
    getters.put("smua.source.limiti", () -> number(model.limitAmps()));
    getters.put("smua.source.compliance", () -> Boolean.toString(model.inCompliance()));
    getters.put("smua.measure.iv()", this::measure);
    getters.put("errorqueue.count", () -> number(status.queued()));
    getters.put("errorqueue.next()", this::nextError);
    getters.put("localnode.model", () -> "2602B");
  }

  /** What it really did. */
  public SourceMeterModel model() {
    return model;
  }

  @Override
  public void reboot() {
    super.reboot();
    status.powerOn();
    reset();
  }

  private void reset() {
    model.reset();
    digits = 6;
  }

  @Override
  void overrun() {
    status.error(-363, "Input buffer over-run");
  }

  @Override
  String answer(String line) {
    List<String> answers = new ArrayList<>();
    for (String statement : line.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
      try {
        String answer = statement(statement.strip());
        if (!answer.isEmpty()) {
          answers.add(answer);
        }
      } catch (LuaError wrong) {
        status.error(wrong.code, wrong.text());
      }
    }
    return String.join("\n", answers);
  }

  private String statement(String statement) throws LuaError {
    Matcher print = PRINT.matcher(statement);
    if (print.matches()) {
      return value(print.group(1).strip());
    }
    Matcher assignment = ASSIGNMENT.matcher(statement);
    if (assignment.matches()) {
      assign(assignment.group(1), assignment.group(2).strip());
      return "";
    }
    return switch (statement) {
      case "" -> "";
      case "*IDN?" -> "Keithley Instruments Inc., Model 2602B, 0000001, 3.3.5 virtual";
      case "*OPC?" -> "1";
      case "*ESR?" -> Integer.toString(status.takeEvents());
      case "*STB?" -> Integer.toString(status.statusByte());
      case "*RST", "reset()", "smua.reset()" -> silently(this::reset);
      case "*CLS", "errorqueue.clear()" -> silently(status::clear);
      default ->
          throw new LuaError(
              -285, "TSP Syntax error at line 1: unexpected symbol near `" + statement + "'");
    };
  }

  private static String silently(Runnable deed) {
    deed.run();
    return "";
  }

  private void assign(String name, String text) throws LuaError {
    Setter setter = setters.get(name);
    if (setter == null) {
      throw new LuaError(-286, "TSP Runtime error at line 1: attempt to set `" + name + "'");
    }
    Double constant = CONSTANTS.get(text);
    if (constant == null && !NUMBER.matcher(text).matches()) {
      throw new LuaError(
          -286, "TSP Runtime error at line 1: expected a number, got `" + text + "'");
    }
    setter.set(constant == null ? Double.parseDouble(text) : constant);
  }

  private String value(String expression) throws LuaError {
    Matcher string = STRING.matcher(expression);
    if (string.matches()) {
      return string.group(1);
    }
    Getter getter = getters.get(expression);
    if (getter != null) {
      return getter.get();
    }
    Double constant = CONSTANTS.get(expression);
    if (constant != null) {
      return number(constant);
    }
    if (NUMBER.matcher(expression).matches()) {
      return number(Double.parseDouble(expression));
    }
    throw new LuaError(-286, "TSP Runtime error at line 1: nothing is called `" + expression + "'");
  }

  private String measure() {
    IvPoint point = model.measure();
    return number(point.amps()) + "\t" + number(point.volts());
  }

  private String nextError() {
    ScpiError error = status.next();
    String message = error.isNone() ? "Queue Is Empty" : error.message();
    return number(error.code()) + "\t" + message + "\t" + number(0) + "\t" + number(1);
  }

  private static double within(double value, double most) throws LuaError {
    if (!(Math.abs(value) <= most)) {
      throw new LuaError(1102, "Parameter too big");
    }
    return value;
  }

  private static double positive(double value, double most) throws LuaError {
    if (value <= 0) {
      throw new LuaError(1103, "Parameter too small");
    }
    return within(value, most);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
  }
}
