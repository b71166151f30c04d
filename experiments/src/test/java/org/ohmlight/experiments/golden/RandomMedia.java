package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.ComplexCases.complex;
import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.medium.TransmissionMatrix;
import tools.jackson.databind.JsonNode;

/** Intensities behind a given random medium, against lightonml. */
final class RandomMedia implements GoldenKind {
  private static final double SINGLE_PRECISION = 1e-5;

  @Override
  public String name() {
    return "random-media";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("lightonml-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    // The peer stores features by components; ours is outputs by inputs.
    TransmissionMatrix medium = new TransmissionMatrix(complex(data, "A").transpose());
    double[] x = flat(data.get("X"));
    int rows = data.get("X").size();
    double tolerance = OpticsNumbers.tolerance(golden);
    double[] intensity = medium.intensity(x, rows);
    double worst = same(intensity, data, "intensity", tolerance);
    same(intensity, data, "intensity_float32", SINGLE_PRECISION);
    return Math.max(worst, same(medium.field(x, rows).re(), data, "linear", tolerance));
  }

  private static double same(double[] actual, JsonNode data, String name, double tolerance) {
    double[] want = flat(data.get(name));
    double error = OpticsNumbers.worst(actual, want) / OpticsNumbers.largest(want);
    return within(error, tolerance, name);
  }
}
