package org.ohmlight.drivers.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An ArC ONE as its wire sees it: fields in lines, answers in binary. Before it is started it
 * answers nothing; what it does not understand it passes over in silence, as the real one seems to.
 * A read is an ideal one, without cycles and sneak paths.
 */
public final class VirtualArcOne implements WireInstrument {
  private final TwoTerminal[][] cells;
  private final List<Pulse> log = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private final List<String> fields = new ArrayList<>();
  private boolean started;
  private double readVolts;

  /** A pulse that a cell got. */
  public record Pulse(int word, int bit, double volts, double seconds) {}

  /**
   * A board with cells.
   *
   * @param cells {@code [word][bit]}, counted from 0 here and from 1 on the wire
   */
  public VirtualArcOne(TwoTerminal[][] cells) {
    this.cells = cells;
  }

  /** All pulses so far. */
  public synchronized List<Pulse> log() {
    return List.copyOf(log);
  }

  @Override
  public synchronized byte[] take(byte[] bytes, int length) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (int k = 0; k < length; k++) {
      if (bytes[k] != '\n') {
        if (field.length() < 64) {
          field.append((char) (bytes[k] & 0xff));
        }
        continue;
      }
      fields.add(field.toString().strip());
      field.setLength(0);
      if (fields.size() == fieldsOf(fields.get(0))) {
        answers.writeBytes(run());
        fields.clear();
      }
    }
    return answers.toByteArray();
  }

  private static int fieldsOf(String command) {
    return switch (command) {
      case "0" -> 8;
      case "01", "02", "1", "04" -> 3;
      case "3" -> 5;
      default -> 1;
    };
  }

  private byte[] run() {
    try {
      return switch (fields.get(0)) {
        case "00" -> {
          started = false;
          yield new byte[0];
        }
        case "0" -> start();
        default -> started ? obey() : new byte[0];
      };
    } catch (NumberFormatException | IndexOutOfBoundsException notUnderstood) {
      return new byte[0];
    }
  }

  private byte[] start() {
    readVolts = number(7);
    started = true;
    return "1\n".getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] obey() {
    return switch (fields.get(0)) {
      case "01" -> {
        readVolts = number(2);
        yield new byte[0];
      }
      case "1" -> resistance(whole(1), whole(2));
      case "3" -> {
        pulse(whole(1), whole(2), number(3), number(4));
        yield resistance(whole(1), whole(2));
      }
      case "999" -> new byte[] {1, 0, 2, 0};
      default -> new byte[0];
    };
  }

  private void pulse(int word, int bit, double volts, double seconds) {
    cells[word - 1][bit - 1].hold(volts, seconds);
    log.add(new Pulse(word, bit, volts, seconds));
  }

  private byte[] resistance(int word, int bit) {
    double ohms = readVolts / cells[word - 1][bit - 1].amps(readVolts);
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat((float) ohms).array();
  }

  private int whole(int k) {
    return Integer.parseInt(fields.get(k));
  }

  private double number(int k) {
    return Double.parseDouble(fields.get(k));
  }

  @Override
  public synchronized void reboot() {
    started = false;
    field.setLength(0);
    fields.clear();
  }
}
