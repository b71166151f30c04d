package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.relative;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import org.ohmlight.simulator.optics.propagation.Beams;
import org.ohmlight.simulator.optics.propagation.Field;
import org.ohmlight.simulator.optics.propagation.Grid;
import org.ohmlight.simulator.optics.propagation.Method;
import org.ohmlight.simulator.optics.propagation.Sampling;
import org.ohmlight.simulator.optics.propagation.ThinLens;
import tools.jackson.databind.JsonNode;

/** A lens and a 4f system, against torchoptics. */
final class PropagatedThroughLenses implements GoldenKind {
  @Override
  public String name() {
    return "propagated-through-lenses";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    if (!golden.name().startsWith("torchoptics-") || !golden.has("data.json")) {
      return false;
    }
    JsonNode parameters = golden.description().get("parameters");
    return parameters != null && (parameters.has("f1_m") || parameters.has("focal_length_m"));
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    JsonNode data = golden.json("data.json");
    int n = parameters.get("n").asInt();
    Grid grid = Grid.square(n, parameters.get("spacing_m").asDouble());
    double[] re = flat(data.get("input_re"));
    Field input =
        new Field(grid, parameters.get("wavelength_m").asDouble(), re, new double[re.length]);
    double tolerance = OpticsNumbers.tolerance(golden);
    double pupil = n * grid.dxMetres();
    return parameters.has("f1_m")
        ? checkSystem(parameters, data, input, pupil, tolerance)
        : checkLens(parameters, data, input, pupil, tolerance);
  }

  private static double checkLens(
      JsonNode parameters, JsonNode data, Field input, double pupil, double tolerance) {
    ThinLens lens = new ThinLens(parameters.get("focal_length_m").asDouble(), pupil);
    Field bare = lens.through(Beams.plane(input.grid(), input.wavelengthMetres()));
    double worst = compare(bare, data.get("lens_transmission"), tolerance, "lens");
    for (JsonNode record : data) {
      if (record.has("z_m")) {
        Field out =
            hop(lens.through(input), record.get("z_m").asDouble(), record.get("method").asString());
        worst = Math.max(worst, compare(out, record, tolerance, "focus"));
      }
    }
    return worst;
  }

  private static double checkSystem(
      JsonNode parameters, JsonNode data, Field input, double pupil, double tolerance) {
    double f1 = parameters.get("f1_m").asDouble();
    double f2 = parameters.get("f2_m").asDouble();
    double worst = 0;
    for (JsonNode named : parameters.get("methods")) {
      String method = named.asString();
      JsonNode record = data.get(method);
      Field behindFirst = new ThinLens(f1, pupil).through(hop(input, f1, method));
      Field middle = hop(behindFirst, f1, method);
      worst = Math.max(worst, compare(middle, record.get("fourier_plane"), tolerance, "middle"));
      Field atSecond = hop(behindFirst, f1 + f2, method);
      Field image = hop(new ThinLens(f2, pupil).through(atSecond), f2, method);
      worst = Math.max(worst, compare(image, record.get("output_plane"), tolerance, "image"));
    }
    return worst;
  }

  private static Field hop(Field field, double z, String named) {
    Grid grid = field.grid();
    Method method =
        named.startsWith("AUTO")
            ? Sampling.choose(grid, grid, field.wavelengthMetres(), z, named.equals("AUTO_FRESNEL"))
            : PropagatedFields.method(named);
    return PropagatedFields.padded(field, z, method).forward(field);
  }

  private static double compare(Field out, JsonNode record, double tolerance, String what) {
    double error = relative(out.re(), out.im(), flat(record.get("re")), flat(record.get("im")));
    return within(error, tolerance, what);
  }
}
