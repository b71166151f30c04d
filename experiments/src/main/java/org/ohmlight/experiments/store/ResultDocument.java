package org.ohmlight.experiments.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.spec.TrialSpec.SweepPoint;
import org.ohmlight.experiments.trial.CostSheet;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.ImageError;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code result.json}: a pure function of the study, its seed and its data, with the whole
 * specification and what each substrate is; machine and wall time, which differ from run to run,
 * are in {@code run.json}. Keys stand in a fixed order, figures have six significant digits, what
 * is not a number is null.
 */
public final class ResultDocument {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final MathContext DIGITS = new MathContext(6);

  private ResultDocument() {}

  /** The document of a finished run. */
  public static ObjectNode of(StudySpec study, DataSet data, List<TrialOutcome> outcomes) {
    ObjectNode document = NODES.objectNode();
    document.put("study", study.name());
    document.put("version", Version.text());
    document.put("seed", study.seed());
    document.put("scale", study.scale().label());
    document.put("digest", study.digest());
    document
        .putObject("dataset")
        .put("name", data.name())
        .put("train", data.train().count())
        .put("test", data.test().count())
        .put("fingerprint", data.fingerprint());
    ArrayNode trials = document.putArray("trials");
    outcomes.forEach(outcome -> trials.add(trial(outcome)));
    document.set("spec", study.document().settings());
    return document;
  }

  private static ObjectNode trial(TrialOutcome outcome) {
    ObjectNode trial = NODES.objectNode();
    trial.put("name", outcome.spec().name());
    trial.put("substrate", outcome.spec().substrate().label());
    trial.put("rule", outcome.spec().rule().label());
    trial.put("structure", outcome.spec().structure().label());
    trial.put("seed", outcome.spec().seed());
    SweepPoint point = outcome.spec().point();
    if (point != null) {
      trial.putObject("sweep").put("parameter", point.parameter()).set("value", point.value());
    }
    ObjectNode metrics = trial.putObject("metrics");
    outcome.metrics().forEach((name, value) -> put(metrics, name, value));
    ObjectNode epochs = trial.putObject("epochs");
    TrialSpec spec = outcome.spec();
    switch (spec.dataset().task()) {
      case TaskSpec.Classify classify -> {
        series(epochs, "testAccuracy", outcome, EpochRecord::testAccuracy);
        series(epochs, "trainAccuracy", outcome, EpochRecord::trainAccuracy);
      }
      case TaskSpec.Denoise denoise -> {
        series(epochs, "testError", outcome, e -> error(spec, e.testCost()));
        series(epochs, "trainError", outcome, e -> error(spec, e.trainCost()));
      }
    }
    series(epochs, "trainCost", outcome, EpochRecord::trainCost);
    series(epochs, "freeSteps", outcome, EpochRecord::freeSteps);
    if (outcome.bestEpoch() > 0) {
      series(epochs, "validationAccuracy", outcome, EpochRecord::validationAccuracy);
    }
    for (String name : outcome.last().monitored().keySet()) {
      series(epochs, name, outcome, e -> e.monitored().getOrDefault(name, Double.NaN));
    }
    String fault = outcome.fault();
    if (fault != null) {
      trial.put("fault", fault);
    }
    cost(trial, outcome.cost());
    trial.set("settings", outcome.spec().settings());
    Provenance provenance = outcome.provenance();
    ObjectNode devices = trial.putObject("provenance");
    devices.put("substrate", provenance.substrate());
    ObjectNode settings = devices.putObject("settings");
    provenance.settings().forEach(settings::put);
    return trial;
  }

  private static double error(TrialSpec spec, double cost) {
    return ImageError.of(spec, cost).meanSquare();
  }

  /** What the hardware spent and is built of, where that is known. */
  private static void cost(ObjectNode trial, CostSheet cost) {
    if (cost.operations().isEmpty() && cost.parts().isEmpty()) {
      return;
    }
    ObjectNode sheet = trial.putObject("cost");
    ArrayNode operations = sheet.putArray("operations");
    for (CostSheet.Operation operation : cost.operations()) {
      ObjectNode entry = operations.addObject();
      entry.put("name", operation.name()).put("count", operation.count());
      put(entry, "seconds", operation.seconds());
      put(entry, "joules", operation.joules());
    }
    ArrayNode parts = sheet.putArray("parts");
    for (Ledger.Part part : cost.parts()) {
      ObjectNode entry = parts.addObject();
      entry.put("name", part.name()).put("count", part.count());
      put(entry, "squareMetres", part.squareMetres());
    }
  }

  private static void series(
      ObjectNode epochs, String name, TrialOutcome outcome, ToDoubleFunction<EpochRecord> value) {
    ArrayNode list = epochs.putArray(name);
    for (EpochRecord epoch : outcome.history()) {
      double figure = value.applyAsDouble(epoch);
      if (Double.isFinite(figure)) {
        list.add(rounded(figure));
      } else {
        list.addNull();
      }
    }
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, rounded(value));
    } else {
      node.putNull(name);
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
