package org.ohmlight.experiments.golden;

import java.util.Arrays;
import org.ohmlight.device.optical.Butterworth;
import org.ohmlight.device.optical.Photodetector;
import tools.jackson.databind.JsonNode;

/** A photodiode's noise variances and its low-pass, from photontorch. */
final class PhotodetectorNoise implements GoldenKind {
  @Override
  public String name() {
    return "photodetector";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("photontorch-photodetector");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode data = golden.json("data.json");
    double[] watts = OpticsNumbers.flat(data.get("power_W"));
    double worst = 0;
    for (JsonNode set : data.get("sets")) {
      worst = Math.max(worst, variances(parameters, set, watts));
      worst = Math.max(worst, filtered(set, watts));
    }
    return worst;
  }

  /** The case has older values of q and k: each variance is proportional to one of them. */
  private static double variances(JsonNode parameters, JsonNode set, double[] watts) {
    Photodetector detector =
        new Photodetector(
            1,
            set.get("load_resistance").asDouble(),
            parameters.get("T_K").asDouble(),
            set.get("dark_current").asDouble());
    double charge = parameters.get("q_C").asDouble() / Photodetector.ELEMENTARY_CHARGE;
    double boltzmann = parameters.get("k_J_per_K").asDouble() / Photodetector.BOLTZMANN;
    double bandwidth = set.get("cutoff_frequency").asDouble();
    double[] wanted = OpticsNumbers.flat(set.get("variance_A2"));
    double[] shot = OpticsNumbers.flat(set.get("shot_variance_A2"));
    double thermal = boltzmann * detector.thermalVariance(bandwidth);
    double worst = Math.abs(thermal / set.get("thermal_variance_A2").asDouble() - 1);
    double worstShot = 0;
    for (int k = 0; k < watts.length; k++) {
      double amperes = set.get("responsivity").asDouble() * watts[k];
      double found = charge * detector.shotVariance(amperes, bandwidth);
      worst = Math.max(worst, Math.abs((thermal + found) / wanted[k] - 1));
      worstShot = Math.max(worstShot, Math.abs(found / shot[k] - 1));
    }
    OpticsNumbers.within(worstShot, 1e-9, "shot variance");
    return OpticsNumbers.within(worst, 1e-12, "variance");
  }

  private static double filtered(JsonNode set, double[] watts) {
    double cutoff = 2 * set.get("cutoff_frequency").asDouble() / set.get("samplerate").asDouble();
    Butterworth filter = Butterworth.lowPass((int) set.get("filter_order").asDouble(), cutoff);
    double responsivity = set.get("responsivity").asDouble();
    double[] current = Arrays.stream(watts).map(power -> responsivity * power).toArray();
    double[] wanted = OpticsNumbers.flat(set.get("filtered_current_A_without_noise"));
    double error =
        OpticsNumbers.worst(filter.filter(current), wanted) / OpticsNumbers.largest(wanted);
    return OpticsNumbers.within(error, 1e-10, "filtered current");
  }
}
