package org.ohmlight.experiments.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ohmlight.experiments.bench.learning.BatchWork;
import org.ohmlight.experiments.scaling.Growth.Point;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;

/**
 * Measures how cost grows along every axis.
 *
 * @param stopwatch how long to measure a point
 * @param cores threads at most
 * @param saying told what is measured, before it is
 */
record Growths(Stopwatch stopwatch, int cores, Consumer<String> saying) {
  private static final int INPUTS = 784;
  private static final int ANSWERS = 10;
  private static final int ROWS = 64;
  private static final int HIDDEN = 512;
  private static final String LEARNING = "a batch learnt by centred EP, exact";
  private static final String READING = "a batch of 64 read forward and back, crossbar";

  List<Growth> measured() {
    List<Growth> all = new ArrayList<>();
    all.add(
        learning("width of the hidden layer", new int[] {128, 256, 512, 1024, 2048}, this::wide));
    all.add(learning("hidden layers of 512", new int[] {1, 2, 3, 4, 5}, this::deep));
    all.add(learning("batch", new int[] {16, 32, 64, 128, 256}, this::batch));
    all.add(
        reading("side of a tile, 1024 x 1024", new int[] {64, 128, 256, 512, 1024}, this::tile));
    all.add(reading("tiles of 256 x 256 along a side", new int[] {1, 2, 3, 4, 6}, this::tiles));
    int[] threads = threads();
    if (threads.length > 1) {
      all.add(learning("threads", threads, this::sharedLearning));
      all.add(reading("threads", threads, this::sharedReading));
    }
    return all;
  }

  private interface Measured {
    Point at(int value);
  }

  private Growth learning(String axis, int[] values, Measured point) {
    return growth(axis, LEARNING, values, point);
  }

  private Growth reading(String axis, int[] values, Measured point) {
    return growth(axis, READING, values, point);
  }

  private Growth growth(String axis, String work, int[] values, Measured point) {
    List<Point> points = new ArrayList<>();
    point.at(values[0]); // so that the first point is not the one that waits for the compiler
    for (int value : values) {
      saying.accept(axis + " " + value + ": " + work);
      points.add(point.at(value));
    }
    return new Growth(axis, work, points);
  }

  private int[] threads() {
    List<Integer> counts = new ArrayList<>();
    for (int threads = 1; threads < cores; threads *= 2) {
      counts.add(threads);
    }
    counts.add(cores);
    return counts.stream().mapToInt(Integer::intValue).toArray();
  }

  private Point wide(int width) {
    return learnt(width, List.of(INPUTS, width, ANSWERS), ROWS, cores);
  }

  private Point deep(int layers) {
    List<Integer> widths = new ArrayList<>(List.of(INPUTS));
    for (int k = 0; k < layers; k++) {
      widths.add(HIDDEN);
    }
    widths.add(ANSWERS);
    return learnt(layers, widths, ROWS, cores);
  }

  private Point batch(int rows) {
    return learnt(rows, List.of(INPUTS, HIDDEN, ANSWERS), rows, cores);
  }

  private Point sharedLearning(int threads) {
    return learnt(threads, List.of(INPUTS, HIDDEN, ANSWERS), ROWS, threads);
  }

  private Point learnt(int value, List<Integer> widths, int rows, int threads) {
    try (Team team = new Team(threads);
        BatchWork work = BatchWork.ep(BatchWork.chain(widths), Variant.CENTERED, rows, team)) {
      String size = String.join("-", widths.stream().map(String::valueOf).toList());
      return new Point(
          value, size + " x " + rows, stopwatch.median(work::batch), weights(widths) * rows);
    }
  }

  private static double weights(List<Integer> widths) {
    double weights = 0;
    for (int k = 1; k < widths.size(); k++) {
      weights += (double) widths.get(k - 1) * widths.get(k);
    }
    return weights;
  }

  private Point tile(int side) {
    return read(side, 1024, side, cores);
  }

  private Point tiles(int count) {
    return read(count, 256 * count, 256, cores);
  }

  private Point sharedReading(int threads) {
    return read(threads, 1024, 256, threads);
  }

  private Point read(int value, int side, int tile, int threads) {
    try (Team team = new Team(threads);
        CrossbarLoad load = new CrossbarLoad(side, tile, ROWS, team)) {
      return new Point(
          value,
          side + " x " + side + " in tiles of " + tile,
          stopwatch.median(load::forwardAndBack),
          (double) side * side * ROWS);
    }
  }
}
