package org.ohmlight.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.SvgPlot;
import org.ohmlight.experiments.store.RigInfo;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.shadow.Residual;

/**
 * What real or emulated hardware did: where its time went, how it was set, its calibrations, probes
 * and residuals, and what happened to it.
 */
final class RigPart {
  private static final List<String> TIMES =
      List.of("waitingSeconds", "sendingSeconds", "reconnectingSeconds");
  private static final List<String> COUNTS =
      List.of("exchanges", "repeats", "stale", "bytesOut", "bytesIn");

  private final StringBuilder html = new StringBuilder();

  private RigPart() {}

  /** One trial on a rig. */
  private record Held(TrialOutcome outcome, RigAccount rig) {
    String name() {
      return outcome.spec().name();
    }
  }

  /** The part of the page; empty if no trial ran on a rig. */
  static String render(List<TrialOutcome> outcomes) {
    List<Held> held = new ArrayList<>();
    for (TrialOutcome outcome : outcomes) {
      RigAccount rig = outcome.rig();
      if (rig != null) {
        held.add(new Held(outcome, rig));
      }
    }
    if (held.isEmpty()) {
      return "";
    }
    RigPart part = new RigPart();
    part.html.append("<div class=\"grid\">").append(SvgPlot.render(times(held)));
    part.residuals(held);
    part.probes(held);
    part.html.append("</div>\n");
    held.forEach(part::details);
    return part.html.toString();
  }

  private static Plot times(List<Held> held) {
    List<String> names = held.stream().map(Held::name).toList();
    List<Plot.Group> groups = new ArrayList<>();
    for (String time : TIMES) {
      groups.add(
          new Plot.Group(
              time.replace("Seconds", ""),
              held.stream()
                  .mapToDouble(one -> one.rig().times().getOrDefault(time, 0.0))
                  .toArray()));
    }
    groups.add(
        new Plot.Group(
            "host",
            held.stream()
                .mapToDouble(one -> RigInfo.hostSeconds(one.outcome(), one.rig()))
                .toArray()));
    return new Plot.Bars("Where the time went", Axis.linear(""), Axis.linear("s"), names, groups);
  }

  private void residuals(List<Held> held) {
    for (Held one : held) {
      Map<String, List<Residual>> groups = new LinkedHashMap<>();
      for (Residual residual : one.rig().care().residuals()) {
        groups
            .computeIfAbsent(
                residual.coupling() + ", " + residual.what().label(), name -> new ArrayList<>())
            .add(residual);
      }
      List<Plot.Series> lines = new ArrayList<>();
      groups.forEach((name, points) ->
          lines.add(
              Plot.Series.counted(
                  name,
                  points.stream().mapToDouble(Residual::part).toArray(),
                  Plot.Mark.LINE_AND_DOTS)));
      draw("Hardware beside its model: " + one.name(), "record", "relative difference", lines);
    }
  }

  private void probes(List<Held> held) {
    for (Held one : held) {
      Map<String, List<Probed>> groups = new LinkedHashMap<>();
      for (Probed probe : one.rig().care().probes()) {
        groups.computeIfAbsent(probe.coupling(), name -> new ArrayList<>()).add(probe);
      }
      List<Plot.Series> lines = new ArrayList<>();
      groups.forEach((name, points) ->
          lines.add(
              new Plot.Series(
                  name,
                  points.stream().mapToDouble(Probed::update).toArray(),
                  points.stream().mapToDouble(point -> point.drift().part()).toArray(),
                  Plot.Mark.LINE_AND_DOTS)));
      draw("Reference probe: " + one.name(), "update", "part that channels are off", lines);
    }
  }

  private void draw(String title, String x, String y, List<Plot.Series> lines) {
    if (!lines.isEmpty()) {
      html.append(
          SvgPlot.render(new Plot.Lines(title, Axis.linear(x), Axis.linear(y).from(0), lines)));
    }
  }

  private void details(Held one) {
    html.append("<details><summary>")
        .append(Html.escape(one.name()))
        .append("</summary><dl class=\"facts\">");
    one.rig().provenance().settings().forEach(this::fact);
    for (String count : COUNTS) {
      fact(count, String.format(Locale.ROOT, "%,.0f", one.rig().times().getOrDefault(count, 0.0)));
    }
    for (TileCalibration calibration : one.rig().care().calibrations()) {
      fact(
          "calibration of tile " + calibration.tile(),
          "%s; products off by %.3g before, %.3g after"
              .formatted(
                  calibration.made(),
                  calibration.forwardReport().before(),
                  calibration.forwardReport().after()));
    }
    html.append("</dl>");
    List<String> events = one.rig().events();
    if (events.isEmpty()) {
      html.append("<p>Nothing happened to it.</p>");
    } else {
      html.append("<ul>");
      events.forEach(event -> html.append("<li>").append(Html.escape(event)).append("</li>"));
      html.append("</ul>");
    }
    html.append("</details>\n");
  }

  private void fact(String name, String value) {
    html.append("<dt>")
        .append(Html.escape(name))
        .append("</dt><dd>")
        .append(Html.escape(value))
        .append("</dd>");
  }
}
