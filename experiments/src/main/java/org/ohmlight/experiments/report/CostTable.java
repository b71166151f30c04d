package org.ohmlight.experiments.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.CostSheet;
import org.ohmlight.physical.Ledger;
import org.ohmlight.simulator.crossbar.CostSettings;

/**
 * Where energy, time and area of each substrate's first trial go, and where the prices are from.
 */
final class CostTable {
  private static final double SQUARE_MILLIMETRES = 1e6;

  private final List<TrialOutcome> outcomes;

  CostTable(List<TrialOutcome> outcomes) {
    this.outcomes = outcomes;
  }

  /** The tables; empty if nothing costs anything. */
  String render() {
    StringBuilder html = new StringBuilder();
    List<String> seen = new java.util.ArrayList<>();
    boolean area = false;
    for (TrialOutcome outcome : outcomes) {
      String label = outcome.spec().substrate().label();
      CostSheet cost = outcome.cost();
      if (!cost.operations().isEmpty() && !seen.contains(label)) {
        seen.add(label);
        area |= cost.squareMetres() > 0.0;
        html.append("<details><summary>")
            .append(Html.escape("Where it goes: " + outcome.spec().name()))
            .append("</summary><div class=\"scroll\">");
        operations(html, cost);
        parts(html, cost);
        html.append("</div></details>\n");
      }
    }
    return area ? html.append(sources()).toString() : html.toString();
  }

  private static void operations(StringBuilder html, CostSheet cost) {
    html.append("<table><thead><tr><th>Operation</th><th class=\"n\">Count</th>")
        .append("<th class=\"n\">Time</th><th class=\"n\">Energy</th></tr></thead><tbody>\n");
    cost.operations().stream()
        .sorted(Comparator.comparingDouble(CostSheet.Operation::joules).reversed())
        .forEach(operation ->
            row(
                html,
                operation.name(),
                String.format(Locale.ROOT, "%,d", operation.count()),
                operation.seconds() > 0 ? Figures.duration(operation.seconds()) : "",
                operation.joules() > 0 ? Figures.quantity(operation.joules(), "J") : ""));
    html.append("</tbody></table>");
  }

  private static void parts(StringBuilder html, CostSheet cost) {
    if (cost.parts().isEmpty()) {
      return;
    }
    html.append("<table><thead><tr><th>Part</th><th class=\"n\">Count</th>")
        .append("<th class=\"n\">Area, mm2</th></tr></thead><tbody>\n");
    for (Ledger.Part part : cost.parts()) {
      row(
          html,
          part.name(),
          String.format(Locale.ROOT, "%,d", part.count()),
          area(part.squareMetres()));
    }
    row(html, "all", "", area(cost.squareMetres()));
    html.append("</tbody></table>");
  }

  private static String area(double squareMetres) {
    return String.format(Locale.ROOT, "%.3g", squareMetres * SQUARE_MILLIMETRES);
  }

  private static void row(StringBuilder html, String name, String... figures) {
    html.append("<tr><td>").append(Html.escape(name)).append("</td>");
    for (String figure : figures) {
      html.append("<td class=\"n\">").append(Html.escape(figure)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private static String sources() {
    StringBuilder html =
        new StringBuilder("<details><summary>Prices of a crossbar (")
            .append(Html.escape(CostSettings.defaults().technology()))
            .append(")</summary><dl class=\"facts\">");
    CostSettings.sources()
        .forEach((name, source) ->
            html.append("<dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(source))
                .append("</dd>"));
    return html.append("</dl></details>\n").toString();
  }
}
