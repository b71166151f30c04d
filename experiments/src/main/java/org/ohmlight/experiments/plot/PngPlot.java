package org.ohmlight.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a plot as a PNG picture; the one place that knows XChart. */
final class PngPlot {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 700;

  private PngPlot() {}

  static byte[] render(Plot plot) throws IOException {
    Chart<?, ?> chart =
        switch (plot) {
          case Plot.Lines lines -> lines(lines);
          case Plot.Bars bars -> bars(bars);
          case Plot.HeatMap map -> heatMap(map);
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, bytes, BitmapFormat.PNG);
    return bytes.toByteArray();
  }

  private static XYChart lines(Plot.Lines plot) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.x().label())
            .yAxisTitle(plot.y().label())
            .build();
    style(chart.getStyler(), plot);
    Set<String> names = new HashSet<>();
    for (Plot.Series series : plot.series()) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int i = 0; i < series.x().length; i++) {
        if (shows(plot.x(), series.x()[i]) && shows(plot.y(), series.y()[i])) {
          x.add(series.x()[i]);
          y.add(series.y()[i]);
        }
      }
      if (!x.isEmpty()) {
        mark(chart.addSeries(unique(names, series.name()), x, y), series.mark());
      }
    }
    return chart;
  }

  private static boolean shows(Axis axis, double value) {
    return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
  }

  /** XChart keys series by their name. */
  private static String unique(Set<String> taken, String name) {
    String free = name;
    while (!taken.add(free)) {
      free += " ";
    }
    return free;
  }

  private static void mark(XYSeries series, Plot.Mark mark) {
    switch (mark) {
      case LINE -> series.setMarker(SeriesMarkers.NONE);
      case LINE_AND_DOTS -> series.setMarker(SeriesMarkers.CIRCLE);
      case DOTS -> {
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      }
      case DASHED -> {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(
            new BasicStroke(
                2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {8f, 8f}, 0f));
      }
    }
  }

  private static CategoryChart bars(Plot.Bars plot) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.x().label())
            .yAxisTitle(plot.y().label())
            .build();
    style(chart.getStyler(), plot);
    for (Plot.Group group : plot.groups()) {
      List<Double> values = new ArrayList<>();
      for (double value : group.values()) {
        values.add(Double.isFinite(value) ? value : 0.0);
      }
      chart.addSeries(group.name(), plot.categories(), values);
    }
    return chart;
  }

  private static HeatMapChart heatMap(Plot.HeatMap plot) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.x().label())
            .yAxisTitle(plot.y().label())
            .build();
    style(chart.getStyler(), plot);
    chart
        .getStyler()
        .setRangeColors(
            new Color[] {
              new Color(68, 1, 84),
              new Color(59, 82, 139),
              new Color(33, 145, 140),
              new Color(94, 201, 98),
              new Color(253, 231, 37)
            });
    int rows = plot.values().length;
    List<Integer> columns = IntStream.range(0, plot.values()[0].length).boxed().toList();
    List<Integer> lines = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.reverse(lines);
    List<Number[]> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns.size(); c++) {
        cells.add(new Number[] {c, rows - 1 - r, plot.values()[r][c]});
      }
    }
    chart.addSeries(plot.valueLabel(), columns, lines, cells);
    return chart;
  }

  private static void style(AxesChartStyler styler, Plot plot) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xe3, 0xe7, 0xec));
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setXAxisLogarithmic(plot.x().logarithmic());
    styler.setYAxisLogarithmic(plot.y().logarithmic());
    if (!Double.isNaN(plot.y().min())) {
      styler.setYAxisMin(plot.y().min());
    }
    if (!Double.isNaN(plot.y().max())) {
      styler.setYAxisMax(plot.y().max());
    }
    if (!Double.isNaN(plot.x().min())) {
      styler.setXAxisMin(plot.x().min());
    }
    if (!Double.isNaN(plot.x().max())) {
      styler.setXAxisMax(plot.x().max());
    }
  }
}
