package org.ohmlight.experiments.golden;

import java.util.Arrays;
import org.ohmlight.device.optical.PixelKernel;
import tools.jackson.databind.JsonNode;

/** Crosstalk between pixels of a phase modulator, from slmsuite and hologradpy. */
final class PixelCrosstalk implements GoldenKind {
  @Override
  public String name() {
    return "pixel-crosstalk";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("slmsuite-asymmetric-kernel")
        || golden.name().startsWith("hologradpy-crosstalk");
  }

  @Override
  public double check(GoldenCase golden) {
    double worst = golden.name().startsWith("slmsuite") ? asymmetric(golden) : fringing(golden);
    return OpticsNumbers.within(worst, OpticsNumbers.tolerance(golden), golden.name());
  }

  private static double asymmetric(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    int resolution = golden.description().get("parameters").get("pix_res").asInt();
    double[][] fine = PixelKernel.refine(OpticsNumbers.rows(data.get("phase")), resolution);
    double worst = 0;
    for (JsonNode set : data.get("sets")) {
      double[] scale = {set.get("a1_pix").asDouble(), set.get("a2_pix").asDouble()};
      double[] order = {set.get("n1").asDouble(), set.get("n2").asDouble()};
      double[] kernel = PixelKernel.asymmetric(OpticsNumbers.flat(set.get("x")), scale, order);
      worst = Math.max(worst, OpticsNumbers.worst(kernel, OpticsNumbers.flat(set.get("kernel"))));
      double[] blurred = flat(PixelKernel.blurRows(fine, kernel));
      double[] wanted = OpticsNumbers.flat(set.get("convolved_along_columns"));
      worst = Math.max(worst, OpticsNumbers.worst(blurred, wanted));
    }
    return worst;
  }

  private static double fringing(GoldenCase golden) {
    JsonNode data = golden.json("data.json");
    JsonNode parameters = golden.description().get("parameters");
    double[][] kernel =
        PixelKernel.fringing(
            parameters.get("pix_res").asInt(),
            parameters.get("extent_pixels").asInt(),
            parameters.get("slm_pitch_m").asDouble(),
            parameters.get("sigma_per_m").asDouble(),
            parameters.get("order_m").asDouble());
    double worst = OpticsNumbers.worst(flat(kernel), OpticsNumbers.flat(data.get("kernel")));
    double most = parameters.get("max_phase_rad").asDouble();
    double[][] mask = OpticsNumbers.rows(data.get("phase"));
    for (double[] row : mask) {
      Arrays.setAll(row, j -> Math.clamp(row[j], 0.0, most));
    }
    double[][] fine = PixelKernel.refine(mask, parameters.get("pix_res").asInt());
    double[] blurred = flat(PixelKernel.blur(fine, kernel));
    return Math.max(worst, OpticsNumbers.worst(blurred, OpticsNumbers.flat(data.get("convolved"))));
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
