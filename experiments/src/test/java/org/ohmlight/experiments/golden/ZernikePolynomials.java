package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.Zernike;
import tools.jackson.databind.JsonNode;

/** Zernike polynomials on a grid of pixels, against 40-digit arithmetic. */
final class ZernikePolynomials implements GoldenKind {
  @Override
  public String name() {
    return "zernike-polynomials";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-zernike");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode z = golden.json("data.json").get("Z");
    double tolerance = OpticsNumbers.tolerance(golden);
    int n = parameters.get("N").asInt();
    double worst = 0;
    for (JsonNode named : parameters.get("noll_n_m")) {
      Zernike polynomial = new Zernike(named.get(0).asInt());
      if (polynomial.radialOrder() != named.get(1).asInt()
          || polynomial.azimuthalOrder() != Math.abs(named.get(2).asInt())) {
        throw new AssertionError(polynomial + " should have the orders " + named);
      }
      double[] want = OpticsNumbers.flat(z.get(polynomial.noll() - 1));
      double error = OpticsNumbers.worst(polynomial.onPixels(n), want);
      worst = Math.max(worst, within(error, tolerance, polynomial.toString()));
    }
    return worst;
  }
}
