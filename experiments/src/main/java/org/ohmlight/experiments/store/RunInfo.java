package org.ohmlight.experiments.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.trial.RigAccount;

/**
 * {@code run.json}: what does not repeat from run to run.
 *
 * @param study name of the study
 * @param version version of Ohmlight
 * @param date when the run ended, UTC
 * @param machine operating system, architecture, processors
 * @param jdk version of the JDK
 * @param threads threads used
 * @param wallSeconds wall time of this call [s]
 * @param data where the images came from
 * @param trials wall time of each trial over all calls [s]
 */
public record RunInfo(
    String study,
    String version,
    String date,
    Map<String, Object> machine,
    String jdk,
    int threads,
    double wallSeconds,
    String data,
    List<Map<String, Object>> trials) {

  /** What can be told after a run. */
  public static RunInfo of(
      StudySpec study,
      DataSet data,
      List<TrialOutcome> outcomes,
      int threads,
      double wallSeconds,
      String date) {
    return new RunInfo(
        study.name(),
        Version.text(),
        date,
        Machine.describe(),
        Runtime.version().toString(),
        threads,
        round(wallSeconds),
        data.source(),
        outcomes.stream().map(RunInfo::trial).toList());
  }

  private static Map<String, Object> trial(TrialOutcome outcome) {
    Map<String, Object> trial = new LinkedHashMap<>();
    trial.put("name", outcome.spec().name());
    trial.put("wallSeconds", round(outcome.wallSeconds()));
    RigAccount rig = outcome.rig();
    if (rig != null) {
      trial.put("rig", RigInfo.of(outcome, rig));
    }
    return trial;
  }

  private static double round(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
