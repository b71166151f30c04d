package org.ohmlight.drivers.scpi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.drivers.transport.Garbled;

/**
 * An entry of an error queue (SCPI 1999, volume 2, section 21.8).
 *
 * @param code 0: no error; negative: as the standard says; positive: as the maker says
 * @param message what the instrument says about it
 */
public record ScpiError(int code, String message) {
  private static final Pattern ANSWER =
      Pattern.compile("\\s*([+-]?\\d{1,9})\\s*,\\s*\"(.*)\"\\s*", Pattern.DOTALL);

  /** Reads {@code -113,"Undefined header"}. */
  public static ScpiError parse(String answer) throws Garbled {
    Matcher parts = ANSWER.matcher(answer);
    if (!parts.matches()) {
      throw new Garbled(
          "Asked for the next error, \""
              + Line.shown(answer)
              + "\" came, where code,\"message\" is due. Try: is this a SCPI instrument?");
    }
    return new ScpiError(Integer.parseInt(parts.group(1)), parts.group(2).replace("\"\"", "\""));
  }

  /** Whether the queue was empty. */
  public boolean isNone() {
    return code == 0;
  }

  @Override
  public String toString() {
    return code + " " + message;
  }
}
