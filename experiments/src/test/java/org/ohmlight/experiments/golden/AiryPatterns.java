package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import java.util.Arrays;
import org.ohmlight.simulator.optics.propagation.AiryPattern;
import tools.jackson.databind.JsonNode;

/** The closed form of the Airy pattern, against 40-digit arithmetic. */
final class AiryPatterns implements GoldenKind {
  @Override
  public String name() {
    return "airy-patterns";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-airy");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode data = golden.json("data.json");
    double tolerance = OpticsNumbers.tolerance(golden);
    AiryPattern airy =
        new AiryPattern(
            parameters.get("aperture_diameter_m").asDouble(),
            parameters.get("wavelength_m").asDouble(),
            parameters.get("focal_length_m").asDouble());
    double[] r = flat(data.get("r"));
    double worst = 0;
    worst = Math.max(worst, compare(map(r, airy::intensity), data, "intensity", tolerance));
    worst = Math.max(worst, compare(map(r, airy::encircled), data, "encircled_energy", tolerance));
    double[] zeros = new double[data.get("j1_zeros").size()];
    double[] rings = new double[zeros.length];
    for (int n = 0; n < zeros.length; n++) {
      zeros[n] = AiryPattern.darkArgument(n + 1);
      rings[n] = airy.darkRing(n + 1);
    }
    worst = Math.max(worst, compare(zeros, data, "j1_zeros", tolerance));
    return Math.max(worst, compare(rings, data, "dark_ring_radius_m", tolerance));
  }

  private static double[] map(double[] r, java.util.function.DoubleUnaryOperator function) {
    return Arrays.stream(r).map(function).toArray();
  }

  private static double compare(double[] actual, JsonNode data, String name, double tolerance) {
    return within(OpticsNumbers.worst(actual, flat(data.get(name))), tolerance, name);
  }
}
