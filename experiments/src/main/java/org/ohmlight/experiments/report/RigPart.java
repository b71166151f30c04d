package org.ohmlight.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.SvgPlot;
import org.ohmlight.experiments.rig.Replayed;
import org.ohmlight.experiments.store.RigInfo;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.shadow.Residual;

/**
 * The rigs of a report: who they are and within which limits, where the time went, what happened,
 * how well they were calibrated, and how far they were from their models.
 */
final class RigPart {
  private static final List<String> FACTS = List.of("address", "identity", "calibration", "limits");

  private final List<TrialOutcome> outcomes;

  RigPart(List<TrialOutcome> outcomes) {
    this.outcomes = outcomes.stream().filter(outcome -> outcome.rig() != null).toList();
  }

  /** The part; empty where no trial ran on a rig. */
  String render() {
    if (outcomes.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    identities(html);
    html.append("<div class=\"grid\">");
    html.append(SvgPlot.render(time()));
    calibration().stream().map(SvgPlot::render).forEach(html::append);
    probes().stream().map(SvgPlot::render).forEach(html::append);
    residuals().stream().map(SvgPlot::render).forEach(html::append);
    html.append("</div>\n");
    counts(html);
    events(html);
    return html.toString();
  }

  private static RigAccount rig(TrialOutcome outcome) {
    RigAccount rig = outcome.rig();
    if (rig == null) {
      throw new IllegalArgumentException(outcome.spec().name() + " did not run on a rig");
    }
    return rig;
  }

  private void identities(StringBuilder html) {
    Map<String, Map<String, String>> seen = new LinkedHashMap<>();
    outcomes.forEach(outcome ->
        seen.putIfAbsent(outcome.spec().substrate().label(), rig(outcome).provenance().settings()));
    seen.forEach((label, settings) -> {
      html.append("<h3>").append(Html.escape(label)).append("</h3><dl class=\"facts\">");
      for (String key : FACTS) {
        String value = settings.get(key);
        if (value != null) {
          html.append("<dt>").append(Html.escape(key)).append("</dt><dd>");
          html.append(Html.escape(value)).append("</dd>");
        }
      }
      html.append("</dl>\n");
    });
  }

  private Plot time() {
    List<String> names = outcomes.stream().map(outcome -> outcome.spec().name()).toList();
    return new Plot.Bars(
        "Where the time goes",
        Axis.linear(""),
        Axis.linear("s"),
        names,
        List.of(
            seconds("waiting for the rig", "waitingSeconds"),
            seconds("sending", "sendingSeconds"),
            seconds("reconnecting", "reconnectingSeconds"),
            new Plot.Group(
                "host",
                outcomes.stream()
                    .mapToDouble(outcome -> RigInfo.hostSeconds(outcome, rig(outcome)))
                    .toArray())));
  }

  private Plot.Group seconds(String name, String key) {
    return new Plot.Group(
        name,
        outcomes.stream().mapToDouble(one -> rig(one).times().getOrDefault(key, 0.0)).toArray());
  }

  /** The last calibration of every tile, before and after; of the first trial that has some. */
  private List<Plot> calibration() {
    for (TrialOutcome outcome : outcomes) {
      Map<Integer, TileCalibration> last = new LinkedHashMap<>();
      rig(outcome).care().calibrations().forEach(one -> last.put(one.tile(), one));
      if (!last.isEmpty()) {
        List<TileCalibration> tiles = List.copyOf(last.values());
        return List.of(
            new Plot.Bars(
                "Calibration of " + outcome.spec().name(),
                Axis.linear(""),
                Axis.linear("error, % of the product"),
                tiles.stream().map(tile -> "tile " + tile.tile()).toList(),
                List.of(
                    new Plot.Group(
                        "before",
                        tiles.stream()
                            .mapToDouble(t -> 100 * t.forwardReport().before())
                            .toArray()),
                    new Plot.Group(
                        "after",
                        tiles.stream().mapToDouble(t -> 100 * t.forwardReport().after()).toArray()),
                    new Plot.Group(
                        "transposed, before",
                        tiles.stream()
                            .mapToDouble(t -> 100 * t.adjointReport().before())
                            .toArray()),
                    new Plot.Group(
                        "transposed, after",
                        tiles.stream()
                            .mapToDouble(t -> 100 * t.adjointReport().after())
                            .toArray()))));
      }
    }
    return List.of();
  }

  private List<Plot> probes() {
    List<Plot.Series> series = new ArrayList<>();
    for (TrialOutcome outcome : outcomes) {
      Map<String, List<Probed>> groups = new LinkedHashMap<>();
      for (Probed one : rig(outcome).care().probes()) {
        groups.computeIfAbsent(one.coupling(), name -> new ArrayList<>()).add(one);
      }
      groups.forEach((coupling, probes) ->
          series.add(
              new Plot.Series(
                  outcome.spec().name() + ", " + coupling,
                  probes.stream().mapToDouble(Probed::update).toArray(),
                  probes.stream().mapToDouble(one -> 100 * one.drift().part()).toArray(),
                  Plot.Mark.LINE_AND_DOTS)));
    }
    return series.isEmpty()
        ? List.of()
        : List.of(
            new Plot.Lines(
                "Reference probe",
                Axis.linear("updates of the matrix"),
                Axis.linear("off, % of its size"),
                series));
  }

  private List<Plot> residuals() {
    List<Plot> plots = new ArrayList<>();
    for (Residual.What what : Residual.What.values()) {
      List<Plot.Series> series = new ArrayList<>();
      for (TrialOutcome outcome : outcomes) {
        Map<String, List<Residual>> groups = new LinkedHashMap<>();
        for (Residual one : rig(outcome).care().residuals()) {
          if (one.what() == what) {
            groups.computeIfAbsent(one.coupling(), name -> new ArrayList<>()).add(one);
          }
        }
        groups.forEach((coupling, all) ->
            series.add(
                Plot.Series.counted(
                    outcome.spec().name() + ", " + coupling,
                    all.stream().mapToDouble(Residual::part).toArray(),
                    all.size() > 1 ? Plot.Mark.LINE : Plot.Mark.DOTS)));
      }
      if (!series.isEmpty()) {
        plots.add(
            new Plot.Lines(
                "Rig against its model: " + what.label(),
                Axis.count("comparison"),
                Axis.linear("difference over size"),
                series));
      }
    }
    return plots;
  }

  private void counts(StringBuilder html) {
    html.append("<div class=\"scroll\"><table><thead><tr><th>Trial</th>")
        .append("<th class=\"n\">Exchanges</th><th class=\"n\">Repeats</th>")
        .append("<th class=\"n\">Bytes out</th><th class=\"n\">Bytes in</th>")
        .append("<th class=\"n\">Pulses</th></tr></thead><tbody>\n");
    for (TrialOutcome outcome : outcomes) {
      html.append("<tr><td>").append(Html.escape(outcome.spec().name())).append("</td>");
      for (String key : List.of("exchanges", "repeats", "bytesOut", "bytesIn", "rig-pulse")) {
        html.append("<td class=\"n\">")
            .append(
                String.format(Locale.ROOT, "%,.0f", rig(outcome).times().getOrDefault(key, 0.0)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private void events(StringBuilder html) {
    for (TrialOutcome outcome : outcomes) {
      List<String> events = new ArrayList<>(rig(outcome).events());
      Replayed replayed = rig(outcome).replayed();
      if (replayed != null) {
        events.add("replayed: " + replayed.text());
      }
      if (!events.isEmpty()) {
        html.append("<details><summary>What happened to the rig: ")
            .append(Html.escape(outcome.spec().name()))
            .append(" (")
            .append(events.size())
            .append(")</summary><ul>");
        events.forEach(one -> html.append("<li>").append(Html.escape(one)).append("</li>"));
        html.append("</ul></details>\n");
      }
    }
  }
}
