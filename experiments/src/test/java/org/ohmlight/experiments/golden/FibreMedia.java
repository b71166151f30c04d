package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.ComplexCases.complex;
import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.medium.ComplexMatrix;
import org.ohmlight.simulator.optics.medium.Multimode;
import org.ohmlight.simulator.optics.medium.TransmissionMatrix;
import tools.jackson.databind.JsonNode;

/** A straight and a bent multimode fibre between pixels, against pyMMF. */
final class FibreMedia implements GoldenKind {
  private static final double PIXELS = 1e-12;
  private static final double MODES = 1e-10;

  @Override
  public String name() {
    return "fibre-media";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("pymmf-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    double length = golden.description().get("parameters").get("length_um").asDouble();
    Multimode straight = Multimode.straight(flat(data.get("beta")));
    Multimode curved = new Multimode(complex(data, "B_curved"));
    double worst =
        within(curved.over(length).maxDifference(complex(data, "T_curved")), MODES, "bent modes");
    ComplexMatrix diagonal = straight.over(length);
    int n = diagonal.rows();
    for (int i = 0; i < n; i++) {
      double re = diagonal.re()[i * n + i] - data.get("T_straight_diagonal_re").get(i).asDouble();
      double im = diagonal.im()[i * n + i] - data.get("T_straight_diagonal_im").get(i).asDouble();
      worst = Math.max(worst, within(Math.hypot(re, im), MODES, "straight mode " + i));
    }
    worst = Math.max(worst, pixels(data, straight, length, "straight"));
    return Math.max(worst, pixels(data, curved, length, "curved"));
  }

  private static double pixels(JsonNode data, Multimode fibre, double length, String name) {
    TransmissionMatrix between =
        fibre.between(complex(data, "M_out"), complex(data, "M_in"), length);
    double matrix = between.matrix().maxDifference(complex(data, name + "_A"));
    double[] intensity = between.intensity(flat(data.get("X")), data.get("X").size());
    double light = OpticsNumbers.worst(intensity, flat(data.get(name + "_intensity")));
    return Math.max(
        within(matrix, PIXELS, name + " matrix"), within(light, PIXELS, name + " intensity"));
  }
}
