package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.ComplexCases.complex;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.medium.ComplexMatrix;
import org.ohmlight.simulator.optics.mesh.Light;
import org.ohmlight.simulator.optics.mesh.MeshDesign;
import org.ohmlight.simulator.optics.mesh.MeshLayout;
import org.ohmlight.simulator.optics.mesh.TwoPort;
import tools.jackson.databind.JsonNode;

/**
 * Rectangular and triangular meshes of interferometers, against neurophox: the matrix that its
 * phases make, with and without splitter errors, and the matrix that our own phases make.
 */
final class NeurophoxMeshes implements GoldenKind {
  @Override
  public String name() {
    return "neurophox-meshes";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("neurophox-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode data = golden.json("data.json");
    double tolerance = OpticsNumbers.tolerance(golden);
    boolean reck = data.has("diagonal_re");
    ComplexMatrix unitary = complex(data, "U");
    double worst = 0;
    for (boolean errors : new boolean[] {false, true}) {
      ComplexMatrix made = reck ? triangle(parameters, data, errors) : rectangle(data, errors);
      ComplexMatrix want = complex(data, errors ? "with_error" : "reconstructed");
      worst = Math.max(worst, within(made.maxDifference(want), tolerance, "peer's phases"));
    }
    MeshLayout layout = reck ? MeshLayout.RECK : MeshLayout.CLEMENTS;
    double own = MeshDesign.of(unitary, layout).matrix().maxDifference(unitary);
    return Math.max(worst, within(own, tolerance, "own phases"));
  }

  /** The peer multiplies rows, {@code V = diag B_0 B_1 ...}; this is its transpose. */
  private static ComplexMatrix rectangle(JsonNode data, boolean errors) {
    JsonNode active = data.get("active");
    int n = data.get("gamma").size();
    Light light = Light.probes(n);
    for (int g = 0; g < n; g++) {
      light.phase(g, data.get("gamma").get(g).asDouble());
    }
    for (int layer = 0; layer < active.size(); layer++) {
      for (int i = 0; i < active.get(layer).asInt(); i++) {
        double e = errors ? data.get("epsilon").get(layer).get(i).asDouble() : 0;
        double theta = data.get("theta").get(layer).get(i).asDouble();
        double phi = data.get("phi").get(layer).get(i).asDouble();
        light.through(TwoPort.balanced(theta, phi, e, e).backwards(), 2 * i + layer % 2);
      }
      if (n % 2 == 0 && layer % 2 == 1) {
        // The peer's dummy devices on the edges are in their bar state.
        light.scale(0, 0, -1).scale(n - 1, 0, -1);
      }
    }
    return light.amplitudes().transpose();
  }

  private static ComplexMatrix triangle(JsonNode parameters, JsonNode data, boolean errors) {
    boolean lowerTheta = parameters.get("lower_theta").asBoolean();
    boolean lowerPhi = parameters.get("lower_phi").asBoolean();
    JsonNode diagonal = data.get("diagonal_re");
    int n = diagonal.size();
    Light light = Light.probes(n);
    for (int g = 0; g < n; g++) {
      light.scale(g, diagonal.get(g).asDouble(), data.get("diagonal_im").get(g).asDouble());
    }
    for (int i = n - 2; i >= 0; i--) {
      for (int j = n - i - 2; j >= 0; j--) {
        double e = errors ? data.get("epsilon").get(i).get(j).asDouble() : 0;
        double theta = data.get("theta").get(i).get(j).asDouble();
        double phi = data.get("phi").get(i).get(j).asDouble();
        TwoPort device =
            TwoPort.interferometer(
                lowerTheta ? 0 : theta,
                lowerTheta ? theta : 0,
                lowerPhi ? 0 : phi,
                lowerPhi ? phi : 0,
                e,
                e);
        light.through(device.inverse(), n - 2 - j);
      }
    }
    return light.amplitudes();
  }
}
