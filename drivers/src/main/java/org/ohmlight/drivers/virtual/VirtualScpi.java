package org.ohmlight.drivers.virtual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.scpi.ScpiError;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.transport.Garbled;

/**
 * A virtual instrument that speaks SCPI: several commands in a line, short and long words, paths
 * that go on from the command before, the common commands, and an error queue. A subclass says
 * which headers it knows and what they do.
 */
abstract class VirtualScpi extends LineInstrument {
  private static final int COMMAND_LENGTH = 120;

  private final Map<ScpiHeader, Action> actions = new LinkedHashMap<>();
  private final StatusModel status = new StatusModel();
  private final String identity;

  /** What a command does. */
  interface Action {
    /**
     * Does it.
     *
     * @param parameters what stood behind the header, without spaces around
     * @return the answer; empty for a command that gives none
     */
    String run(List<String> parameters) throws Refused, Garbled;
  }

  /** A command that is understood and not done. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refused(int code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  VirtualScpi(String identity) {
    this.identity = identity;
    on("*IDN?", parameters -> identity());
    on("*CLS", parameters -> silently(status::clear));
    on("*RST", parameters -> silently(this::reset));
    on("*OPC", parameters -> silently(status::operationComplete));
    on("*OPC?", parameters -> "1");
    on("*WAI", parameters -> "");
    on("*ESR?", parameters -> Integer.toString(status.takeEvents()));
    on("*ESE", parameters -> silently(() -> status.enable(mask(parameters))));
    on("*ESE?", parameters -> Integer.toString(status.enabled()));
    on("*SRE", parameters -> silently(() -> status.request(mask(parameters))));
    on("*SRE?", parameters -> Integer.toString(status.requested()));
    on("*STB?", parameters -> Integer.toString(status.statusByte()));
    on("*TST?", parameters -> "0");
    on(":SYSTem:ERRor[:NEXT]?", parameters -> nextError());
    on(":SYSTem:ERRor:COUNt?", parameters -> Integer.toString(status.queued()));
    on(":SYSTem:VERSion?", parameters -> "1999.0");
  }

  /** Who it says it is. */
  String identity() {
    return identity;
  }

  /** Brings everything but status to what it is after {@code *RST}. */
  abstract void reset();

  /** Says what a header does. */
  final void on(String header, Action action) {
    actions.put(new ScpiHeader(header), action);
  }

  interface Deed {
    void run() throws Refused, Garbled;
  }

  static String silently(Deed deed) throws Refused, Garbled {
    deed.run();
    return "";
  }

  @Override
  public void reboot() {
    super.reboot();
    status.powerOn();
    reset();
  }

  @Override
  final void overrun() {
    status.error(-363, "Input buffer overrun");
  }

  @Override
  final String answer(String line) {
    List<String> answers = new ArrayList<>();
    String path = "";
    for (String command : split(line, ';')) {
      if (command.isEmpty()) {
        continue;
      }
      int space = firstSpace(command);
      String header = command.substring(0, space);
      String full = header.startsWith(":") || header.startsWith("*") ? header : path + header;
      String answer = run(full, command.substring(space).strip());
      if (!answer.isEmpty()) {
        answers.add(answer);
      }
      if (!full.startsWith("*")) {
        path = full.substring(0, full.lastIndexOf(':') + 1);
      }
    }
    return String.join(";", answers);
  }

  private String run(String header, String parameters) {
    Action action = action(header);
    if (action == null) {
      status.error(-113, "Undefined header;" + shortened(header));
      return "";
    }
    try {
      return action.run(parameters.isEmpty() ? List.of() : split(parameters, ','));
    } catch (Refused refused) {
      status.error(refused.code, refused.text());
    } catch (Garbled garbled) {
      status.error(-120, "Numeric data error;" + shortened(parameters));
    }
    return "";
  }

  private @Nullable Action action(String header) {
    for (Map.Entry<ScpiHeader, Action> entry : actions.entrySet()) {
      if (entry.getKey().fits(header)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private String nextError() {
    ScpiError error = status.next();
    return error.code() + ",\"" + error.message().replace("\"", "\"\"") + "\"";
  }

  /** The one parameter that must be there. */
  static String only(List<String> parameters) throws Refused {
    if (parameters.isEmpty()) {
      throw new Refused(-109, "Missing parameter");
    }
    if (parameters.size() > 1) {
      throw new Refused(-108, "Parameter not allowed");
    }
    return parameters.get(0);
  }

  /** The one parameter as a number of which the magnitude is bounded. */
  static double number(List<String> parameters, double most) throws Refused, Garbled {
    double value = ScpiNumber.parse(only(parameters));
    if (!(Math.abs(value) <= most)) {
      throw new Refused(-222, "Parameter data out of range");
    }
    return value;
  }

  /** The one parameter as on or off. */
  static boolean flag(List<String> parameters) throws Refused, Garbled {
    return ScpiNumber.parseBoolean(only(parameters).toUpperCase(java.util.Locale.ROOT));
  }

  private static int mask(List<String> parameters) throws Refused, Garbled {
    return (int) Math.abs(number(parameters, 255));
  }

  private static int firstSpace(String command) {
    for (int k = 0; k < command.length(); k++) {
      if (Character.isWhitespace(command.charAt(k))) {
        return k;
      }
    }
    return command.length();
  }

  /** Cuts at a separator that is not within quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, k).strip());
        from = k + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }

  private static String shortened(String text) {
    return text.length() <= COMMAND_LENGTH ? text : text.substring(0, COMMAND_LENGTH);
  }
}
