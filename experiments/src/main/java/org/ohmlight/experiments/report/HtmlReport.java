package org.ohmlight.experiments.report;

import java.util.List;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.plot.SvgPlot;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.store.RunInfo;
import org.ohmlight.experiments.store.TrialOutcome;

/**
 * The report of a run: one HTML page that needs nothing but itself. No script, no font, no picture
 * from elsewhere; light or dark as the reader's machine likes it.
 */
public final class HtmlReport {
  private static final int WIDE = 1130;

  private final StudySpec study;
  private final DataSet data;
  private final RunInfo info;
  private final Comparison comparison;
  private final ReportPlots plots;
  private final StringBuilder page = new StringBuilder(1 << 16);

  private HtmlReport(StudySpec study, DataSet data, List<TrialOutcome> outcomes, RunInfo info) {
    this.study = study;
    this.data = data;
    this.info = info;
    this.comparison = new Comparison(outcomes);
    this.plots = new ReportPlots(study, comparison);
  }

  /** The page. */
  public static String of(
      StudySpec study, DataSet data, List<TrialOutcome> outcomes, RunInfo info) {
    return new HtmlReport(study, data, outcomes, info).render(outcomes);
  }

  private String render(List<TrialOutcome> outcomes) {
    page.append(Html.begin(study.title()));
    head();
    faults(outcomes);
    section("Each hardware beside exact arithmetic", this::scorePart);
    section("How it got there", this::learningPart);
    String pictures = ExampleStrip.render(comparison, data.shape());
    if (!pictures.isEmpty()) {
      section("What it makes of test images", () -> page.append(pictures));
    }
    if (!plots.monitors().isEmpty()) {
      section("What the monitors saw", this::monitorPart);
    }
    String rigs = new RigPart(outcomes).render();
    if (!rigs.isEmpty()) {
      section("The rig", () -> page.append(rigs));
    }
    section("What it costs", () -> costPart(outcomes));
    for (int i = 0; i < study.sweeps().size(); i++) {
      int sweep = i;
      section(study.sweeps().get(i).title(), () -> sweepPart(sweep));
    }
    section("Every trial", () -> page.append(new TrialTable(comparison).render()));
    section("Where this comes from", this::provenancePart);
    page.append(Html.END);
    return page.toString();
  }

  private void section(String heading, Runnable content) {
    page.append("<section><h2>").append(Html.escape(heading)).append("</h2>\n");
    content.run();
    page.append("</section>\n");
  }

  private void head() {
    page.append("<header><div><p class=\"kicker\">Ohmlight study</p><h1>")
        .append(Html.escape(study.title()))
        .append("</h1><p class=\"about\">")
        .append(Html.escape(study.about()))
        .append("</p></div>")
        .append(DigitStrip.render(data))
        .append("</header>\n<ul class=\"cards\">");
    new Headlines(comparison)
        .list()
        .forEach(card ->
            page.append("<li><b>")
                .append(Html.escape(card.figure()))
                .append("</b><span>")
                .append(Html.escape(card.meaning()))
                .append("</span></li>"));
    page.append("</ul>\n");
  }

  private void faults(List<TrialOutcome> outcomes) {
    for (TrialOutcome outcome : outcomes) {
      String fault = outcome.fault();
      if (fault != null) {
        page.append("<p class=\"fault\"><b>")
            .append(Html.escape(outcome.spec().name()))
            .append("</b> stopped after epoch ")
            .append(outcome.history().size())
            .append(": ")
            .append(Html.escape(fault))
            .append("</p>\n");
      }
    }
  }

  private void scorePart() {
    page.append(SvgPlot.render(plots.score(), WIDE));
  }

  private void learningPart() {
    page.append("<div class=\"grid\">");
    plots.scoreByEpoch().forEach(plot -> page.append(SvgPlot.render(plot)));
    page.append("</div>");
  }

  private void monitorPart() {
    page.append("<div class=\"grid\">");
    plots.monitors().forEach(plot -> page.append(SvgPlot.render(plot)));
    page.append("</div>");
  }

  private void costPart(List<TrialOutcome> outcomes) {
    page.append("<div class=\"grid\">").append(SvgPlot.render(plots.settlingSteps()));
    plots.energy().forEach(plot -> page.append(SvgPlot.render(plot)));
    page.append("</div>").append(new CostTable(outcomes).render());
  }

  private void sweepPart(int index) {
    page.append(SvgPlot.render(plots.sweep(index), WIDE));
  }

  private void provenancePart() {
    page.append("<dl class=\"facts\">");
    fact("Study", study.name() + ", seed " + study.seed());
    fact("Ohmlight", info.version());
    fact(
        "Images",
        "%s, %,d to train on and %,d to test on, of %s; fingerprint %s; from %s"
            .formatted(
                data.name(),
                data.train().count(),
                data.test().count(),
                data.shape(),
                data.fingerprint(),
                info.data()));
    fact("Finished", info.date());
    fact("Machine", machine());
    fact("JDK", info.jdk());
    fact(
        "Wall time",
        "%s on %d threads".formatted(Figures.duration(info.wallSeconds()), info.threads()));
    fact("Settings", "sha-256 " + study.digest());
    page.append("</dl>\n");
    page.append(new SettingsList(comparison).render());
    page.append(
        "<p class=\"note\">The figures of this page are in <code>result.json</code>, which is the"
            + " same, byte for byte, for the same study, seed and data; what differs from run to"
            + " run is in <code>run.json</code>.</p>");
  }

  private String machine() {
    StringBuilder text = new StringBuilder();
    info.machine()
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    return text.toString();
  }

  private void fact(String name, String value) {
    page.append("<dt>")
        .append(Html.escape(name))
        .append("</dt><dd>")
        .append(Html.escape(value))
        .append("</dd>");
  }
}
