package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.EpochRecord;

class ExpectedMetricsTest {
  @Test
  void claimsMaySpeakOfEveryFigureOfAResult() {
    EpochRecord epoch = new EpochRecord(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
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

  @Test
  void everyStudyThatComesWithOhmlightClaimsSomething() throws Exception {
    StudyLibrary library = new StudyLibrary();
    ExpectationReader reader = new ExpectationReader(new StudySchema());
    for (String name : library.names()) {
      assertThat(reader.read(library.find(name), Scale.DESK)).as(name).isPresent();
    }
  }
}
