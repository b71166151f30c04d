package org.ohmlight.experiments.plot;

import java.util.List;

/** A plot as plain data. {@link SvgPlot} and {@link PlotFile} draw it. */
public sealed interface Plot {
  /** The colour that the place in the plot gives. */
  int IN_ORDER = -1;

  /** What the plot shows, in one line. */
  String title();

  /** The horizontal axis. */
  Axis x();

  /** The vertical axis. */
  Axis y();

  /** How the points of a series are drawn. */
  enum Mark {
    /** A line through the points. */
    LINE,
    /** A line, with a dot at every point. */
    LINE_AND_DOTS,
    /** Dots only. */
    DOTS,
    /** A dashed line: a reference beside what was measured. */
    DASHED
  }

  /**
   * Points that belong together.
   *
   * @param name what the legend says
   * @param x abscissae
   * @param y ordinates, as many; a NaN leaves a gap
   * @param mark how they are drawn
   * @param colour which of the eight colours, from 0, or {@link #IN_ORDER}
   */
  record Series(String name, double[] x, double[] y, Mark mark, int colour) {
    /** Points in the colour that their place in the plot gives them. */
    public Series(String name, double[] x, double[] y, Mark mark) {
      this(name, x, y, mark, IN_ORDER);
    }

    public Series {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "Series '" + name + "' has " + x.length + " abscissae and " + y.length + " ordinates");
      }
      x = x.clone();
      y = y.clone();
    }

    /** A line through {@code (1, y[0]), (2, y[1]), ...}. */
    public static Series counted(String name, double[] y, Mark mark) {
      double[] x = new double[y.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = i + 1;
      }
      return new Series(name, x, y, mark);
    }

    /** The same points in a colour of their own. */
    public Series coloured(int index) {
      return new Series(name, x, y, mark, index);
    }
  }

  /** Lines or dots over a common pair of axes. */
  record Lines(String title, Axis x, Axis y, List<Series> series) implements Plot {
    public Lines {
      series = List.copyOf(series);
    }
  }

  /**
   * Bars in groups.
   *
   * @param categories one group of bars each, along the horizontal axis
   * @param groups one bar in every category each: name and values, NaN for none
   */
  record Bars(String title, Axis x, Axis y, List<String> categories, List<Group> groups)
      implements Plot {
    public Bars {
      categories = List.copyOf(categories);
      groups = List.copyOf(groups);
      for (Group group : groups) {
        if (group.values().length != categories.size()) {
          throw new IllegalArgumentException(
              "Group '%s' has %d values for %d categories"
                  .formatted(group.name(), group.values().length, categories.size()));
        }
      }
    }
  }

  /**
   * One bar in every category.
   *
   * @param name what the legend says
   * @param values one a category, NaN for none
   * @param colour which of the eight colours, from 0, or {@link #IN_ORDER}
   */
  record Group(String name, double[] values, int colour) {
    /** Bars in the colour that their place in the plot gives them. */
    public Group(String name, double[] values) {
      this(name, values, IN_ORDER);
    }

    public Group {
      values = values.clone();
    }
  }

  /**
   * A matrix as colours.
   *
   * @param values {@code [rows][columns]}, the first row on top
   * @param valueLabel what the colours stand for, with its unit
   */
  record HeatMap(String title, Axis x, Axis y, double[][] values, String valueLabel)
      implements Plot {
    public HeatMap {
      if (values.length == 0 || values[0].length == 0) {
        throw new IllegalArgumentException("A heat map needs at least one value");
      }
    }
  }
}
