package org.ohmlight.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.device.preset.DevicePresets;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.UpdateMethod;

/** Devices, update methods, variants and pauses in study files. */
class InSituSpecTest {
  private static final String STUDY =
      """
      study: cells
      dataset: {name: optdigits}
      network: {layers: [64, 10]}
      rules: [dyadic]
      structures: [feedforward]
      substrates: [crossbar]
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

  private static CrossbarSettings settings(TrialSpec trial) {
    return ((SubstrateSpec.Crossbar) trial.substrate().itself()).settings();
  }

  @Test
  void everyDeviceCanBeNamedAndChanged() {
    for (String name : DevicePresets.names()) {
      TrialSpec trial = read("crossbar: {cell: " + name + "}").trials().getFirst();
      var preset = DevicePresets.named(name);
      assertThat(settings(trial).cells())
          .isEqualTo(new CellSettings.Pulsed(preset.cell(), preset.columns()));
    }
    TrialSpec changed =
        read(
                "crossbar: {cell: reram-sb, pulseStep: 0.004, writeNoise: 0.1, columns:"
                    + " differential}",
                "crossbar.headroom=3")
            .trials()
            .getFirst();
    CellSettings.Pulsed cells = (CellSettings.Pulsed) settings(changed).cells();
    assertThat(cells.columns()).isEqualTo(Columns.DIFFERENTIAL);
    assertThat(cells.model().basics().step().size()).isEqualTo(0.004);
    assertThat(cells.model().basics().writeNoise()).isEqualTo(25.0);
    assertThat(cells.model().basics().step().cycleSpread()).isEqualTo(3.75);
    assertThat(changed.network().headroom()).isEqualTo(3f);
  }

  @Test
  void updateMethodsTakeTheirSettings() {
    assertThat(method("{method: mixed-precision, threshold: 30}"))
        .isEqualTo(new UpdateMethod.MixedPrecision(30));
    assertThat(method("{method: ttv2, every: 2, rate: 0.3, pulses: 7}"))
        .isEqualTo(UpdateMethod.Transfer.tikiTakaTwo().with(2, 7, 0.3));
    assertThat(method("{method: residual, tiles: 2, significance: 0.5, stageSamples: 100}"))
        .isEqualTo(new UpdateMethod.Residual(2, 0.5, 100));
    TrialSpec trains =
        read("crossbar: {update: {slots: 7, scaleManagement: false}}").trials().getFirst();
    assertThat(settings(trains).pulses().slots()).isEqualTo(7);
    assertThat(settings(trains).pulses().scaleManagement()).isFalse();
  }

  private UpdateMethod method(String update) {
    return settings(read("crossbar: {cell: reram-sb, update: " + update + "}").trials().getFirst())
        .method();
  }

  @Test
  void whatAMethodDoesNotHaveIsRefusedWithAdvice() {
    List<Problem> problems =
        problems(
            """
            crossbar:
              cell: reram-sb
              update:
                method: pulses
                threshold: 3
            """);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().place()).isEqualTo("study.yaml:11:5");
    assertThat(problems.getFirst().toString()).contains("threshold", "mixed-precision", "slots");
  }

  @Test
  void weightsDoNotDecayInSitu() {
    assertThat(
            problems(
                    """
                    training: {optimizer: in-situ, weightDecay: 0.001}
                    """)
                .toString())
        .contains("do not decay", "0.001", "in-situ");
  }

  @Test
  void continuousCellsRefuseMethodsAndChanges() {
    assertThat(problems("crossbar: {cells: continuous, update: {method: tiki-taka}}").toString())
        .contains("Continuous cells", "name a device");
    assertThat(problems("crossbar: {preset: ideal, pulseNoise: 0.1}").toString())
        .contains("pulseNoise", "means nothing");
  }

  @Test
  void anUnknownDeviceHasASuggestion() {
    List<Problem> problems = problems("", "crossbar.cell=ecram-ml");
    assertThat(problems.getFirst().toString())
        .contains("--set crossbar.cell=ecram-ml", "reram-array-om", "did you mean 'ecram-mo'?");
  }

  @Test
  void variantsAreTrialsOfTheirOwnAndCanBeSwept() {
    StudySpec study =
        read(
            """
            variants:
              - {name: fine, crossbar: {cell: idealized}}
              - {name: coarse, crossbar: {cell: reram-array-om}, training: {batch: 7}}
            sweeps:
              - {parameter: crossbar.pulseNoise, values: [0, 1], variants: [coarse]}
            """);
    assertThat(study.trials().stream().map(TrialSpec::name))
        .containsExactly(
            "crossbar/dyadic/feedforward",
            "fine/dyadic/feedforward",
            "coarse/dyadic/feedforward",
            "coarse/dyadic/feedforward/pulseNoise=0",
            "coarse/dyadic/feedforward/pulseNoise=1");
    assertThat(study.trials().get(2).training().batch()).isEqualTo(7);
    assertThat(study.trials().get(1).training().batch()).isEqualTo(32);
    assertThat(study.trials().get(2).settings().at("/variant").asString()).isEqualTo("coarse");
  }

  @Test
  void variantsSayWhatHoldsTheirWeights() {
    assertThat(problems("variants: [{name: a}]").getFirst().message())
        .contains("what holds its weights");
    assertThat(problems("variants: [{name: a, slm: {}, crossbar: {}}]").getFirst().message())
        .contains("what holds its weights");
    assertThat(read("variants: [{name: a, slm: {}}]").trials().getLast().substrate().itself())
        .isInstanceOf(SubstrateSpec.Slm.class);
  }

  @Test
  void variantsNeedNamesOfTheirOwn() {
    assertThat(
            problems("variants: [{name: a, crossbar: {}}, {name: a, crossbar: {}}]")
                .getFirst()
                .message())
        .contains("a/dyadic/feedforward");
    assertThat(
            problems(
                    """
                    variants: [{name: fine, substrate: crossbar}]
                    sweeps: [{parameter: crossbar.pulseNoise, values: [0], variants: [fin]}]
                    """)
                .getFirst()
                .toString())
        .contains("did you mean 'fine'?");
  }

  @Test
  void aPauseNeedsACrossbarThatLearnsAndEpochsAfterIt() {
    PauseSpec pause =
        read("pause: {afterEpoch: 2, time: 1 day, driftExponent: 0.05, remedy: reprogram}")
            .trials()
            .getFirst()
            .pause();
    assertThat(pause).isNotNull();
    assertThat(pause.seconds()).isEqualTo(86_400);
    assertThat(pause.retention().exponent()).isEqualTo(0.05);
    assertThat(pause.remedy()).isEqualTo(PauseSpec.Remedy.REPROGRAM);
    assertThat(problems("pause: {afterEpoch: 10}").getFirst().toString())
        .contains("after the last epoch", "10 of 10");
    assertThat(problems("pause: {afterEpoch: 1}", "substrates=exact").getFirst().toString())
        .contains("needs a crossbar");
  }
}
