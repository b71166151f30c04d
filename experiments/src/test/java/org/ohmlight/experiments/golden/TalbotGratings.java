package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.TalbotGrating;
import tools.jackson.databind.JsonNode;

/** The closed form of the Talbot effect, against 40-digit arithmetic. */
final class TalbotGratings implements GoldenKind {
  @Override
  public String name() {
    return "talbot-gratings";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-talbot");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    double tolerance = OpticsNumbers.tolerance(golden);
    int points = parameters.get("points_per_period").asInt();
    double worst = 0;
    for (JsonNode record : golden.json("data.json").get("records")) {
      TalbotGrating grating =
          new TalbotGrating(
              record.get("period_m").asDouble(),
              parameters.get("wavelength_m").asDouble(),
              parameters.get("modulation").asDouble());
      double paraxial = record.get("talbot_paraxial_m").asDouble();
      worst = Math.max(worst, same(grating.paraxialDistance(), paraxial, tolerance, "z_T"));
      double exact = record.get("talbot_exact_m").asDouble();
      worst = Math.max(worst, same(grating.exactDistance(), exact, tolerance, "exact z_T"));
      for (JsonNode field : record.get("fields")) {
        double z = field.get("z_over_talbot").asDouble() * grating.paraxialDistance();
        for (int i = 0; i < points; i++) {
          double x = i * grating.periodMetres() / points;
          double re = field.get("re").get(i).asDouble();
          double im = field.get("im").get(i).asDouble();
          worst = Math.max(worst, same(grating.re(x, z), re, tolerance, "re"));
          worst = Math.max(worst, same(grating.im(x, z), im, tolerance, "im"));
        }
      }
    }
    return worst;
  }

  private static double same(double actual, double expected, double tolerance, String what) {
    return within(Math.abs(actual - expected), tolerance, what);
  }
}
