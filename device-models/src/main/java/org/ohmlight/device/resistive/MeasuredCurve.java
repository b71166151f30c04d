package org.ohmlight.device.resistive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A measured pulse response: the conductance before the first pulse and after each, first pulses
 * up, then pulses down.
 *
 * @param siemens conductances [S]: {@code up + down + 1} of them
 * @param up number of pulses up
 */
public record MeasuredCurve(List<Double> siemens, int up) {
  public MeasuredCurve {
    siemens = List.copyOf(siemens);
    if (up < 3 || siemens.size() - 1 - up < 3) {
      throw new IllegalArgumentException(
          "A fit needs at least 3 pulses up and 3 down, got "
              + up
              + " up and "
              + (siemens.size() - 1 - up)
              + " down");
    }
    for (double g : siemens) {
      if (!(g >= 0.0) || Double.isInfinite(g)) {
        throw new IllegalArgumentException("A conductance must be 0 or greater [S], got " + g);
      }
    }
  }

  /**
   * Reads CSV text with the columns {@code pulse,conductance_UNIT}, UNIT one of S, mS, uS, nS. The
   * pulses go up until the highest conductance is reached, and down from there.
   *
   * @param name of the file, for messages
   */
  public static MeasuredCurve ofCsv(String name, String text) {
    String[] lines = text.strip().split("\\R");
    double unit = unit(name, lines[0]);
    List<Double> siemens = new ArrayList<>();
    int highest = 0;
    for (int k = 1; k < lines.length; k++) {
      if (lines[k].isBlank() || lines[k].startsWith("#")) {
        continue;
      }
      siemens.add(conductance(name, k + 1, lines[k]) * unit);
      if (siemens.getLast() > siemens.get(highest)) {
        highest = siemens.size() - 1;
      }
    }
    return new MeasuredCurve(siemens, highest);
  }

  private static double unit(String name, String header) {
    String[] columns = header.strip().split(",");
    if (columns.length == 2
        && columns[1].strip().toLowerCase(Locale.ROOT).startsWith("conductance_")) {
      switch (columns[1].strip().substring("conductance_".length())) {
        case "S":
          return 1.0;
        case "mS":
          return 1e-3;
        case "uS":
          return 1e-6;
        case "nS":
          return 1e-9;
        default:
          break;
      }
    }
    throw new IllegalArgumentException(
        name + " line 1: expected 'pulse,conductance_S' (or _mS, _uS, _nS), got '" + header + "'");
  }

  private static double conductance(String name, int number, String line) {
    String[] columns = line.split(",");
    try {
      if (columns.length == 2) {
        return Double.parseDouble(columns[1].strip());
      }
    } catch (NumberFormatException e) {
      // Reported below, with the line.
    }
    throw new IllegalArgumentException(
        name + " line " + number + ": expected two numbers with a comma, got '" + line + "'");
  }
}
