package org.ohmlight.experiments.compare;

import java.util.List;
import java.util.Map;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.plot.SvgPlot;
import org.ohmlight.experiments.report.Figures;
import org.ohmlight.experiments.report.Html;
import org.ohmlight.experiments.store.Machine;
import org.ohmlight.experiments.table.TextTable;

/** A comparison as text for the console and as a page like that of a run. */
public final class CompareReport {
  private static final int WIDE = 1130;

  private final StudyComparison comparison;
  private final ComparisonTable table;
  private final StringBuilder page = new StringBuilder(1 << 15);

  private CompareReport(StudyComparison comparison) {
    this.comparison = comparison;
    this.table = new ComparisonTable(comparison);
  }

  /** What the console shows. */
  public static String text(StudyComparison comparison) {
    ComparisonTable table = new ComparisonTable(comparison);
    TextTable text = new TextTable(ComparisonTable.WORDS, table.heading().toArray(String[]::new));
    String before = "";
    for (List<String> row : table.rows()) {
      String substrate = row.getFirst();
      if (!before.isEmpty() && !substrate.equals(before)) {
        text.gap();
      }
      before = substrate;
      text.row(row.toArray(String[]::new));
    }
    StringBuilder all = new StringBuilder();
    all.append(comparison.study().title()).append(", against ").append(comparison.against());
    all.append("\n\n").append(text);
    comparison
        .networks()
        .forEach(network -> {
          if (network.fault() != null) {
            all.append("\nfault in %s: %s\n".formatted(network.trial().name(), network.fault()));
          }
        });
    comparison
        .skipped()
        .forEach(one -> all.append("\nskipped %s: %s\n".formatted(one.name(), one.why())));
    return all.toString();
  }

  /** The page. */
  public static String page(StudyComparison comparison) {
    return new CompareReport(comparison).render();
  }

  private String render() {
    page.append(Html.begin(comparison.study().title() + " against " + comparison.against()));
    page.append("<header><div><p class=\"kicker\">Ohmlight comparison</p><h1>")
        .append(Html.escape(comparison.study().title()))
        .append(" against ")
        .append(Html.escape(comparison.against()))
        .append("</h1><p class=\"about\">At each step hardware and reference see the same")
        .append(" minibatch under the same weights, settle by the same settings and are asked by")
        .append(" the same rule. What differs is the hardware's doing.</p></div></header>\n");
    faults();
    ComparePlots plots = new ComparePlots(comparison);
    section(
        "How well they agree",
        () -> {
          page.append("<div class=\"grid\">").append(SvgPlot.render(plots.cosines()));
          page.append(SvgPlot.render(plots.stateErrors())).append("</div>");
        });
    if (comparison.classifies()) {
      section("What it costs in accuracy", () -> page.append(SvgPlot.render(plots.gaps(), WIDE)));
    }
    section(
        "Step by step",
        () -> {
          page.append("<div class=\"grid\">");
          plots.cosinesByStep().forEach(plot -> page.append(SvgPlot.render(plot)));
          page.append("</div>");
        });
    section("Every network", this::networks);
    section("Layer by layer", this::edges);
    section("Where this comes from", this::provenance);
    return page.append(Html.END).toString();
  }

  private void section(String heading, Runnable content) {
    page.append("<section><h2>").append(heading).append("</h2>\n");
    content.run();
    page.append("</section>\n");
  }

  private void faults() {
    for (NetworkComparison network : comparison.networks()) {
      if (network.fault() != null) {
        note("fault", network.trial().name(), network.fault());
      }
    }
    comparison.skipped().forEach(one -> note("note", one.name() + " was left out", one.why()));
  }

  private void note(String style, String what, String why) {
    page.append("<p class=\"")
        .append(style)
        .append("\"><b>")
        .append(Html.escape(what))
        .append("</b>: ")
        .append(Html.escape(why))
        .append("</p>\n");
  }

  private void networks() {
    table(table.heading(), table.rows(), ComparisonTable.WORDS);
    page.append("<p class=\"note\">State error: distance of the free equilibria in relation to")
        .append(" those of the reference. Cosine: between the estimates of the gradient, mean and")
        .append(" least over edges and steps. Same weights, learned there: how far the hardware is")
        .append(" above the reference with its weights, and above one that learned by itself.")
        .append(" Wall: median of an estimate on this machine.</p>");
  }

  private void edges() {
    List<String> heading = List.of("network", "edge", "cosine", "length");
    List<List<String>> rows =
        comparison.networks().stream()
            .flatMap(network -> {
              Map<String, Double> lengths = network.byEdge(StepComparison::lengths);
              return network.byEdge(StepComparison::cosines).entrySet().stream()
                  .map(entry ->
                      List.of(
                          network.trial().name(),
                          entry.getKey(),
                          ComparisonTable.cosine(entry.getValue()),
                          ComparisonTable.small(lengths.getOrDefault(entry.getKey(), Double.NaN))));
            })
            .toList();
    table(heading, rows, 2);
  }

  private void table(List<String> heading, List<List<String>> rows, int words) {
    page.append("<div class=\"scroll\"><table><thead><tr>");
    for (int c = 0; c < heading.size(); c++) {
      cell("th", heading.get(c), c >= words);
    }
    page.append("</tr></thead><tbody>\n");
    String before = "";
    for (List<String> row : rows) {
      page.append(row.getFirst().equals(before) ? "<tr>" : "<tr class=\"first\">");
      before = row.getFirst();
      for (int c = 0; c < row.size(); c++) {
        cell("td", row.get(c), c >= words);
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private void cell(String tag, String text, boolean figure) {
    page.append('<').append(tag).append(figure ? " class=\"n\">" : ">");
    page.append(Html.escape(text)).append("</").append(tag).append('>');
  }

  private void provenance() {
    page.append("<dl class=\"facts\">");
    fact("Study", comparison.study().name() + ", seed " + comparison.study().seed());
    fact("Ohmlight", Version.text());
    fact("Images", comparison.data().name() + ", fingerprint " + comparison.data().fingerprint());
    fact("Finished", comparison.surroundings().date());
    fact("Machine", Machine.describe().toString());
    fact("JDK", Runtime.version().toString());
    fact(
        "Wall time",
        "%s on %d threads"
            .formatted(
                Figures.duration(comparison.surroundings().wallSeconds()),
                comparison.surroundings().threads()));
    comparison.networks().stream()
        .findFirst()
        .ifPresent(network ->
            fact(
                "Reference",
                network.reference().substrate() + " " + network.reference().settings()));
    fact("Settings", "sha-256 " + comparison.study().digest());
    page.append("</dl>\n");
  }

  private void fact(String name, String value) {
    page.append("<dt>").append(name).append("</dt><dd>");
    page.append(Html.escape(value)).append("</dd>");
  }
}
