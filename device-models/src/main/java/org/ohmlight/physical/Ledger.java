package org.ohmlight.physical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the simulated hardware would have spent: seconds, joules and counts, line by line.
 *
 * <p>Everything is counted in integers (operations, femtojoules), so that totals do not depend on
 * the order in which threads add to them. Seconds are those of one presentation after another and
 * one operation after another; a substrate that works in parallel areas says so in its line's name
 * and charges accordingly.
 */
public final class Ledger {
  private static final double FEMTO = 1e-15;

  private final Map<String, Line> lines = new TreeMap<>();
  private final Map<String, Part> parts = new TreeMap<>();

  /**
   * Opens a line, or finds the one already open under this name.
   *
   * @param operation what is counted, e.g. {@code "adc conversion"}
   * @param secondsEach time an operation adds to the hardware's clock [s]; 0 if it overlaps another
   * @param joulesEach energy of an operation [J]
   * @throws IllegalArgumentException if the line is already open at another price
   */
  public synchronized Line line(String operation, double secondsEach, double joulesEach) {
    Line line = lines.computeIfAbsent(operation, name -> new Line(name, secondsEach, joulesEach));
    if (line.secondsEach != secondsEach || line.joulesEach != joulesEach) {
      throw new IllegalArgumentException(
          "'" + operation + "' already has another price in this ledger");
    }
    return line;
  }

  /**
   * Adds parts of the hardware: what it is built of, once, not what it spends.
   *
   * @param name what they are, e.g. {@code "adc"}
   * @param count how many
   * @param squareMetresEach area of one [m2]
   * @throws IllegalArgumentException if there are already parts of this name of another size
   */
  public synchronized void build(String name, long count, double squareMetresEach) {
    Part before = parts.getOrDefault(name, new Part(name, 0, squareMetresEach));
    if (before.squareMetresEach() != squareMetresEach) {
      throw new IllegalArgumentException("'" + name + "' already has another size in this ledger");
    }
    parts.put(name, new Part(name, before.count() + count, squareMetresEach));
  }

  /** All parts, by name. */
  public synchronized List<Part> parts() {
    return new ArrayList<>(parts.values());
  }

  /** Total area [m2]; 0 if nobody said what the hardware is built of. */
  public synchronized double squareMetres() {
    return parts.values().stream().mapToDouble(Part::squareMetres).sum();
  }

  /** Total time [s]. */
  public synchronized double seconds() {
    return lines.values().stream().mapToDouble(Line::seconds).sum();
  }

  /** Total energy [J]. */
  public synchronized double joules() {
    return lines.values().stream().mapToDouble(Line::joules).sum();
  }

  /** All lines, by name. */
  public synchronized List<Line> lines() {
    return new ArrayList<>(lines.values());
  }

  /** Counts by line name, for a checkpoint: operations, then femtojoules added one by one. */
  public synchronized Map<String, long[]> counts() {
    Map<String, long[]> counts = new TreeMap<>();
    lines.forEach(
        (name, line) -> counts.put(name, new long[] {line.count(), line.femtojoules.sum()}));
    return counts;
  }

  /** Sets the counts of the lines that are open; the counterpart of {@link #counts()}. */
  public synchronized void restore(Map<String, long[]> counts) {
    counts.forEach((name, values) -> {
      Line line = lines.get(name);
      if (line == null) {
        throw new IllegalArgumentException("This ledger has no line '" + name + "'");
      }
      line.count.reset();
      line.count.add(values[0]);
      line.femtojoules.reset();
      line.femtojoules.add(values[1]);
    });
  }

  /**
   * One kind of part.
   *
   * @param name what it is
   * @param count how many there are
   * @param squareMetresEach area of one [m2]
   */
  public record Part(String name, long count, double squareMetresEach) {
    /** Area of all of them [m2]. */
    public double squareMetres() {
      return count * squareMetresEach;
    }
  }

  /** One kind of operation. Safe to charge from many threads. */
  public static final class Line {
    private final String operation;
    private final double secondsEach;
    private final double joulesEach;
    private final LongAdder count = new LongAdder();
    private final LongAdder femtojoules = new LongAdder();

    private Line(String operation, double secondsEach, double joulesEach) {
      this.operation = operation;
      this.secondsEach = secondsEach;
      this.joulesEach = joulesEach;
    }

    /** Charges a number of operations. */
    public void add(long operations) {
      count.add(operations);
    }

    /** Charges energy that depends on the data [J], rounded to a femtojoule a call. */
    public void addJoules(double joules) {
      femtojoules.add(Math.round(joules / FEMTO));
    }

    /** What is counted. */
    public String operation() {
      return operation;
    }

    /** Operations so far. */
    public long count() {
      return count.sum();
    }

    /** Time so far [s]. */
    public double seconds() {
      return count.sum() * secondsEach;
    }

    /** Energy so far [J]. */
    public double joules() {
      return count.sum() * joulesEach + femtojoules.sum() * FEMTO;
    }
  }
}
