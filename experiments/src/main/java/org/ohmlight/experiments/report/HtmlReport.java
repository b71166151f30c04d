package org.ohmlight.experiments.report;

import java.util.List;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.store.RunInfo;
import org.ohmlight.experiments.store.TrialOutcome;

/** The report of a run: one HTML page that needs nothing but itself. */
public final class HtmlReport {
  private HtmlReport() {}

  /** The page. */
  public static String of(
      StudySpec study, DataSet data, List<TrialOutcome> outcomes, RunInfo info) {
    return "<!doctype html><title>" + study.title() + data.name() + outcomes.size() + info.date();
  }
}
