package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.ComplexCases.real;
import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.medium.ComplexMatrix;
import org.ohmlight.simulator.optics.mesh.Light;
import org.ohmlight.simulator.optics.mesh.MeshDesign;
import org.ohmlight.simulator.optics.mesh.MeshLayout;
import org.ohmlight.simulator.optics.mesh.TwoPort;
import tools.jackson.databind.JsonNode;

/** Real orthogonal matrices as rotations, with and without phase errors, against pytorch-onn. */
final class OrthogonalMeshes implements GoldenKind {
  @Override
  public String name() {
    return "orthogonal-meshes";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("pytorch-onn-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    double tolerance = OpticsNumbers.tolerance(golden);
    ComplexMatrix matrix = real(data, "U");
    double worst = 0;
    for (MeshLayout layout : MeshLayout.values()) {
      String name = layout.label();
      double[] delta = flat(data.get(name + "_delta"));
      double[] phi = flat(data.get(name + "_phi"));
      double[] error = flat(data.get(name + "_phase_error"));
      ComplexMatrix made = rebuilt(layout, delta, phi);
      ComplexMatrix want = real(data, name + "_reconstructed");
      worst = Math.max(worst, within(made.maxDifference(want), tolerance, name));
      for (int i = 0; i < phi.length; i++) {
        phi[i] += error[i];
      }
      made = rebuilt(layout, delta, phi);
      want = real(data, name + "_with_phase_error");
      worst = Math.max(worst, within(made.maxDifference(want), tolerance, name + " with error"));
      double own = MeshDesign.of(matrix, layout).matrix().maxDifference(matrix);
      worst = Math.max(worst, within(own, tolerance, "own phases"));
    }
    return worst;
  }

  private static ComplexMatrix rebuilt(MeshLayout layout, double[] delta, double[] phi) {
    return layout == MeshLayout.RECK ? triangle(delta, phi) : rectangle(delta, phi);
  }

  private static ComplexMatrix triangle(double[] delta, double[] phi) {
    int n = delta.length;
    Light light = Light.probes(n);
    for (int i = 0; i < n - 1; i++) {
      for (int j = 0; j <= i; j++) {
        light.through(TwoPort.rotation(phi[(n - 2 - i) * n + j], 0), n - 2 - i + j);
      }
    }
    for (int r = 0; r < n; r++) {
      light.scale(r, delta[r], 0);
    }
    return light.amplitudes();
  }

  private static ComplexMatrix rectangle(double[] delta, double[] phi) {
    int n = delta.length;
    boolean odd = n % 2 == 1;
    Light light = Light.probes(n);
    for (int i = 0; i < n; i++) {
      if (odd && i == 0) {
        light.scale(n - 1, Math.signum(delta[n - 1]), 0);
      }
      for (int j = i % 2; j < n - 1; j += 2) {
        light.through(TwoPort.rotation(phi[j * n + i], 0), j);
      }
      if (!odd && i == 0) {
        light.scale(n - 1, Math.signum(delta[n - 1]), 0);
      }
      if (odd && i == n - 2) {
        light.scale(0, Math.signum(delta[0]), 0);
      }
    }
    if (!odd) {
      light.scale(0, Math.signum(delta[0]), 0);
    }
    return light.amplitudes();
  }
}
