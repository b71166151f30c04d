package org.ohmlight.experiments.report;

import java.util.Locale;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.EpochRecord;

/** The table of all trials outside sweeps, each hardware beside exact arithmetic. */
final class TrialTable {
  private final Comparison comparison;

  TrialTable(Comparison comparison) {
    this.comparison = comparison;
  }

  String render() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"scroll\"><table><thead><tr><th>Substrate</th><th>Rule</th>")
        .append("<th>Structure</th><th class=\"n\">Seed</th><th class=\"n\">")
        .append(comparison.score() == Score.ACCURACY ? "Accuracy" : "Error")
        .append("</th>")
        .append("<th class=\"n\">To exact</th><th class=\"n\">Steps</th>")
        .append("<th class=\"n\">Came to rest</th><th class=\"n\">Hardware time</th>")
        .append("<th class=\"n\">Energy</th><th class=\"n\">An answer</th>")
        .append("<th class=\"n\">Wall</th></tr></thead><tbody>\n");
    String substrate = "";
    for (TrialOutcome outcome : comparison.main()) {
      String label = outcome.spec().substrate().label();
      row(html, outcome, !label.equals(substrate));
      substrate = label;
    }
    return html.append("</tbody></table></div>").toString();
  }

  private void row(StringBuilder html, TrialOutcome outcome, boolean first) {
    EpochRecord last = outcome.last();
    boolean charged = outcome.joules() > 0;
    double part = Math.clamp(Score.last(outcome), 0, 1);
    html.append(first ? "<tr class=\"first\">" : "<tr>");
    cell(html, outcome.spec().substrate().label());
    cell(html, outcome.spec().rule().label());
    cell(html, outcome.spec().structure().label());
    figure(html, Long.toString(outcome.spec().seed()));
    html.append("<td class=\"n bar\" style=\"--p:")
        .append(String.format(Locale.ROOT, "%.1f", Double.isFinite(part) ? 100 * part : 0))
        .append("%\">")
        .append(Score.text(outcome))
        .append("</td>");
    figure(
        html,
        outcome.spec().substrate().label().equals("exact")
            ? ""
            : comparison.score().difference(comparison.gapToExact(outcome)));
    figure(html, Figures.number(last.testSteps()));
    figure(html, Figures.percent(last.settledPart()));
    figure(html, charged ? Figures.duration(outcome.simulatedSeconds()) : "");
    figure(html, charged ? Figures.quantity(outcome.joules(), "J") : "");
    figure(html, charged ? Figures.quantity(last.answerJoules(), "J") : "");
    figure(html, Figures.duration(outcome.wallSeconds()));
    html.append("</tr>\n");
  }

  private static void cell(StringBuilder html, String text) {
    html.append("<td>").append(Html.escape(text)).append("</td>");
  }

  private static void figure(StringBuilder html, String text) {
    html.append("<td class=\"n\">").append(Html.escape(text)).append("</td>");
  }
}
