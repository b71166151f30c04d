package org.ohmlight.experiments.instrument;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.serial.LineSettings;
import org.ohmlight.drivers.transport.serial.LineSettings.Parity;
import org.ohmlight.drivers.transport.serial.SerialLink;
import org.ohmlight.drivers.transport.tcp.TcpLink;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** Where an instrument is, as a person types it. */
final class InstrumentAddress {
  /** What is allowed, for messages and help. */
  static final String ALLOWED =
      "tcp:HOST:PORT, serial:PATH, serial:PATH@BAUD or serial:PATH@BAUD,8E1";

  private static final int USUAL_BAUD = 9600;
  private static final Pattern TCP = Pattern.compile("tcp:(.+):(\\d{1,5})");
  private static final Pattern SERIAL =
      Pattern.compile("serial:(.+?)(?:@(\\d{1,8})(?:,([5-8])([NEO])([12]))?)?");

  private InstrumentAddress() {}

  /** A link to an address, not yet open. */
  static ByteLink link(String address) {
    Matcher tcp = TCP.matcher(address);
    if (tcp.matches() && Integer.parseInt(tcp.group(2)) <= 65_535) {
      return new TcpLink(tcp.group(1), Integer.parseInt(tcp.group(2)));
    }
    Matcher serial = SERIAL.matcher(address);
    if (serial.matches()) {
      int baud = serial.group(2) == null ? USUAL_BAUD : Integer.parseInt(serial.group(2));
      if (baud > 0) {
        return new SerialLink(serial.group(1), settings(baud, serial));
      }
    }
    throw new BadInput(
        Problem.of("This is no address of an instrument.")
            .in("ADDRESS")
            .given(address)
            .allowed(ALLOWED)
            .hint("tcp:127.0.0.1:5025 or serial:/dev/ttyUSB0@9600"));
  }

  /** Data bits, parity and stop bits as they are written on instruments; usually 8N1. */
  private static LineSettings settings(int baud, Matcher serial) {
    if (serial.group(3) == null) {
      return LineSettings.baud(baud);
    }
    Parity parity =
        switch (serial.group(4)) {
          case "E" -> Parity.EVEN;
          case "O" -> Parity.ODD;
          default -> Parity.NONE;
        };
    return new LineSettings(
        baud, Integer.parseInt(serial.group(3)), Integer.parseInt(serial.group(5)), parity);
  }
}
