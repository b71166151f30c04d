package org.ohmlight.experiments.table;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * A matrix of numbers from a CSV file: one row a line, values between commas, {@code inf} for
 * infinity. Empty lines and lines that begin with {@code #} are skipped.
 *
 * @param file where it comes from
 * @param rows number of rows
 * @param columns number of columns
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent")
public record CsvMatrix(Path file, int rows, int columns, double[] values) {
  private static final int MOST_PROBLEMS = 20;

  /**
   * Which values a matrix may hold.
   *
   * @param name of one value, e.g. {@code resistance}
   * @param holds whether a value is allowed
   * @param allowed the same in words
   */
  public record Domain(String name, DoublePredicate holds, String allowed) {
    /** Any finite number. */
    public static Domain finite(String name) {
      return new Domain(name, Double::isFinite, "a finite number");
    }
  }

  /**
   * Reads a file.
   *
   * @throws BadInput naming line and column of every value that is not a number or not allowed, and
   *     of every row that differs in length from the first
   */
  public static CsvMatrix read(Path file, Domain domain) throws IOException {
    return new Reading(file, domain).matrix(lines(file));
  }

  /** The value in a row and column. */
  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** Rows and columns exchanged, row-major. */
  public double[] transposed() {
    double[] turned = new double[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = at(row, column);
      }
    }
    return turned;
  }

  /** CSV text of a matrix, with as many digits as the values have. */
  public static String text(double[] values, int columns) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < values.length; k++) {
      text.append(values[k]).append((k + 1) % columns == 0 ? '\n' : ',');
    }
    return text.toString();
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new BadInput(Problem.of("There is no such file.").in(file.toString()));
    } catch (MalformedInputException binary) {
      throw new BadInput(
          Problem.of("This is not a text file.")
              .in(file.toString())
              .allowed("numbers in UTF-8 text, separated by commas"));
    } catch (IOException unreadable) {
      if (Files.isDirectory(file)) {
        throw new BadInput(Problem.of("This is a folder, not a file.").in(file.toString()));
      }
      throw unreadable;
    }
  }

  /** One file being read. */
  private static final class Reading {
    private final Path file;
    private final Domain domain;
    private final List<Problem> problems = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private int firstLine;
    private int found;

    Reading(Path file, Domain domain) {
      this.file = file;
      this.domain = domain;
    }

    CsvMatrix matrix(List<String> lines) {
      for (int k = 0; k < lines.size(); k++) {
        String line = lines.get(k);
        if (!line.isBlank() && !line.startsWith("#")) {
          row(line, k + 1);
        }
      }
      if (rows.isEmpty()) {
        problems.add(
            Problem.of("The file holds no numbers.")
                .in(file.toString())
                .allowed("at least one line of values, separated by commas"));
      }
      if (found > MOST_PROBLEMS) {
        problems.add(Problem.of((found - MOST_PROBLEMS) + " more like these.").in(file.toString()));
      }
      if (!problems.isEmpty()) {
        throw new BadInput(problems);
      }
      int columns = rows.getFirst().length;
      double[] values = new double[rows.size() * columns];
      for (int row = 0; row < rows.size(); row++) {
        System.arraycopy(rows.get(row), 0, values, row * columns, columns);
      }
      return new CsvMatrix(file, rows.size(), columns, values);
    }

    private void row(String line, int number) {
      String[] cells = line.split(",", -1);
      double[] row = new double[cells.length];
      int column = 1;
      for (int k = 0; k < cells.length; k++) {
        row[k] = value(cells[k], number, column);
        column += cells[k].length() + 1;
      }
      if (rows.isEmpty()) {
        firstLine = number;
      } else if (row.length != rows.getFirst().length) {
        report(
            Problem.of("This row has another length than the first.")
                .at(file.toString(), number, 0)
                .given(row.length + " values")
                .allowed(rows.getFirst().length + " values, as in line " + firstLine));
      }
      rows.add(row);
    }

    private double value(String text, int line, int column) {
      double value;
      try {
        value = number(text.strip());
      } catch (NumberFormatException notANumber) {
        report(
            Problem.of("This is not a number.")
                .at(file.toString(), line, column)
                .given(text.isBlank() ? "nothing between two commas" : text.strip())
                .allowed(domain.allowed()));
        return 0;
      }
      if (!domain.holds().test(value)) {
        report(
            Problem.of("This " + domain.name() + " is not allowed.")
                .at(file.toString(), line, column)
                .given(text.strip())
                .allowed(domain.allowed()));
      }
      return value;
    }

    private static double number(String text) {
      return switch (text) {
        case "inf", "+inf", "Inf", "INF" -> Double.POSITIVE_INFINITY;
        case "-inf", "-Inf", "-INF" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(text);
      };
    }

    private void report(Problem problem) {
      if (found++ < MOST_PROBLEMS) {
        problems.add(problem);
      }
    }
  }
}
