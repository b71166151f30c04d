package org.ohmlight.experiments.golden;

import org.ohmlight.device.optical.Camera;
import tools.jackson.databind.JsonNode;

/** The linear camera model of EMVA 1288, in closed form. */
final class CameraModel implements GoldenKind {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "camera";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("closed-emva1288");
  }

  @Override
  public double check(GoldenCase golden) {
    double worst = 0;
    for (JsonNode set : golden.json("data.json").get("sets")) {
      worst = Math.max(worst, check(set));
    }
    return worst;
  }

  private static double check(JsonNode set) {
    Camera camera =
        new Camera(
            number(set, "quantum_efficiency"),
            number(set, "system_gain_DN_per_e"),
            number(set, "dark_noise_e"),
            number(set, "dark_offset_e"),
            number(set, "dark_current_e_per_s"),
            number(set, "exposure_s"),
            number(set, "full_well_e"),
            (int) number(set, "bits"),
            0,
            0);
    double[] photons = OpticsNumbers.flat(set.get("photons"));
    double[] mean = OpticsNumbers.flat(set.get("mean_DN"));
    double[] variance = OpticsNumbers.flat(set.get("variance_DN2"));
    double[] snr = OpticsNumbers.flat(set.get("snr"));
    double worst = 0;
    for (int k = 0; k < photons.length; k++) {
      worst = Math.max(worst, off(camera.mean(photons[k]), mean[k]));
      worst = Math.max(worst, off(camera.variance(photons[k]), variance[k]));
      worst = Math.max(worst, off(camera.signalToNoise(photons[k]), snr[k]));
    }
    worst = Math.max(worst, off(camera.mean(0), number(set, "dark_mean_DN")));
    worst = Math.max(worst, off(camera.variance(0), number(set, "dark_variance_DN2")));
    double threshold = number(set, "absolute_sensitivity_threshold_photons");
    worst = Math.max(worst, off(camera.sensitivityThreshold(), threshold));
    worst = Math.max(worst, off(camera.saturation(), number(set, "saturation_photons")));
    worst = Math.max(worst, off(camera.dynamicRange(), number(set, "dynamic_range")));
    return OpticsNumbers.within(worst, TOLERANCE, "camera model");
  }

  private static double number(JsonNode set, String name) {
    return set.get(name).asDouble();
  }

  private static double off(double found, double wanted) {
    return wanted == 0 ? Math.abs(found) : Math.abs(found / wanted - 1);
  }
}
