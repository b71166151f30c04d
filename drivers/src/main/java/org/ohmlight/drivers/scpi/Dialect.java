package org.ohmlight.drivers.scpi;

import org.ohmlight.drivers.transport.Garbled;

/**
 * What differs between families of instruments that talk in lines: how one asks for the next error,
 * and how one asks for an echo, by which the wire finds its place again after a timeout.
 */
public interface Dialect {
  /** Command that takes the oldest error out of the queue. */
  String nextError();

  /** Reads the answer to {@link #nextError}. */
  ScpiError error(String answer) throws Garbled;

  /**
   * Command whose answer nothing else gives.
   *
   * @param number 1 to 255
   */
  String echo(int number);

  /** The answer to {@link #echo}. */
  boolean isEcho(String answer, int number);

  /**
   * SCPI 1999. The echo is the event enable register: {@code *ESE 17;*ESE?} answers 17, and no
   * driver here uses that register.
   */
  Dialect SCPI =
      new Dialect() {
        @Override
        public String nextError() {
          return ":SYST:ERR?";
        }

        @Override
        public ScpiError error(String answer) throws Garbled {
          return ScpiError.parse(answer);
        }

        @Override
        public String echo(int number) {
          return "*ESE " + number + ";*ESE?";
        }

        @Override
        public boolean isEcho(String answer, int number) {
          String digits = answer.startsWith("+") ? answer.substring(1) : answer;
          return digits.equals(Integer.toString(number));
        }
      };
}
