package org.ohmlight.experiments.table;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: the first columns to the left, figures to the right. */
public final class TextTable {
  private final List<String> heading;
  private final int words;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param words number of leading columns that hold words
   * @param heading one name a column
   */
  public TextTable(int words, String... heading) {
    this.words = words;
    this.heading = List.of(heading);
  }

  /** Adds a row, one cell a column. */
  public TextTable row(String... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException(
          "A row of this table has %d cells, got %d".formatted(heading.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Adds an empty line. */
  public TextTable gap() {
    rows.add(List.of());
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[heading.size()];
    List<List<String>> all = new ArrayList<>(List.of(heading));
    all.addAll(rows);
    for (List<String> row : all) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      line(text, row, widths);
    }
    return text.toString();
  }

  private void line(StringBuilder text, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String padding = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(c < words ? row.get(c) + padding : padding + row.get(c));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
