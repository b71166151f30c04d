package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
    TrialSpec trial =
        new StudyReader(new StudySchema())
            .read(
                "study.yaml",
                "study: x\ndataset: {name: optdigits}\nnetwork: {layers: [64, 10]}\n",
                List.of())
            .trials()
            .getFirst();
    List<String> known = new ArrayList<>();
    StudySchema.ofExpectations()
        .json()
        .at("/$defs/claim/properties/metric/enum")
        .forEach(metric -> known.add(metric.asString()));
    TrialOutcome outcome = new TrialOutcome(trial, List.of(epoch), 1);
    assertThat(known).containsExactlyElementsOf(outcome.metrics().keySet());
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
