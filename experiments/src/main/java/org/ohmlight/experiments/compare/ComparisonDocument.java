package org.ohmlight.experiments.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.store.Machine;

/** A comparison as plain data: {@code compare.json}, and what {@code --json} prints. */
public final class ComparisonDocument {
  private ComparisonDocument() {}

  /** The whole document. Figures that do not exist are null. */
  public static Map<String, @Nullable Object> of(StudyComparison comparison) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("study", comparison.study().name());
    document.put("against", comparison.against());
    document.put("seed", comparison.study().seed());
    document.put("digest", comparison.study().digest());
    document.put("data", comparison.data().fingerprint());
    document.put("networks", comparison.networks().stream().map(ComparisonDocument::of).toList());
    document.put("skipped", comparison.skipped());
    Map<String, @Nullable Object> run = new LinkedHashMap<>();
    run.put("version", Version.text());
    run.put("date", comparison.surroundings().date());
    run.put("machine", Machine.describe());
    run.put("jdk", Runtime.version().toString());
    run.put("threads", comparison.surroundings().threads());
    run.put("wallSeconds", comparison.surroundings().wallSeconds());
    document.put("run", run);
    return document;
  }

  private static Map<String, @Nullable Object> of(NetworkComparison network) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", network.trial().name());
    entry.put("substrate", network.substrate());
    entry.put("rule", network.trial().rule().label());
    entry.put("structure", network.trial().structure().label());
    entry.put("seed", network.trial().seed());
    entry.put("hardware", network.hardware());
    entry.put("reference", network.reference());
    entry.put("steps", network.steps().size());
    entry.put("stateError", finite(network.mean(StepComparison::stateError)));
    entry.put("largestStateError", finite(network.most(StepComparison::largestStateError)));
    entry.put("gradientCosine", finite(network.mean(StepComparison::meanCosine)));
    entry.put("leastCosine", finite(network.leastCosine()));
    entry.put("cosineByEdge", finite(network.byEdge(StepComparison::cosines)));
    entry.put("lengthByEdge", finite(network.byEdge(StepComparison::lengths)));
    NetworkComparison.Scores scores = network.scores();
    entry.put("test", score(scores.hardware()));
    entry.put("testSameWeights", score(scores.sameWeights()));
    entry.put("testLearnedThere", score(scores.learnedThere()));
    entry.put("settling", effort(network, false));
    entry.put("settlingReference", effort(network, true));
    entry.put("byStep", network.steps().stream().map(ComparisonDocument::of).toList());
    entry.put("fault", network.fault());
    return entry;
  }

  private static Map<String, @Nullable Object> of(StepComparison step) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("stateError", finite(step.stateError()));
    entry.put("largestStateError", finite(step.largestStateError()));
    entry.put("cosines", finite(step.cosines()));
    entry.put("lengths", finite(step.lengths()));
    entry.put("freeSteps", finite(step.hardware().freeSteps()));
    entry.put("freeStepsReference", finite(step.reference().freeSteps()));
    return entry;
  }

  private static Map<String, @Nullable Object> score(NetworkComparison.Score score) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("accuracy", finite(score.accuracy()));
    entry.put("cost", finite(score.cost()));
    return entry;
  }

  private static Map<String, @Nullable Object> effort(NetworkComparison network, boolean there) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("freeSteps", finite(network.mean(step -> effort(step, there).freeSteps())));
    entry.put("nudgedSteps", finite(network.mean(step -> effort(step, there).nudgedSteps())));
    entry.put("wallSeconds", finite(network.median(step -> effort(step, there).wallSeconds())));
    return entry;
  }

  private static StepComparison.Effort effort(StepComparison step, boolean there) {
    return there ? step.reference() : step.hardware();
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }

  private static Map<String, @Nullable Double> finite(SequencedMap<String, Double> figures) {
    Map<String, @Nullable Double> found = new LinkedHashMap<>();
    figures.forEach((name, figure) -> found.put(name, finite(figure)));
    return found;
  }
}
