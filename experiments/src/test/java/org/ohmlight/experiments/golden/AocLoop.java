package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ohmlight.simulator.optics.loop.AocPresets;
import org.ohmlight.simulator.optics.loop.LoopMachine;
import org.ohmlight.simulator.optics.loop.LoopNoise;
import org.ohmlight.simulator.optics.loop.LoopProbe;
import org.ohmlight.simulator.optics.loop.LoopProgram;
import org.ohmlight.simulator.optics.loop.LoopStage;
import org.ohmlight.simulator.optics.loop.OpticalLoop;
import tools.jackson.databind.JsonNode;

/** The analog optical computer, stage by stage and along its trajectories, from microsoft/aoc. */
final class AocLoop implements GoldenKind {
  private static final double STAGE_TOLERANCE = 1e-12;
  private static final double TRAJECTORY_TOLERANCE = 1e-10;

  /** What a stage of the case is called here; + and - are added for the arms. */
  private static final Map<String, String> POINTS =
      Map.of(
          "limiter", "drive",
          "microled", "light",
          "input_efficiency", "input",
          "mvm", "sum",
          "output_efficiency", "output",
          "pbs_leak", "leak",
          "pd_crosstalk", "crosstalk",
          "scaled", "scaled",
          "difference", "difference",
          "loop_correction", "corrected");

  @Override
  public String name() {
    return "aoc-loop";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("aoc-") && golden.name().contains("var-");
  }

  @Override
  public double check(GoldenCase golden) {
    Case loaded = Case.of(golden);
    double worst = loaded.stages("stages_pbs_off.json", false);
    worst = Math.max(worst, loaded.stages("stages_pbs_on.json", true));
    assertThat(worst).as("stages").isLessThanOrEqualTo(STAGE_TOLERANCE);
    double strayed = 0;
    for (Map.Entry<String, JsonNode> trajectory : golden.json("trajectories.json").properties()) {
      double error = loaded.trajectory(trajectory.getKey(), trajectory.getValue());
      assertThat(error).as(trajectory.getKey()).isLessThanOrEqualTo(TRAJECTORY_TOLERANCE);
      strayed = Math.max(strayed, error);
    }
    return Math.max(worst, strayed);
  }

  private static double[] vector(JsonNode node) {
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asDouble();
    }
    return values;
  }

  private static double[][] matrix(JsonNode node) {
    double[][] values = new double[node.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector(node.get(i));
    }
    return values;
  }

  private static double distance(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }

  private record Case(
      GoldenCase golden,
      LoopMachine machine,
      LoopProgram program,
      double[][] injected,
      double[][] z,
      double[][] start) {

    static Case of(GoldenCase golden) {
      JsonNode description = golden.description();
      JsonNode parameters = description.get("parameters");
      JsonNode inputs = golden.json("inputs.json");
      double[] bias = vector(inputs.get("bias"));
      double[][] injected = matrix(inputs.get("x"));
      for (double[] row : injected) {
        for (int j = 0; j < row.length; j++) {
          row[j] += bias[j];
        }
      }
      boolean large = description.get("config_file").asString().startsWith("April2025");
      LoopProgram program =
          new LoopProgram(
              matrix(inputs.get("W")),
              parameters.get("alpha").asDouble(),
              parameters.get("beta").asDouble(),
              parameters.get("gamma").asDouble(),
              parameters.get("normalise_matrix").asBoolean(),
              0);
      return new Case(
          golden,
          large ? AocPresets.aoc48() : AocPresets.aoc16(),
          program,
          injected,
          matrix(inputs.get("z")),
          matrix(inputs.get("z0")));
    }

    private OpticalLoop loop(Set<LoopStage> stages, double gamma) {
      LoopProgram timed =
          new LoopProgram(
              program.weights(),
              program.alpha(),
              program.beta(),
              gamma,
              program.normalised(),
              program.bits());
      return new OpticalLoop(machine, timed, stages, LoopNoise.NONE, 0);
    }

    private static Set<LoopStage> stagesOn(boolean leak) {
      Set<LoopStage> stages = EnumSet.allOf(LoopStage.class);
      if (!leak) {
        stages.remove(LoopStage.SPLITTER_LEAK);
      }
      return stages;
    }

    double stages(String file, boolean leak) {
      OpticalLoop loop = loop(stagesOn(leak), 0);
      double worst = 0;
      JsonNode expected = golden.json(file);
      for (int row = 0; row < z.length; row++) {
        Map<String, double[]> seen = new HashMap<>();
        LoopProbe probe = (point, values) -> seen.put(point, values.clone());
        double[] next = loop.step(z[row], new double[z[row].length], injected[row], 0, row, probe);
        seen.put("next", next);
        for (Map.Entry<String, JsonNode> stage : expected.properties()) {
          if (stage.getKey().startsWith("s4_weights")) {
            worst = Math.max(worst, weights(loop, stage.getKey(), matrix(stage.getValue())));
          } else {
            double[] wanted = vector(stage.getValue().get(row));
            double[] found = seen.get(point(stage.getKey()));
            assertThat(found).as(stage.getKey()).isNotNull();
            double error = distance(found, wanted);
            assertThat(error).as(stage.getKey()).isLessThanOrEqualTo(STAGE_TOLERANCE);
            worst = Math.max(worst, error);
          }
        }
      }
      return worst;
    }

    private static double weights(OpticalLoop loop, String stage, double[][] wanted) {
      double[][] found = loop.modulated(stage.endsWith("pos"));
      double worst = 0;
      for (int i = 0; i < wanted.length; i++) {
        worst = Math.max(worst, distance(found[i], wanted[i]));
      }
      return worst;
    }

    private static String point(String stage) {
      String plain = stage.substring(stage.indexOf('_') + 1);
      if (plain.startsWith("next_state")) {
        return "next";
      }
      String sign = plain.endsWith("_pos") ? "+" : plain.endsWith("_neg") ? "-" : "";
      String name = sign.isEmpty() ? plain : plain.substring(0, plain.length() - 4);
      String point = POINTS.get(name);
      assertThat(point).as("stage " + stage).isNotNull();
      return point + sign;
    }

    double trajectory(String name, JsonNode states) {
      Set<LoopStage> stages =
          name.contains("only_limiter_led_loop")
              ? EnumSet.of(LoopStage.MICRO_LED, LoopStage.LOOP_CORRECTION)
              : stagesOn(name.contains("pbs_on"));
      boolean momentum = name.endsWith("_momentum") && !name.endsWith("_no_momentum");
      OpticalLoop loop = loop(stages, momentum ? program.gamma() : 0);
      double worst = 0;
      for (int row = 0; row < start.length; row++) {
        double[] before = new double[start[row].length];
        double[] now = start[row].clone();
        for (int k = 1; k < states.size(); k++) {
          double[] next = loop.step(now, before, injected[row], k, row, LoopProbe.NONE);
          before = now;
          now = next;
          worst = Math.max(worst, distance(now, vector(states.get(k).get(row))));
        }
      }
      return worst;
    }
  }
}
