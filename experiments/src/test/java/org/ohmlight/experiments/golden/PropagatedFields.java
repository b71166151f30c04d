package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.relative;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.ohmlight.simulator.optics.propagation.Beams;
import org.ohmlight.simulator.optics.propagation.Field;
import org.ohmlight.simulator.optics.propagation.Grid;
import org.ohmlight.simulator.optics.propagation.Method;
import org.ohmlight.simulator.optics.propagation.Propagator;
import tools.jackson.databind.JsonNode;

/** Free-space propagation by each of the four methods, against torchoptics. */
final class PropagatedFields implements GoldenKind {
  private static final Map<String, Method> METHODS =
      Map.of(
          "ASM", Method.ANGULAR_SPECTRUM,
          "ASM_FRESNEL", Method.FRESNEL_TRANSFER,
          "DIM", Method.RAYLEIGH_SOMMERFELD,
          "DIM_FRESNEL", Method.FRESNEL_IMPULSE);

  /** The method that the peer calls by this name. */
  static Method method(String name) {
    return Objects.requireNonNull(METHODS.get(name), name);
  }

  @Override
  public String name() {
    return "propagated-fields";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("torchoptics-") && golden.has("fields.json");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    int[] shape = OpticsNumbers.ints(parameters.get("shape"));
    double[] spacing = flat(parameters.get("spacing_m"));
    Grid grid = Grid.centred(shape[0], shape[1], spacing[0], spacing[1]);
    double wavelength = parameters.get("wavelength_m").asDouble();
    double tolerance = OpticsNumbers.tolerance(golden);
    double[] u = flat(golden.json("input.json").get("u"));
    Field input = new Field(grid, wavelength, u, new double[u.length]);
    double worst = checkSource(parameters, input);
    for (JsonNode record : golden.json("fields.json")) {
      Field out = propagate(input, record);
      double error = relative(out.re(), out.im(), flat(record.get("re")), flat(record.get("im")));
      worst = Math.max(worst, within(error, tolerance, record.get("method") + " field"));
      worst = Math.max(worst, checkPower(out, record, tolerance));
    }
    for (JsonNode record : golden.json("cuts.json")) {
      Field out = propagate(input, record);
      int from = shape[0] / 2 * shape[1];
      double[] re = Arrays.copyOfRange(out.re(), from, from + shape[1]);
      double[] im = Arrays.copyOfRange(out.im(), from, from + shape[1]);
      double[] wantRe = flat(record.get("row_re"));
      double[] wantIm = flat(record.get("row_im"));
      double error =
          relative(re, im, wantRe, wantIm)
              * OpticsNumbers.largest(magnitudes(wantRe, wantIm))
              / out.largestAmplitude();
      worst = Math.max(worst, within(error, tolerance, record.get("method") + " cut"));
      worst = Math.max(worst, checkPower(out, record, tolerance));
    }
    return worst;
  }

  private static double[] magnitudes(double[] re, double[] im) {
    double[] magnitudes = new double[re.length];
    Arrays.setAll(magnitudes, i -> Math.hypot(re[i], im[i]));
    return magnitudes;
  }

  private static double checkPower(Field out, JsonNode record, double tolerance) {
    double want = record.get("power").asDouble();
    return within(Math.abs(out.power() - want) / want, tolerance, "power");
  }

  private static Field propagate(Field input, JsonNode record) {
    return padded(input, record.get("z_m").asDouble(), method(record.get("method").asString()))
        .forward(input);
  }

  /** The peer pads a transfer function by twice the window on each side, whatever the distance. */
  static Propagator padded(Field input, double z, Method method) {
    Grid grid = input.grid();
    return Propagator.padded(
        grid, input.wavelengthMetres(), z, method, 2 * grid.nx(), 2 * grid.ny());
  }

  private static double checkSource(JsonNode parameters, Field input) {
    return within(
        relative(
            source(parameters, input.grid(), input.wavelengthMetres()).re(),
            input.im(),
            input.re(),
            input.im()),
        1e-9,
        "source");
  }

  private static Field source(JsonNode parameters, Grid grid, double wavelength) {
    JsonNode given = parameters.get("input_parameters");
    return switch (parameters.get("input").asString()) {
      case "gaussian" -> {
        double[] offset = given.has("offset") ? flat(given.get("offset")) : new double[2];
        yield Beams.gaussian(
            grid, wavelength, given.get("waist_radius").asDouble(), offset[0], offset[1]);
      }
      case "two-slits" -> {
        double[] side = flat(given.get("side"));
        yield Beams.twoSlits(
            grid, wavelength, side[0], side[1], given.get("separation").asDouble());
      }
      case "rectangle" -> {
        double[] side = flat(given.get("side"));
        double[] offset = given.has("offset") ? flat(given.get("offset")) : new double[2];
        yield new org.ohmlight.simulator.optics.propagation.RectangularAperture(
                side[0], side[1], offset[0], offset[1])
            .through(Beams.plane(grid, wavelength));
      }
      default -> throw new IllegalArgumentException("No such source: " + parameters.get("input"));
    };
  }
}
