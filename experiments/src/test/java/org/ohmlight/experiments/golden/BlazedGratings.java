package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.BlazedGrating;
import tools.jackson.databind.JsonNode;

/** The closed form of a staircase grating, against 40-digit arithmetic. */
final class BlazedGratings implements GoldenKind {
  @Override
  public String name() {
    return "blazed-gratings";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-blaze");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    double tolerance = OpticsNumbers.tolerance(golden);
    int[] orders = OpticsNumbers.ints(data.get("orders"));
    double worst = 0;
    for (JsonNode record : data.get("records")) {
      BlazedGrating grating =
          new BlazedGrating(record.get("levels").asInt(), record.get("depth_in_2pi").asDouble());
      for (int k = 0; k < orders.length; k++) {
        double want = record.get("efficiency").get(k).asDouble();
        double error = Math.abs(grating.efficiency(orders[k]) - want);
        worst = Math.max(worst, within(error, tolerance, "order " + orders[k] + " of " + grating));
      }
    }
    for (JsonNode ideal : data.get("first_order_ideal")) {
      BlazedGrating grating = new BlazedGrating(ideal.get(0).asInt(), 1);
      double error = Math.abs(grating.efficiency(1) - ideal.get(1).asDouble());
      worst = Math.max(worst, within(error, tolerance, "first order of " + grating));
    }
    return worst;
  }
}
