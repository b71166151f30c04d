package org.ohmlight.drivers.instrument.slm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.ohmlight.device.optical.PhaseTable;

/**
 * Which grey gives which phase, as it was calibrated: pairs that both grow, joined by straight
 * lines, which say the phase of every grey between the first and the last.
 *
 * <p>A phase gets the grey whose own phase is nearest on the circle ({@link PhaseTable}). Of a
 * calibration that reaches round more than once the first turn is used; one that does not reach
 * round leaves a gap, whose phases get the end that is nearer.
 */
public final class GreyTable {
  private static final double TURN = 2 * Math.PI;
  private static final int TOP = 255;

  private final double least;
  private final int first;

  /** Phases of the greys from the first on, beyond that of the first. */
  private final PhaseTable beyond;

  /**
   * Makes a table.
   *
   * @param phases [rad], growing. Not modified.
   * @param greys 0 to 255, growing, as many. Not modified.
   */
  public GreyTable(double[] phases, double[] greys) {
    if (phases.length < 2 || phases.length != greys.length) {
      throw new IllegalArgumentException(
          "A phase table has two or more phases and a grey for each; got "
              + phases.length
              + " and "
              + greys.length);
    }
    for (int k = 0; k < phases.length; k++) {
      boolean grows = k == 0 || phases[k] > phases[k - 1] && greys[k] > greys[k - 1];
      if (!grows || !Double.isFinite(phases[k]) || !(greys[k] >= 0 && greys[k] <= TOP)) {
        throw new IllegalArgumentException(
            "In a phase table greys, 0 to 255, and phases grow together; not so in pair "
                + (k + 1)
                + ": grey "
                + greys[k]
                + ", "
                + phases[k]
                + " rad. Leave out what repeats a phase of the turn before");
      }
    }
    least = phases[0];
    first = (int) Math.ceil(greys[0]);
    beyond = new PhaseTable(turn(phases, greys));
  }

  /** What the whole greys of the first turn add to the least phase. */
  private double[] turn(double[] phases, double[] greys) {
    PolynomialSplineFunction line = new LinearInterpolator().interpolate(greys, phases);
    return IntStream.rangeClosed(first, (int) greys[greys.length - 1])
        .mapToDouble(grey -> line.value(grey) - least)
        .takeWhile(phase -> phase < TURN)
        .toArray();
  }

  /** Grey 0 to 255 for 0 to just below a turn: a modulator that was set up by its maker so. */
  public static GreyTable linear() {
    return new GreyTable(new double[] {0, TURN * TOP / (TOP + 1)}, new double[] {0, TOP});
  }

  /**
   * Reads a file of lines {@code grey,phase}: phase in radian, lines that begin with a letter or
   * {@code #} are headings.
   */
  public static GreyTable read(Path csv) throws IOException {
    List<double[]> pairs = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(csv)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || Character.isLetter(text.charAt(0))) {
        continue;
      }
      pairs.add(pair(text, csv + ":" + number));
    }
    try {
      return new GreyTable(
          pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
          pairs.stream().mapToDouble(pair -> pair[0]).toArray());
    } catch (IllegalArgumentException wrong) {
      throw new IOException(csv + ": " + wrong.getMessage(), wrong);
    }
  }

  private static double[] pair(String text, String place) throws IOException {
    String[] fields = text.split("[,;\t]", -1);
    try {
      if (fields.length == 2) {
        return new double[] {Double.parseDouble(fields[0]), Double.parseDouble(fields[1])};
      }
    } catch (NumberFormatException noNumber) {
      throw new IOException(place + ": no line 'grey,phase [rad]': " + text, noNumber);
    }
    throw new IOException(place + ": no line 'grey,phase [rad]': " + text);
  }

  /** The grey, 0 to 255, that comes nearest to a phase [rad]. */
  public int grey(double radians) {
    if (!Double.isFinite(radians)) {
      throw new IllegalArgumentException("A phase is finite, got " + radians);
    }
    return first + beyond.nearest(radians - least);
  }
}
