package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.physical.Structure;

/** Resistive networks and weights that are let go, in study files. */
class ResistiveSpecTest {
  private static final String STUDY =
      """
      study: circuits
      dataset: {name: optdigits}
      network: {layers: [64, 20, 10], hidden: relu}
      rules: [ep, contrastive, backprop]
      structures: [resistive, feedforward]
      training: {optimizer: sgd}
      """;

  private final StudyReader reader = new StudyReader(new StudySchema());

  private StudySpec read(String more, String... set) {
    return reader.read("study.yaml", STUDY + more, List.of(set));
  }

  private List<Problem> problems(String more, String... set) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> read(more, set));
    assertThat(bad).as("this study should be refused").isNotNull();
    return bad.problems();
  }

  @Test
  void eachStructureIsTaughtByTheRulesThatHoldForIt() {
    StudySpec study = read("");
    assertThat(study.trials())
        .extracting(TrialSpec::name)
        .containsExactly(
            "exact/ep/resistive", "exact/contrastive/resistive", "exact/backprop/feedforward");
    TrialSpec circuit = study.trials().getFirst();
    assertThat(circuit.network().resistive()).isEqualTo(new ResistiveSpec(480f, 1f, 0f, 10f));
    assertThat(circuit.network().description(Structure.RESISTIVE).size(0)).isEqualTo(128);
    assertThat(circuit.network().description(Structure.FEEDFORWARD).size(0)).isEqualTo(64);
    assertThat(circuit.settings().path("resistive").path("inputGain").asString())
        .isEqualTo("480 V");
    assertThat(study.trials().getLast().settings().has("resistive")).isFalse();
  }

  @Test
  void whatItIsBuiltOfCanBeSetAndSwept() {
    StudySpec study =
        read(
            """
            variants:
              - {name: narrow, substrate: exact, rules: [ep], structures: [resistive],
                 resistive: {minConductance: 5 mS, maxConductance: 50 mS}}
            sweeps:
              - {parameter: resistive.inputGain, values: [10 V], rules: [ep]}
            """,
            "rules=ep",
            "resistive.gain=200 mS");
    assertThat(study.trials().stream().map(trial -> trial.network().resistive()))
        .containsExactly(
            new ResistiveSpec(480f, 0.2f, 0f, 10f),
            new ResistiveSpec(480f, 0.2f, 0.005f, 0.05f),
            new ResistiveSpec(10f, 0.2f, 0f, 10f));
    assertThat(study.trials().getLast().name()).isEqualTo("exact/ep/resistive/inputGain=10 V");
  }

  @Test
  void whatNoCircuitCanBeIsSaidAllAtOnce() {
    List<Problem> problems =
        problems(
            """
            substrates: [exact, crossbar]
            settling: {schedule: synchronous, solver: anderson, stepSize: 0.5,
                       criterion: relative-change}
            resistive: {inputGain: 0 V, minConductance: 2 S, maxConductance: 1 S}
            """,
            "rules=ep",
            "optimizer=in-situ",
            "pretrain=1",
            "monitors.gradient=5",
            "monitors.stability=5",
            "hidden=tanh",
            "network.output=relu",
            "layers=[1x8x8, {convolution: 4}, 10]");
    assertThat(problems).hasSize(14);
    assertThat(problems.stream().map(Problem::place))
        .contains(
            "study.yaml:7:1",
            "study.yaml:8:12",
            "study.yaml:10:13",
            "--set optimizer=in-situ",
            "--set hidden=tanh");
    assertThat(problems.toString())
        .contains(
            "holds its conductances itself",
            "allowed: exact where the structure is resistive",
            "densely joined",
            "relu, linear where",
            "--set training.optimizer=sgd",
            "even-odd where",
            "more than resistive.minConductance, 2 S");
  }

  @Test
  void quantitiesOfACircuitNeedTheirUnit() {
    assertThat(problems("resistive: {inputGain: 480, gain: 1 V}\n").toString())
        .contains("'resistive.inputGain' needs a number with a unit", "a quantity in S");
  }

  @Test
  void aRuleThatNeedsDrivesFindsNoTrial() {
    assertThat(problems("", "rules=backprop,dyadic", "structures=resistive").toString())
        .contains("no trial", "recurrent backprop needs a feedforward or symmetric");
  }

  @Test
  void theRuleAgnosticAndItsOptimizerGoTogether() {
    TrialSpec trial =
        read("", "rules=agnostic", "optimizer=self-tuning", "agnostic.beta=3").trials().getFirst();
    assertThat(trial.rule())
        .isInstanceOfSatisfying(
            RuleSpec.Agnostic.class, agnostic -> assertThat(agnostic.beta()).isEqualTo(3f));
    assertThat(trial.training().optimizer()).isEqualTo(new OptimizerSpec.SelfTuning());
    assertThat(problems("", "rules=agnostic", "weightDecay=0.1", "layerRates=1,2").toString())
        .contains("self-tuning where the rule is agnostic", "do not decay", "all give way alike");
    assertThat(problems("", "rules=ep", "optimizer=self-tuning").toString())
        .contains("ep estimates a gradient", "--set rules=agnostic");
    assertThat(problems("", "rules=agnostic", "structures=symmetric").toString())
        .contains("agnostic equilibrium propagation needs a resistive network");
  }
}
