package org.ohmlight.experiments.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttAddress;
import org.ohmlight.hil.board.Board;
import org.ohmlight.hil.board.Firmware;

/** Where a rig's controller is. */
public sealed interface RigAddress {
  /** What a person may type. */
  String ALLOWED =
      "serial:DEVICE, serial:DEVICE@BAUD, tcp:HOST:PORT, qemu:BOARD, mqtts+qemu:BOARD,"
          + " virtual:ROWSxCOLUMNSxTILES, recording:FILE, "
          + MqttAddress.ALLOWED
          + "; boards: "
          + Board.labels();

  /** As a person types it. */
  String text();

  /** What this machine lacks to have it, and the cure; empty if nothing, as far as one can know. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * A serial line.
   *
   * @param device its path
   * @param baud symbols a second
   */
  record Serial(String device, int baud) implements RigAddress {
    @Override
    public String text() {
      return "serial:" + device + "@" + baud;
    }
  }

  /**
   * A TCP connection.
   *
   * @param host name or number
   * @param port number
   */
  record Tcp(String host, int port) implements RigAddress {
    @Override
    public String text() {
      return "tcp:" + host + ":" + port;
    }
  }

  /**
   * A node behind a broker of one's own.
   *
   * @param device broker and device
   */
  record Mqtt(MqttAddress device) implements RigAddress {
    @Override
    public String text() {
      return device.text();
    }
  }

  /**
   * Firmware on an emulated board.
   *
   * @param board which
   * @param overMqtt whether messages go through a broker with TLS, which is started for it, and a
   *     node at the board's serial line; otherwise over that line
   */
  record Emulated(Board board, boolean overMqtt) implements RigAddress {
    @Override
    public String text() {
      return (overMqtt ? "mqtts+qemu:" : "qemu:") + board.label();
    }

    @Override
    public Optional<String> missing() {
      Optional<String> noBoard = Firmware.here().missing(board);
      return noBoard.isPresent() || !overMqtt ? noBoard : LocalBroker.missing();
    }
  }

  /**
   * A controller in this program, with simple cells.
   *
   * @param rows outputs of a tile
   * @param columns inputs of a tile
   * @param tiles number of tiles
   */
  record Virtual(int rows, int columns, int tiles) implements RigAddress {
    @Override
    public String text() {
      return "virtual:" + rows + "x" + columns + "x" + tiles;
    }
  }

  /**
   * What passed on another day.
   *
   * @param file a recording
   */
  record Recorded(String file) implements RigAddress {
    @Override
    public String text() {
      return "recording:" + file;
    }
  }

  /** Reads an address; empty if it is none. */
  static Optional<RigAddress> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      return Optional.empty();
    }
    String rest = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "serial" -> Places.serial(rest);
      case "tcp" -> Places.tcp(rest);
      case "qemu" -> Board.of(rest).map(board -> new Emulated(board, false));
      case "mqtts+qemu" -> Board.of(rest).map(board -> new Emulated(board, true));
      case "virtual" -> Places.virtual(rest);
      case "mqtt", "mqtts" -> MqttAddress.parse(text).map(Mqtt::new);
      case "recording" -> Optional.of(new Recorded(rest));
      default -> Optional.empty();
    };
  }

  /** The parts of addresses. */
  final class Places {
    private static final int USUAL_BAUD = 921_600;
    private static final Pattern SERIAL = Pattern.compile("([^@]+)(?:@([1-9][0-9]{0,7}))?");
    private static final Pattern TCP = Pattern.compile("(.+):([1-9][0-9]{0,4})");
    private static final Pattern VIRTUAL =
        Pattern.compile("([1-9][0-9]{0,2})x([1-9][0-9]{0,2})x([1-9][0-9]{0,1})");

    private Places() {}

    private static Optional<RigAddress> serial(String rest) {
      Matcher parts = SERIAL.matcher(rest);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String baud = parts.group(2);
      return Optional.of(
          new Serial(parts.group(1), baud == null ? USUAL_BAUD : Integer.parseInt(baud)));
    }

    private static Optional<RigAddress> tcp(String rest) {
      Matcher parts = TCP.matcher(rest);
      return parts.matches()
          ? Optional.of(new Tcp(parts.group(1), Integer.parseInt(parts.group(2))))
          : Optional.empty();
    }

    private static Optional<RigAddress> virtual(String rest) {
      Matcher parts = VIRTUAL.matcher(rest);
      return parts.matches()
          ? Optional.of(
              new Virtual(
                  Integer.parseInt(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3))))
          : Optional.empty();
    }
  }
}
