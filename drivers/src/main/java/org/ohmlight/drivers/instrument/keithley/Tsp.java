package org.ohmlight.drivers.instrument.keithley;

import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.ScpiError;
import org.ohmlight.drivers.scpi.ScpiNumber;
import org.ohmlight.drivers.transport.Garbled;

/** The test script processor of Keithley: commands are lines of Lua, {@code print} answers. */
final class Tsp implements Dialect {
  @Override
  public String nextError() {
    return "print(errorqueue.next())";
  }

  /** Code, message, severity and node with tabs between. */
  @Override
  public ScpiError error(String answer) throws Garbled {
    String[] fields = answer.split("\t", -1);
    if (fields.length < 2) {
      throw new Garbled("\"" + answer + "\" came, where an error of code and message is due");
    }
    return new ScpiError((int) ScpiNumber.parse(fields[0]), fields[1]);
  }

  @Override
  public String echo(int number) {
    return "print(\"ohmlight " + number + "\")";
  }

  @Override
  public boolean isEcho(String answer, int number) {
    return answer.equals("ohmlight " + number);
  }
}
