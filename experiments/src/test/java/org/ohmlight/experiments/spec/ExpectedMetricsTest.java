package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.verify.Verification;

class ExpectedMetricsTest {
  @Test
  void claimsMaySpeakOfEveryFigureOfAResult() {
    SequencedMap<String, Double> monitored = new LinkedHashMap<>();
    for (String name :
        List.of("gradientCosine", "spectralRadius", "largestSpectralRadius", "limitCycles")) {
      monitored.put(name, 0.5);
    }
    EpochRecord epoch =
        new EpochRecord(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, monitored, null);
    SequencedSet<String> metrics = new LinkedHashSet<>();
    for (String task : List.of("classify", "denoise")) {
      metrics.addAll(new TrialOutcome(trial(task), List.of(epoch), 1).metrics().keySet());
    }
    List<String> known = new ArrayList<>();
    StudySchema.ofExpectations()
        .json()
        .at("/$defs/claim/properties/metric/enum")
        .forEach(metric -> known.add(metric.asString()));
    assertThat(known).containsExactlyInAnyOrderElementsOf(metrics);
  }

  private static TrialSpec trial(String task) {
    String study = "study: x\ndataset: {name: optdigits, task: %s}\nnetwork: {layers: [64, 10]}\n";
    return new StudyReader(new StudySchema())
        .read("study.yaml", study.formatted(task), List.of())
        .trials()
        .getFirst();
  }

  /** A study without claims yet is left out. */
  @Test
  void claimsOfEveryStudyThatComesWithOhmlightSpeakOfItsTrials() throws Exception {
    StudyLibrary library = new StudyLibrary();
    StudySchema schema = new StudySchema();
    for (String name : library.names()) {
      for (Scale scale : Scale.values()) {
        StudySource source = library.find(name);
        new ExpectationReader(schema)
            .read(source, scale)
            .ifPresent(expected ->
                Verification.requireTrials(
                    expected, new StudyReader(schema).read(source, scale, expected.settings())));
      }
    }
  }
}
