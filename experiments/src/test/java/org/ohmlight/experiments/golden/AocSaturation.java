package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.ohmlight.simulator.optics.loop.AocPresets;
import org.ohmlight.simulator.optics.loop.LoopMachine;
import tools.jackson.databind.JsonNode;

/** The read-out of an analog optical computer, from microsoft/aoc. */
final class AocSaturation implements GoldenKind {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "aoc-saturation";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("aoc-saturation");
  }

  @Override
  public double check(GoldenCase golden) {
    LoopMachine machine = golden.name().contains("48var") ? AocPresets.aoc48() : AocPresets.aoc16();
    JsonNode data = golden.json("data.json");
    JsonNode volts = data.get("v");
    JsonNode shown = data.get("y");
    double worst = 0;
    for (int k = 0; k < volts.size(); k++) {
      double read = machine.readout(volts.get(k).asDouble());
      worst = Math.max(worst, Math.abs(read - shown.get(k).asDouble()));
    }
    assertThat(worst).as("read-out [V]").isLessThanOrEqualTo(TOLERANCE);
    return worst;
  }
}
