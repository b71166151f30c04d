package org.ohmlight.simulator.optics.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The error budget and the asymmetry of the 48-variable machine, against figures that were computed
 * from the same calibration by another program (one random matrix; here means over several).
 */
class ErrorBudgetTest {
  private static final long SEED = 48;

  private static Offset<Double> within10Percent(double figure) {
    return within(0.1 * figure);
  }

  @Test
  void budgetOfTheMachineOf48Variables() {
    ErrorBudget budget =
        new ErrorBudget(AocPresets.aoc48(), new ErrorBudget.Sampling(0.35, 8, 300), SEED);
    Map<String, ErrorBudget.Line> lines =
        budget.lines().stream()
            .collect(Collectors.toMap(ErrorBudget.Line::stage, Function.identity()));
    assertLine(lines, "input efficiency", .251, .250);
    assertLine(lines, "weight distortion + darkness", .244, .051);
    assertLine(lines, "photodiode crosstalk", .141, .139);
    assertLine(lines, "microLED polynomial", .059, .047);
    assertLine(lines, "output efficiency", .018, .011);
    assertLine(lines, "4 bits per arm", .033, .033);
    assertLine(lines, "6 bits per arm", .008, .008);
    assertLine(lines, "8 bits per arm", .002, .002);
    assertLine(lines, "all stages", .371, .300);
    ErrorBudget.Line all = lines.getOrDefault("all stages", new ErrorBudget.Line("", 0, 0, 0));
    assertThat(all.afterLinear()).isEqualTo(.040, within10Percent(.040));
    ErrorBudget.Line leak =
        lines.getOrDefault("beam splitter leak", new ErrorBudget.Line("", 1, 1, 1));
    assertThat(leak.afterGain()).isLessThan(.001);
  }

  private static void assertLine(
      Map<String, ErrorBudget.Line> lines, String stage, double gain, double outputs) {
    ErrorBudget.Line line = lines.get(stage);
    assertThat(line).as(stage).isNotNull();
    if (line != null) {
      assertThat(line.afterGain()).as(stage).isEqualTo(gain, within10Percent(gain));
      assertThat(line.afterOutputs()).as(stage).isEqualTo(outputs, within10Percent(outputs));
    }
  }

  @Test
  void asymmetryOfTheMachineOf48Variables() {
    ErrorBudget.Sampling sampling = new ErrorBudget.Sampling(0.35, 2, 1500);
    List<AsymmetryTable.Line> lines =
        new AsymmetryTable(AocPresets.aoc48(), sampling, SEED).lines();
    double[][] figures = {
      {.140, .020, .979, 1.000},
      {.166, .028, .971, .999},
      {.099, .094, .991, .992},
      {.003, .003, 1.000, 1.000},
      {.136, .108, .945, .987}
    };
    for (int k = 0; k < figures.length; k++) {
      AsymmetryTable.Line line = lines.get(k);
      // The fit itself is asymmetric by a few thousandths, which is all there is for the microLED.
      assertThat(line.raw()).as(line.stage()).isEqualTo(figures[k][0], about(figures[k][0]));
      assertThat(line.calibrated())
          .as(line.stage() + " calibrated")
          .isEqualTo(figures[k][1], within(0.1 * figures[k][1] + 5e-3));
      assertThat(line.cosineRaw()).as(line.stage()).isEqualTo(figures[k][2], within(0.01));
      assertThat(line.cosineCalibrated()).as(line.stage()).isEqualTo(figures[k][3], within(0.01));
    }
  }

  private static Offset<Double> about(double figure) {
    return within(0.1 * figure + 3e-3);
  }
}
