package org.ohmlight.experiments.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.ohmlight.experiments.store.TrialOutcome;

/** The settings of trials and substrates, folded away until a reader asks. */
final class SettingsList {
  private final Comparison comparison;

  SettingsList(Comparison comparison) {
    this.comparison = comparison;
  }

  String render() {
    StringBuilder html = new StringBuilder();
    substrates()
        .forEach((name, settings) -> {
          html.append("<details><summary>Devices of ").append(Html.escape(name));
          html.append("</summary><dl class=\"facts\">");
          settings.forEach((key, value) ->
              html.append("<dt>")
                  .append(Html.escape(key))
                  .append("</dt><dd>")
                  .append(Html.escape(value))
                  .append("</dd>"));
          html.append("</dl></details>\n");
        });
    html.append("<details><summary>Settings of every trial</summary>");
    for (TrialOutcome outcome : comparison.main()) {
      html.append("<h3>").append(Html.escape(outcome.spec().name())).append("</h3><pre>");
      html.append(Html.escape(outcome.spec().settings().toPrettyString())).append("</pre>");
    }
    return html.append("</details>\n").toString();
  }

  /** Every parameter of each substrate, as its first trial has it. */
  private Map<String, SortedMap<String, String>> substrates() {
    Map<String, SortedMap<String, String>> found = new LinkedHashMap<>();
    for (TrialOutcome outcome : comparison.main()) {
      String label = outcome.spec().substrate().label();
      if (!found.containsKey(label)) {
        SortedMap<String, String> settings = outcome.provenance().settings();
        if (!settings.isEmpty()) {
          found.put(label, settings);
        }
      }
    }
    return found;
  }
}
