package org.ohmlight.simulator.optics.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A calibration table from the resources: a line of names, then one line a channel. */
final class ChannelTable {
  private final String file;
  private final List<String> names;
  private final double[][] rows;

  private ChannelTable(String file, List<String> names, double[][] rows) {
    this.file = file;
    this.names = names;
    this.rows = rows;
  }

  static ChannelTable of(String file) {
    try (InputStream in =
        Objects.requireNonNull(ChannelTable.class.getResourceAsStream(file), file)) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      double[][] rows =
          lines.stream()
              .skip(1)
              .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
              .map(java.util.stream.DoubleStream::toArray)
              .toArray(double[][]::new);
      return new ChannelTable(file, List.of(lines.getFirst().split(",")), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int channels() {
    return rows.length;
  }

  double[] column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(file + " has no column '" + name + "'");
    }
    return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
  }

  /** Several columns, channel by channel: {@code [channels][names]}. */
  double[][] columns(String... wanted) {
    double[][] columns = Arrays.stream(wanted).map(this::column).toArray(double[][]::new);
    double[][] byChannel = new double[channels()][wanted.length];
    for (int j = 0; j < channels(); j++) {
      for (int k = 0; k < wanted.length; k++) {
        byChannel[j][k] = columns[k][j];
      }
    }
    return byChannel;
  }
}
