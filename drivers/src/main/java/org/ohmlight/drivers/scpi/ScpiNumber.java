package org.ohmlight.drivers.scpi;

import java.util.regex.Pattern;
import org.ohmlight.drivers.transport.Garbled;

/**
 * Numbers as IEEE 488.2 writes them (section 7.7.2, 8.7), with a point in every country.
 *
 * <p>SCPI has no word for what is not a number: 9.91E37 is NAN, 9.9E37 infinity, -9.9E37 negative
 * infinity (SCPI 1999, volume 1, section 7.2.1.5).
 */
public final class ScpiNumber {
  private static final double NOT_A_NUMBER = 9.91e37;
  private static final double INFINITY = 9.9e37;
  private static final double SLACK = 1e-4;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,5})?");

  private ScpiNumber() {}

  /** A number in a command; the shortest text that reads back as the same double. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("An instrument cannot be told " + value);
    }
    return Double.toString(value);
  }

  /** A number in an answer; NaN and infinities where the instrument means them. */
  public static double parse(String answer) throws Garbled {
    String text = answer.strip();
    if (!DECIMAL.matcher(text).matches()) {
      throw new Garbled(
          "\"" + Line.shown(answer) + "\" came, where a number is due. Try: the same again");
    }
    double value = Double.parseDouble(text);
    if (near(value, NOT_A_NUMBER)) {
      return Double.NaN;
    }
    if (near(Math.abs(value), INFINITY)) {
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    return value;
  }

  /**
   * Numbers with commas between.
   *
   * @param count how many there must be
   */
  public static double[] parseList(String answer, int count) throws Garbled {
    String[] fields = answer.split(",", count + 1);
    if (fields.length != count) {
      throw new Garbled("\"" + Line.shown(answer) + "\" came, where " + count + " numbers are due");
    }
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = parse(fields[k]);
    }
    return values;
  }

  /** 0 or 1, also as OFF and ON. */
  public static boolean parseBoolean(String answer) throws Garbled {
    return switch (answer.strip()) {
      case "0", "+0", "OFF" -> false;
      case "1", "+1", "ON" -> true;
      default -> throw new Garbled("\"" + Line.shown(answer) + "\" came, where 0 or 1 is due");
    };
  }

  private static boolean near(double value, double what) {
    return Math.abs(value - what) <= SLACK * what;
  }
}
