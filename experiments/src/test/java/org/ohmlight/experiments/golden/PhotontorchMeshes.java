package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.ComplexCases.complex;
import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.mesh.Light;
import org.ohmlight.simulator.optics.mesh.TwoPort;
import tools.jackson.databind.JsonNode;

/** A rectangle of ideal rotations with given phases, against photontorch. */
final class PhotontorchMeshes implements GoldenKind {
  @Override
  public String name() {
    return "photontorch-meshes";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("photontorch-clements");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    int n = golden.description().get("parameters").get("n").asInt();
    double[] theta = flat(data.get("theta"));
    double[] phi = flat(data.get("phi"));
    double[] edge = flat(data.get("edge_phase"));
    double[] output = flat(data.get("output_phase"));
    Light light = Light.probes(n);
    for (int block = 0; block < edge.length; block++) {
      int first = block * (n - 1);
      for (int i = 0; i < n - 1; i += 2) {
        light.through(TwoPort.rotation(theta[first + i], phi[first + i]), i);
      }
      for (int i = 1; i < n - 1; i += 2) {
        light.through(TwoPort.rotation(theta[first + i], phi[first + i]), i);
      }
      light.phase(0, edge[block]).phase(n - 1, edge[block]);
    }
    for (int g = 0; g < n; g++) {
      light.phase(g, output[g]);
    }
    double error = light.amplitudes().maxDifference(complex(data, "A"));
    return within(error, OpticsNumbers.tolerance(golden), "matrix");
  }
}
