package org.ohmlight.experiments.golden;

import java.util.List;

/** Every kind of golden case of coherent optics. */
final class OpticsKinds {
  private OpticsKinds() {}

  static List<GoldenKind> coherent() {
    return List.of(
        new PropagatedFields(),
        new PropagatedThroughLenses(),
        new PropagationChoice(),
        new GaussianBeams(),
        new AiryPatterns(),
        new BlazedGratings(),
        new TalbotGratings(),
        new ZernikePolynomials(),
        new SpotHolograms(),
        new NeurophoxMeshes(),
        new PhotontorchMeshes(),
        new OrthogonalMeshes(),
        new RandomMedia(),
        new FibreMedia());
  }
}
