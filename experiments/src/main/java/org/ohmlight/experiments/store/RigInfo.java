package org.ohmlight.experiments.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ohmlight.experiments.rig.CareRecord;
import org.ohmlight.experiments.rig.Replayed;
import org.ohmlight.experiments.spec.DatasetSpec;
import org.ohmlight.experiments.spec.TrainingSpec;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.hil.calibration.Drift;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.shadow.Residual;

/** A rig in {@code run.json}, and its residuals as a table. */
public final class RigInfo {
  private RigInfo() {}

  /**
   * Updates a second, where the time went (waiting for the rig is what the host does not use), and
   * what was done so that the rig can be believed.
   */
  static Map<String, Object> of(TrialOutcome outcome, RigAccount rig) {
    Map<String, Object> told = new LinkedHashMap<>();
    DatasetSpec images = outcome.spec().dataset();
    TrainingSpec training = outcome.spec().training();
    double updates =
        (double) outcome.history().size() * Math.ceilDiv(images.train(), training.batch());
    told.put("updates", updates);
    told.put("updatesASecond", rounded(updates / outcome.wallSeconds()));
    told.put("hostSeconds", rounded(hostSeconds(outcome, rig)));
    rig.times().forEach((name, value) -> told.put(name, rounded(value)));
    told.put("events", rig.events());
    care(told, rig.care());
    Replayed replayed = rig.replayed();
    if (replayed != null) {
      told.put("replayed", replayed.text());
    }
    return told;
  }

  /** Wall time that was not spent on exchanges [s]. */
  public static double hostSeconds(TrialOutcome outcome, RigAccount rig) {
    double exchanging = 0;
    for (String name : List.of("sendingSeconds", "waitingSeconds", "reconnectingSeconds")) {
      exchanging += rig.times().getOrDefault(name, 0.0);
    }
    return Math.max(0, outcome.wallSeconds() - exchanging);
  }

  private static void care(Map<String, Object> told, CareRecord care) {
    if (!care.calibrations().isEmpty()) {
      Instant now = Instant.now();
      told.put(
          "calibrations", care.calibrations().stream().map(one -> calibration(one, now)).toList());
    }
    if (!care.probes().isEmpty()) {
      told.put("probes", care.probes().stream().map(RigInfo::probe).toList());
    }
    if (!care.residuals().isEmpty()) {
      told.put("shadow", shadow(care.residuals()));
    }
  }

  private static Map<String, Object> calibration(TileCalibration one, Instant now) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("tile", one.tile());
    entry.put("made", one.made().toString());
    entry.put("ageSeconds", Math.max(0, Duration.between(one.made(), now).toSeconds()));
    entry.put("errorBefore", one.forwardReport().before());
    entry.put("errorAfter", one.forwardReport().after());
    entry.put("transposedErrorBefore", one.adjointReport().before());
    entry.put("transposedErrorAfter", one.adjointReport().after());
    entry.put("deadInputs", one.forward().deadInputs());
    entry.put("deadOutputs", one.forward().deadOutputs());
    return entry;
  }

  private static Map<String, Object> probe(Probed one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("matrix", one.coupling());
    entry.put("update", one.update());
    entry.put("off", one.drift().part());
    entry.put("verdict", verdict(one.drift()));
    return entry;
  }

  /** What a probe found, in a word. */
  public static String verdict(Drift drift) {
    return switch (drift) {
      case Drift.Steady steady -> "steady";
      case Drift.Recalibrate moved -> "drifted";
      case Drift.Stop off -> "broken";
    };
  }

  /** Means over the trial, by matrix and by what was compared. */
  private static List<Map<String, Object>> shadow(List<Residual> residuals) {
    Map<String, List<Residual>> groups = new LinkedHashMap<>();
    for (Residual one : residuals) {
      groups
          .computeIfAbsent(one.coupling() + ", " + one.what().label(), name -> new ArrayList<>())
          .add(one);
    }
    List<Map<String, Object>> told = new ArrayList<>();
    groups.forEach((name, group) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("what", name);
      entry.put("comparisons", group.size());
      entry.put("off", rounded(group.stream().mapToDouble(Residual::part).average().orElseThrow()));
      entry.put(
          "cosine", rounded(group.stream().mapToDouble(Residual::cosine).average().orElseThrow()));
      told.add(entry);
    });
    return told;
  }

  /** Head of a table of residuals. */
  public static final String RESIDUAL_HEAD = "matrix,what,tick,exchanges,off,cosine\n";

  /** Lines of a table of residuals. */
  public static String residualLines(List<Residual> residuals) {
    StringBuilder lines = new StringBuilder();
    for (Residual one : residuals) {
      lines.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%s,%d,%d,%.6g,%.6g%n",
              one.coupling().replace('"', '\''),
              one.what().label(),
              one.tick(),
              one.exchanges(),
              one.part(),
              one.cosine()));
    }
    return lines.toString();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
