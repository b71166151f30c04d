package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.Grid;
import org.ohmlight.simulator.optics.propagation.Method;
import org.ohmlight.simulator.optics.propagation.Sampling;
import tools.jackson.databind.JsonNode;

/** Which method the sampling criterion picks, and its critical distances, against torchoptics. */
final class PropagationChoice implements GoldenKind {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "propagation-choice";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("torchoptics-") && golden.name().contains("criterion");
  }

  @Override
  public double check(GoldenCase golden) {
    double worst = 0;
    for (JsonNode row : golden.json("data.json").get("rows")) {
      Grid from = grid(row, "shape", "spacing_m", new double[2]);
      Grid to = grid(row, "out_shape", "out_spacing_m", flat(row.get("out_offset_m")));
      double wavelength = row.get("wavelength_m").asDouble();
      double[] want = flat(row.get("critical_distance_m"));
      double z = row.get("z_m").asDouble();
      double x = Sampling.criticalDistance(from, to, wavelength, Sampling.Axis.X);
      double y = Sampling.criticalDistance(from, to, wavelength, Sampling.Axis.Y);
      double error = Math.max(Math.abs(x / want[0] - 1), Math.abs(y / want[1] - 1));
      worst = Math.max(worst, within(error, TOLERANCE, "critical distance"));
      // Exactly at a critical distance the last bit decides; the peer's bit is not ours.
      boolean onTheEdge =
          Math.abs(Math.abs(z) / want[0] - 1) < TOLERANCE
              || Math.abs(Math.abs(z) / want[1] - 1) < TOLERANCE;
      if (!onTheEdge) {
        requireSame(row, "AUTO", Sampling.choose(from, to, wavelength, z, false));
        requireSame(row, "AUTO_FRESNEL", Sampling.choose(from, to, wavelength, z, true));
      }
    }
    return worst;
  }

  private static void requireSame(JsonNode row, String which, Method chosen) {
    Method want = PropagatedFields.method(row.get(which).asString());
    if (chosen != want) {
      throw new AssertionError(which + " chose " + chosen + " instead of " + want + " in " + row);
    }
  }

  private static Grid grid(JsonNode row, String shape, String spacing, double[] offset) {
    int[] n = OpticsNumbers.ints(row.get(shape));
    double[] d = flat(row.get(spacing));
    return new Grid(n[0], n[1], d[0], d[1], offset[0], offset[1]);
  }
}
