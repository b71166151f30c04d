package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.learning.optimizer.Adam;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Structure;

class StudyReaderTest {
  private static final String MINIMAL =
      """
      study: small
      dataset: {name: optdigits}
      network: {layers: [64, 10]}
      """;

  private final StudyReader reader = new StudyReader(new StudySchema());

  private StudySpec read(String text, String... set) {
    return reader.read("study.yaml", text, List.of(set));
  }

  private List<Problem> problems(String text, String... set) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> read(text, set));
    assertThat(bad).as("this study should be refused").isNotNull();
    return bad.problems();
  }

  @Test
  void fourMistakesAreFourErrorsWithTheirPlaces() {
    List<Problem> problems =
        problems(
            """
            study: broken
            dataset:
              name: optdigits
            network:
              layers: [64, -3, 10]
            training:
              epocs: 10
              batch: many
            settling:
              schedule: evenodd
            """);
    assertThat(problems).hasSize(4);
    assertThat(problems.stream().map(Problem::place))
        .containsExactly(
            "study.yaml:5:16", "study.yaml:7:3", "study.yaml:8:10", "study.yaml:10:13");
    assertThat(problems.get(0).toString()).contains("network.layers[1]", "-3", "at least 1");
    assertThat(problems.get(1).toString()).contains("epocs", "did you mean 'epochs'?");
    assertThat(problems.get(2).toString()).contains("training.batch", "many", "whole numbers");
    assertThat(problems.get(3).toString())
        .contains("evenodd", "synchronous, even-odd, layer-sweep", "did you mean 'even-odd'?");
  }

  @Test
  void whatIsMissingIsSaid() {
    List<Problem> problems = problems("study: x\nnetwork: {}\n");
    assertThat(problems.toString())
        .contains("'dataset' is missing", "'layers' is missing in 'network'");
  }

  @Test
  void textThatIsNotYamlHasAPlace() {
    assertThat(problems("study: x\ndataset: [1, 2\nnetwork: 3\n").getFirst().line()).isPositive();
    assertThat(problems("").toString()).contains("empty");
    assertThat(problems("- a\n- b\n").toString()).contains("mapping");
    assertThat(problems(MINIMAL + "seed: 1\nseed: 2\n").getFirst().place())
        .isEqualTo("study.yaml:5:1");
    assertThat(problems("&a [*a]").toString()).isNotEmpty();
  }

  @Test
  void defaultsFillWhatIsNotGiven() {
    StudySpec study = read(MINIMAL);
    assertThat(study.title()).isEqualTo("small");
    assertThat(study.trials())
        .extracting(TrialSpec::name)
        .containsExactly(
            "exact/ep/symmetric",
            "exact/dyadic/feedforward",
            "exact/dyadic/symmetric",
            "exact/dyadic/skew-symmetric",
            "exact/dyadic/asymmetric");
    TrialSpec trial = study.trials().getFirst();
    assertThat(trial.network().hidden()).isEqualTo(Activation.HARD_SIGMOID);
    assertThat(trial.settling().settling().schedule()).isEqualTo(Schedule.EVEN_ODD);
    assertThat(trial.structure()).isEqualTo(Structure.SYMMETRIC);
    assertThat(trial.training().epochs()).isEqualTo(10);
  }

  @Test
  void theCommandLineOverridesTheFile() {
    StudySpec study =
        read(
            MINIMAL,
            "dataset=mnist",
            "layers=784,512,10",
            "training.epochs=3",
            "rules=dyadic",
            "structures=symmetric, asymmetric",
            "title=a = b",
            "seed=7");
    assertThat(study.dataset().name()).isEqualTo("mnist");
    assertThat(study.title()).isEqualTo("a = b");
    assertThat(study.trials()).hasSize(2);
    assertThat(study.trials().getFirst().network().shapes())
        .extracting(LayerShape::size)
        .containsExactly(784, 512, 10);
    assertThat(study.trials().getFirst().training().epochs()).isEqualTo(3);
    assertThat(study.trials().getFirst().seed()).isEqualTo(7);
  }

  @Test
  void badSettingsAreReportedTogetherWithTheFile() {
    List<Problem> problems =
        problems(MINIMAL + "nonsense: 1\n", "epocs=3", "beta=1", "layers=64,x", "batch", "seed=-1");
    assertThat(problems.stream().map(Problem::place))
        .contains(
            "--set epocs=3",
            "--set beta=1",
            "--set layers=64,x",
            "--set batch",
            "--set seed=-1",
            "study.yaml:4:1");
    assertThat(problems.toString()).contains("did you mean 'epochs'?", "ep.beta, dyadic.beta");
  }

  @Test
  void exceptionsHoldWhereTheySayAndTheCommandLineWins() {
    String text =
        MINIMAL
            + """
            where:
              - structures: [skew-symmetric]
                settling: {stepSize: 0.35}
                training: {learningRate: 0.02}
              - rules: [ep]
                ep: {beta: 0.5}
            """;
    StudySpec study = read(text, "learningRate=0.3");
    TrialSpec skew = study.trials().get(3);
    assertThat(skew.structure()).isEqualTo(Structure.SKEW_SYMMETRIC);
    assertThat(skew.settling().settling().solver()).isEqualTo(new Solver.Picard(0.35f));
    assertThat(skew.training().rate().at(0)).isEqualTo(0.3f);
    assertThat(study.trials().getFirst().rule())
        .isInstanceOfSatisfying(RuleSpec.Ep.class, ep -> assertThat(ep.beta()).isEqualTo(0.5f));
    assertThat(study.trials().get(2).settling().settling().solver())
        .isEqualTo(new Solver.Picard(1f));
    assertThat(problems(text.replace("stepSize", "stepsize")).getFirst().place())
        .isEqualTo("study.yaml:6:16");
  }

  @Test
  void sweepsAndRepeatsAddTrials() {
    String text =
        MINIMAL
            + """
            rules: [ep]
            repeats: 2
            sweeps:
              - parameter: ep.beta
                values: [0.1, 0.5]
            """;
    StudySpec study = read(text);
    assertThat(study.trials())
        .extracting(TrialSpec::name)
        .containsExactly(
            "exact/ep/symmetric/seed=1",
            "exact/ep/symmetric/seed=2",
            "exact/ep/symmetric/beta=0.1/seed=1",
            "exact/ep/symmetric/beta=0.1/seed=2",
            "exact/ep/symmetric/beta=0.5/seed=1",
            "exact/ep/symmetric/beta=0.5/seed=2");
    assertThat(study.trials().get(4).rule())
        .isInstanceOfSatisfying(RuleSpec.Ep.class, ep -> assertThat(ep.beta()).isEqualTo(0.5f));
    assertThat(problems(text.replace("0.5]", "-1]")).getFirst().place())
        .isEqualTo("study.yaml:8:19");
    assertThat(problems(text.replace("ep.beta", "ep.bta")).toString())
        .contains("did you mean 'ep.beta'?");
  }

  @Test
  void aStudyWithoutTrialsIsRefused() {
    assertThat(problems(MINIMAL, "rules=ep", "structures=feedforward").toString())
        .contains("no trial", "equilibrium propagation needs a symmetric or resistive network");
    assertThat(problems(MINIMAL, "rules=feedback-alignment", "structures=symmetric").toString())
        .contains("feedback alignment needs a feedforward network", "dyadic");
  }

  @Test
  void everyRuleCanBeNamed() {
    for (RuleKind kind : RuleKind.values()) {
      StudySpec study =
          kind == RuleKind.AGNOSTIC
              ? read(MINIMAL, "rules=agnostic", "structures=resistive", "optimizer=self-tuning")
              : read(MINIMAL, "rules=" + kind.label(), "network.hidden=tanh");
      assertThat(study.trials()).isNotEmpty();
      assertThat(study.trials())
          .allSatisfy(trial -> assertThat(trial.rule().kind()).isEqualTo(kind));
    }
  }

  @Test
  void aRuleRefusesActivationsItCannotTake() {
    assertThat(problems(MINIMAL, "rules=holomorphic", "network.hidden=relu").toString())
        .contains("without corners", "relu", "tanh");
    assertThat(
            problems(
                    MINIMAL,
                    "rules=dual-propagation",
                    "structures=feedforward",
                    "network.output=sigmoid")
                .toString())
        .contains("linear output", "sigmoid");
  }

  @Test
  void theDigestChangesWithWhatDecidesTheOutcomeOnly() {
    String digest = read(MINIMAL).digest();
    assertThat(read(MINIMAL + "title: another\n").digest()).isEqualTo(digest);
    assertThat(read(MINIMAL, "momentum=0.9").digest()).isEqualTo(digest);
    assertThat(read(MINIMAL, "momentum=0.8").digest()).isNotEqualTo(digest);
    assertThat(read(MINIMAL, "seed=2").digest()).isNotEqualTo(digest);
  }

  @Test
  void everyStudyThatComesWithOhmlightIsSound() throws Exception {
    StudyLibrary library = new StudyLibrary();
    for (String name : library.names()) {
      for (Scale scale : Scale.values()) {
        StudySource source = library.find(name);
        StudySpec study = reader.read(source, scale, List.of());
        assertThat(study.name()).isEqualTo(name);
        assertThat(study.scale()).isEqualTo(scale);
      }
    }
  }

  /**
   * {@code --set substrate=...} moves every trial, those of variants and sweeps, too; a circuit
   * that settles as a whole says why it cannot be moved.
   */
  @ParameterizedTest
  @ValueSource(strings = {"exact", "crossbar", "slm", "reference"})
  void everyStudyCanBePutOnOneSubstrate(String substrate) throws Exception {
    StudyLibrary library = new StudyLibrary();
    for (String name : library.names()) {
      for (Scale scale : Scale.values()) {
        List<String> set = List.of("substrate=" + substrate);
        StudySource source = library.find(name);
        if (name.startsWith("resistive") && !substrate.equals("exact")) {
          assertThat(catchThrowableOfType(BadInput.class, () -> reader.read(source, scale, set)))
              .hasMessageContaining("the whole circuit settles");
          continue;
        }
        StudySpec study = reader.read(source, scale, set);
        assertThat(study.trials()).as(name).isNotEmpty();
        for (TrialSpec trial : study.trials()) {
          assertThat(trial.settings().path("substrate").asString())
              .as(trial.name())
              .isEqualTo(substrate);
        }
      }
    }
  }

  @Test
  void oneSubstrateIsOneName() {
    assertThat(problems(MINIMAL, "substrate=crossbar,slm").toString()).contains("substrates");
    assertThat(read(MINIMAL, "rule=backprop", "structure=symmetric").trials()).hasSize(1);
  }

  @Test
  void optimizersAndSchedulesAreBound() {
    TrainingSpec adam =
        training("optimizer=adam", "adam.epsilon=1e-6", "rateSchedule=linear", "finalRate=0.5");
    assertThat(adam.optimizer())
        .isEqualTo(new OptimizerSpec.Adam(new Adam.Settings(0.9f, 0.999f, 1e-6f)));
    assertThat(adam.rate()).isEqualTo(new LearningRate.Linear(0.1f, 0.05f));
    TrainingSpec madam =
        training("optimizer=madam", "gradientBound=3", "rateSchedule=steps", "rateSteps=0.2");
    assertThat(madam.optimizer())
        .isEqualTo(new OptimizerSpec.Madam(new Madam.Settings(0.999f, 3f, 1024f)));
    assertThat(madam.rate()).isEqualTo(new LearningRate.Steps(0.1f, 0.1f, List.of(0.2f)));
    assertThat(training("optimizer=sgd-linf", "rateSchedule=constant").rate())
        .isEqualTo(new LearningRate.Constant(0.1f));
    assertThat(problems(MINIMAL, "optimizer=adm", "squareDecay=0.9", "madam.squareDecay=1"))
        .hasSize(3)
        .satisfies(wrong ->
            assertThat(wrong.toString())
                .contains("did you mean 'adam'?", "end of several keys", "below 1"));
  }

  private TrainingSpec training(String... set) {
    return read(MINIMAL, set).trials().getFirst().training();
  }

  @Test
  void quantitiesNeedTheirUnit() {
    assertThat(Quantity.parse("25 uS", "S")).hasValue(25 * 1e-6);
    assertThat(Quantity.parse("2ohm", "ohm")).hasValue(2.0);
    assertThat(Quantity.parse("1.5e3 ms", "s")).hasValue(1.5);
    assertThat(Quantity.parse("25", "S")).isEmpty();
    assertThat(Quantity.parse("25 V", "S")).isEmpty();
    assertThat(Quantity.parse("1..2 S", "S")).isEmpty();
    assertThat(Quantity.parse("5 xS", "S")).isEmpty();
  }
}
