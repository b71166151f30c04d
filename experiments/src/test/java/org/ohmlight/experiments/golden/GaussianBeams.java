package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.GaussianBeam;
import tools.jackson.databind.JsonNode;

/** The closed form of a Gaussian beam, against 40-digit arithmetic. */
final class GaussianBeams implements GoldenKind {
  @Override
  public String name() {
    return "gaussian-beams";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-gaussian-beam");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode data = golden.json("data.json");
    double tolerance = OpticsNumbers.tolerance(golden);
    GaussianBeam beam =
        new GaussianBeam(
            parameters.get("waist_radius_m").asDouble(),
            parameters.get("wavelength_m").asDouble(),
            parameters.get("M2").asDouble());
    Check check = new Check(tolerance);
    check.same(beam.rayleighRange(), data.get("rayleigh_range").asDouble(), "rayleigh range");
    double[] z = flat(data.get("z"));
    for (int k = 0; k < z.length; k++) {
      check.same(beam.radius(z[k]), data.get("w").get(k).asDouble(), "radius");
      check.same(beam.curvature(z[k]), data.get("inverse_R").get(k).asDouble(), "curvature");
      check.same(beam.gouyPhase(z[k]), data.get("gouy").get(k).asDouble(), "Gouy phase");
    }
    for (JsonNode point : data.get("field")) {
      double r = point.get(0).asDouble();
      double at = point.get(1).asDouble();
      check.same(beam.amplitude(r, at), point.get(2).asDouble(), "amplitude");
      // The phase is a difference; its rounding is that of the larger of the two terms.
      double phase = point.get(3).asDouble();
      check.same(
          beam.phase(r, at),
          phase,
          Math.max(Math.abs(phase), Math.abs(beam.gouyPhase(at))),
          "phase");
    }
    GaussianBeam.Focus focus =
        beam.through(
            parameters.get("waist_to_lens_m").asDouble(),
            parameters.get("focal_length_m").asDouble());
    JsonNode lens = data.get("lens");
    check.same(focus.distanceMetres(), lens.get("new_waist_distance_m").asDouble(), "focus");
    check.same(focus.waistMetres(), lens.get("new_waist_radius_m").asDouble(), "new waist");
    check.same(
        focus.rayleighRangeMetres(), lens.get("new_rayleigh_range_m").asDouble(), "new range");
    return check.worst;
  }

  private static final class Check {
    private final double tolerance;
    private double worst;

    Check(double tolerance) {
      this.tolerance = tolerance;
    }

    void same(double actual, double expected, String what) {
      same(actual, expected, Math.abs(expected), what);
    }

    void same(double actual, double expected, double size, String what) {
      double scale = size == 0 ? 1 : size;
      worst = Math.max(worst, within(Math.abs(actual - expected) / scale, tolerance, what));
    }
  }
}
