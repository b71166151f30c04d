package org.ohmlight.experiments.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.device.preset.InferencePresets.InferencePreset;
import org.ohmlight.device.resistive.InferenceCell;

/**
 * What a cell that is programmed once does, as a table: for targets from none to all of its range
 * the conductance that programming reaches and its spread, where it has gone after a day and after
 * a year, and the noise of a read right after programming.
 */
record InferenceSheet(InferencePreset preset) {
  private static final double[] TARGETS = {0.0, 0.25, 0.5, 0.75, 1.0};
  private static final double DAY = 86_400;
  private static final double YEAR = 365.25 * DAY;
  private static final double MICRO = 1e-6;

  private record Row(
      double target, double reached, double spread, double day, double year, double noise) {}

  private static Row row(InferenceCell cell, double part) {
    double target = part * cell.maxSiemens();
    double reached = cell.programmed(target, 0.0);
    return new Row(
        target,
        reached,
        cell.programmed(target, 1.0) - reached,
        cell.drifted(target, reached, DAY, 0.0),
        cell.drifted(target, reached, YEAR, 0.0),
        cell.readDeviation(reached, reached, 0.0));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (double part : TARGETS) {
      rows.add(row(preset.cell(), part));
    }
    return rows;
  }

  /** The sheet as a document, conductances in siemens. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", preset.name());
    document.put("title", preset.title());
    document.put("model", preset.cell().getClass().getSimpleName());
    document.put("maxSiemens", preset.cell().maxSiemens());
    document.put("source", preset.source());
    document.put("note", preset.note());
    document.put("table", rows());
    return document;
  }

  /** The sheet as text, conductances in microsiemens. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(preset.name()).append(": ").append(preset.title()).append('\n');
    text.append("  [uS] target   reached    spread  after a day    a year  read noise\n");
    for (Row row : rows()) {
      text.append(
          "%13.3f %9.3f %9.3f %12.3f %9.3f %11.4f%n"
              .formatted(
                  row.target / MICRO,
                  row.reached / MICRO,
                  row.spread / MICRO,
                  row.day / MICRO,
                  row.year / MICRO,
                  row.noise / MICRO));
    }
    text.append("source: ").append(preset.source()).append('\n');
    text.append("note: ").append(preset.note()).append('\n');
    return text.toString();
  }
}
