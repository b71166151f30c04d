package org.ohmlight.experiments.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * Rows of comma-separated numbers, the label last, plain or gzipped; a first row of words is
 * skipped. Pixels are divided by {@code full}.
 */
final class CsvDigits {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_CLASSES = 1 << 16;

  private final DataFile file;
  private final float full;
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private int columns;
  private int line;

  private CsvDigits(DataFile file, float full) {
    this.file = file;
    this.full = full;
  }

  /**
   * Reads all rows.
   *
   * @param full pixel value that becomes 1
   */
  static Samples read(DataFile file, float full) throws IOException {
    return new CsvDigits(file, full).readAll();
  }

  private Samples readAll() throws IOException {
    try (DataReader in = file.open();
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    in.stream(),
                    StandardCharsets.US_ASCII
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)))) {
      for (String row = readLine(text); row != null; row = readLine(text)) {
        line++;
        if (!row.isBlank() && !(line == 1 && isHeading(row))) {
          addRow(in, row);
        }
      }
    } catch (EOFException | ZipException corrupt) {
      throw DataReader.damaged(file.name(), corrupt);
    }
    if (rows.isEmpty()) {
      throw bad("The file holds no rows.", "", "rows of numbers, the label last");
    }
    return collect();
  }

  /** A line, refused before it can fill the memory. */
  private @Nullable String readLine(BufferedReader text) throws IOException {
    StringBuilder row = new StringBuilder();
    int c = text.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (row.length() == LONGEST_LINE) {
        line++;
        throw bad("The line is too long.", "more than " + LONGEST_LINE + " characters", "");
      }
      row.append((char) c);
    }
    return row.toString();
  }

  private static boolean isHeading(String row) {
    return row.chars().anyMatch(c -> Character.isLetter(c) && c != 'e' && c != 'E');
  }

  private void addRow(DataReader in, String row) {
    String[] cells = row.strip().split(",", -1);
    if (columns == 0) {
      columns = cells.length;
      if (columns < 2) {
        throw bad("A row needs pixels and a label.", row.strip(), "numbers separated by commas");
      }
    } else if (cells.length != columns) {
      throw bad(
          "The row has another number of columns than the first.",
          cells.length + " columns",
          columns + " columns");
    }
    in.requireHeap((long) (rows.size() + 1) * columns);
    float[] pixels = new float[columns - 1];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = number(cells[i]) / full;
      if (pixels[i] < 0 || pixels[i] > 1) {
        throw bad("A pixel is out of range.", cells[i].strip(), "0 to " + full);
      }
    }
    float label = number(cells[columns - 1]);
    if (label != (int) label || label < 0 || label >= MOST_CLASSES) {
      throw bad("The label is not a class.", cells[columns - 1].strip(), "whole numbers from 0");
    }
    rows.add(pixels);
    labels.add((int) label);
  }

  private float number(String cell) {
    try {
      float value = Float.parseFloat(cell.strip());
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as an infinite value is
    }
    String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
    throw bad("The cell is not a number.", "'" + shown + "'", "finite numbers");
  }

  private Samples collect() {
    int width = columns - 1;
    float[] images = new float[rows.size() * width];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(rows.get(r), 0, images, r * width, width);
    }
    return new Samples(images, labels.stream().mapToInt(Integer::intValue).toArray(), width);
  }

  private BadInput bad(String message, String given, String allowed) {
    return new BadInput(Problem.of(message).at(file.name(), line, 0).given(given).allowed(allowed));
  }
}
