package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.PulseSettings;
import tools.jackson.databind.JsonNode;

/**
 * Mean and standard deviation of one sample's pulse-train update from zero weights: {@code
 * update_meta*.json} with {@code update_mean*.csv} and {@code update_std*.csv} beside it. The error
 * is in standard errors of both samples together.
 */
final class StochasticUpdate implements GoldenKind {
  private static final int TRIALS = 20_000;
  private static final double STANDARD_ERRORS = 6.0;

  @Override
  public String name() {
    return "stochastic-update";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("update_");
  }

  @Override
  public double check(GoldenCase golden) {
    if (!golden.name().startsWith("update_meta")) {
      return 0.0; // read together with its meta file
    }
    JsonNode meta = golden.json(golden.name());
    String rest = golden.name().substring("update_meta".length()).replace(".json", ".csv");
    double[][] mean = golden.csv("update_mean" + rest);
    double[][] deviation = golden.csv("update_std" + rest);
    double[][][] ours = simulate(meta, mean.length, mean[0].length);
    double step = meta.get("dw_min").asDouble();
    double samples = 1.0 / (1.0 / TRIALS + 1.0 / meta.get("trials").asDouble());
    double worst = 0;
    for (int o = 0; o < mean.length; o++) {
      for (int i = 0; i < mean[0].length; i++) {
        double variance = ours[1][o][i] * ours[1][o][i];
        // Pulses are nearly binomial: mu4 - s^4 is about 2 s^4 + step^2 s^2.
        double errorOfDeviation = Math.sqrt((2 * variance + step * step) / (4 * samples));
        // The reference adds up its trials in single precision: 3e-4 of the mean after 20,000.
        double rounding = 3e-4 * Math.abs(mean[o][i]);
        worst =
            Math.max(
                worst,
                Math.abs(ours[0][o][i] - mean[o][i])
                    / (ours[1][o][i] / Math.sqrt(samples) + rounding));
        worst =
            Math.max(
                worst, Math.abs(ours[1][o][i] - deviation[o][i]) / (errorOfDeviation + rounding));
      }
    }
    assertThat(worst).as("standard errors").isLessThanOrEqualTo(STANDARD_ERRORS);
    return worst;
  }

  private static double[][][] simulate(JsonNode meta, int outputs, int inputs) {
    double step = meta.get("dw_min").asDouble();
    PulseSettings pulses =
        new PulseSettings(
            meta.get("desired_bl").asInt(),
            flag(meta, "update_bl_management"),
            flag(meta, "update_management"));
    CrossbarSettings settings =
        CrossbarSettings.ideal()
            .withCells(
                new CellSettings.Pulsed(
                    new ConstantStep(CellBasics.of(PulseStep.of(step), Bounds.of(-1.0, 1.0))),
                    Columns.REFERENCE))
            .withPulses(pulses);
    Batch x = row(meta.get("x"), inputs);
    Batch d = row(meta.get("d"), outputs);
    double[][][] moments = new double[2][outputs][inputs];
    try (CrossbarSubstrate substrate = new CrossbarSubstrate(settings, 20261122, Team.solo())) {
      Coupling coupling = substrate.couple("update", outputs, inputs, 1f);
      var zero = coupling.checkpoint();
      float[] w = new float[outputs * inputs];
      for (int t = 0; t < TRIALS; t++) {
        coupling.restore(zero);
        coupling.update(d, x, (float) -meta.get("lr").asDouble(), t);
        coupling.read(w);
        for (int c = 0; c < w.length; c++) {
          moments[0][c / inputs][c % inputs] += (double) w[c] / TRIALS;
          moments[1][c / inputs][c % inputs] += (double) w[c] * w[c] / TRIALS;
        }
      }
    }
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        double m = moments[0][o][i];
        moments[1][o][i] = Math.sqrt(Math.max(0.0, moments[1][o][i] - m * m));
      }
    }
    return moments;
  }

  private static boolean flag(JsonNode meta, String name) {
    return !meta.has(name) || meta.get(name).asBoolean();
  }

  private static Batch row(JsonNode values, int width) {
    float[] row = new float[width];
    for (int k = 0; k < width; k++) {
      row[k] = (float) values.get(k).asDouble();
    }
    return Batch.of(row, 1, width);
  }
}
