package org.ohmlight.experiments.optics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.picture.Picture;
import org.ohmlight.kernel.Team;
import org.ohmlight.simulator.optics.propagation.Beams;
import org.ohmlight.simulator.optics.propagation.FarField;
import org.ohmlight.simulator.optics.propagation.Field;
import org.ohmlight.simulator.optics.propagation.GaussianBeam;
import org.ohmlight.simulator.optics.propagation.Grid;
import org.ohmlight.simulator.optics.propagation.Method;
import org.ohmlight.simulator.optics.propagation.Propagator;
import org.ohmlight.simulator.optics.propagation.Sampling;
import org.ohmlight.simulator.optics.propagation.SamplingException;
import org.ohmlight.simulator.optics.propagation.ThinLens;
import picocli.CommandLine.Option;

/** Carries a field over a distance and shows what arrives. */
@picocli.CommandLine.Command(
    name = "propagate",
    description = "Carries light from a source over a distance; writes a picture of what arrives.")
final class OpticsPropagateCommand extends Command {
  private static final String FAR = "fraunhofer";

  /** What shines. */
  enum Source {
    GAUSSIAN,
    DISK,
    SQUARE,
    SLITS,
    PLANE
  }

  @Option(
      names = "--source",
      defaultValue = "gaussian",
      description = "What shines: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Source source = Source.GAUSSIAN;

  @Option(
      names = "--size",
      paramLabel = "LENGTH",
      defaultValue = "0.3 mm",
      description =
          "Waist of the Gaussian, diameter of the disk, side of the square, or width and a quarter"
              + " of the distance of the slits (default ${DEFAULT-VALUE}).")
  private String size = "";

  @Option(
      names = "--wavelength",
      paramLabel = "LENGTH",
      defaultValue = "633 nm",
      description = "Wavelength (default ${DEFAULT-VALUE}).")
  private String wavelength = "";

  @Option(
      names = "--samples",
      defaultValue = "512",
      description = "Samples along a side of the field (default ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--pitch",
      paramLabel = "LENGTH",
      defaultValue = "8 um",
      description = "Distance of the samples (default ${DEFAULT-VALUE}).")
  private String pitch = "";

  @Option(
      names = "--distance",
      paramLabel = "LENGTH",
      required = true,
      description = "From the source to the picture.")
  private String distance = "";

  @Option(
      names = "--lens",
      paramLabel = "LENGTH",
      description = "Focal length of a thin lens just behind the source.")
  private @Nullable String lens;

  @Option(
      names = "--method",
      defaultValue = "auto",
      description =
          "auto, angular-spectrum, fresnel-transfer, rayleigh-sommerfeld, fresnel-impulse or "
              + FAR
              + " (default ${DEFAULT-VALUE}).")
  private String method = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "light.png",
      description = "Picture of the intensity (default ${DEFAULT-VALUE}).")
  private Path out = Path.of("light.png");

  OpticsPropagateCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    Lengths lengths = new Lengths();
    double lambda = lengths.positive("--wavelength", wavelength);
    double width = lengths.positive("--size", size);
    double step = lengths.positive("--pitch", pitch);
    double z = lengths.any("--distance", distance);
    double focal = lens == null ? 0 : lengths.any("--lens", lens);
    if (samples < 2 || samples > 8192) {
      lengths.problem(
          Problem.of("A field has 2 to 8192 samples a side.")
              .in("--samples")
              .given(Integer.toString(samples)));
    }
    lengths.check();
    try {
      Grid grid = Grid.square(samples, step);
      return shown(light(grid, lambda, width, focal), width, focal, z);
    } catch (SamplingException refused) {
      throw new BadInput(Problem.of(String.valueOf(refused.getMessage())).in("geometry"));
    } catch (IllegalArgumentException refused) {
      throw new BadInput(Problem.of(String.valueOf(refused.getMessage())).in("command line"));
    }
  }

  private Field light(Grid grid, double lambda, double width, double focal) {
    double window = grid.nx() * grid.dxMetres();
    if (source != Source.PLANE && width > window) {
      throw new IllegalArgumentException(
          "A source of "
              + Sampling.metres(width)
              + " does not fit a field of "
              + Sampling.metres(window)
              + ": use at least "
              + (long) Math.ceil(width / grid.dxMetres())
              + " samples or a pitch of at least "
              + Sampling.metres(width / grid.nx()));
    }
    Field field =
        switch (source) {
          case GAUSSIAN -> Beams.gaussian(grid, lambda, width, 0, 0);
          case DISK -> Beams.disk(grid, lambda, width);
          case SQUARE -> Beams.rectangle(grid, lambda, width, width);
          case SLITS -> Beams.twoSlits(grid, lambda, width, window, 4 * width);
          case PLANE -> Beams.plane(grid, lambda);
        };
    return focal == 0
        ? field
        : new ThinLens(focal, window).requireSampled(grid, lambda).through(field);
  }

  private Answer shown(Field field, double width, double focal, double z) throws IOException {
    Grid grid = field.grid();
    double lambda = field.wavelengthMetres();
    Map<String, Object> found = new LinkedHashMap<>();
    double critical = Sampling.criticalDistance(grid, grid, lambda, Sampling.Axis.X);
    Field arrived;
    if (method.toLowerCase(Locale.ROOT).equals(FAR)) {
      found.put("method", FAR);
      arrived = FarField.freeSpace(grid, lambda, z, 1).forward(field);
    } else {
      Method chosen =
          method.equalsIgnoreCase("auto")
              ? Sampling.choose(grid, grid, lambda, z, false)
              : Method.labelled(method);
      Propagator propagator = Propagator.plan(grid, lambda, z, chosen, Team.solo());
      found.put("method", chosen.label());
      found.put("paddedSamples", propagator.periodX());
      arrived = propagator.forward(field);
    }
    found.put("criticalDistanceMetres", critical);
    found.put("pitchMetres", arrived.grid().dxMetres());
    found.put("powerSent", field.power());
    found.put("powerArrived", arrived.power());
    double[] intensity = arrived.intensity();
    double peak = 0;
    for (double value : intensity) {
      peak = Math.max(peak, value);
    }
    found.put("peakIntensity", peak);
    found.put("beamRadiusMetres", radius(arrived, intensity));
    if (source == Source.GAUSSIAN && focal == 0) {
      found.put("beamRadiusInClosedForm", new GaussianBeam(width, lambda, 1).radius(z));
    }
    // The first index of a field runs along x, that of a picture down.
    int n = arrived.grid().nx();
    double[] turned = new double[intensity.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < arrived.grid().ny(); j++) {
        turned[(arrived.grid().ny() - 1 - j) * n + i] = intensity[i * arrived.grid().ny() + j];
      }
    }
    new Picture(arrived.grid().ny(), n, turned).write(out, 0, peak);
    found.put("picture", out.toString());
    StringBuilder text = new StringBuilder();
    found.forEach((name, value) -> text.append("%-24s %s%n".formatted(name, readable(value))));
    return Answer.of(found, text.toString());
  }

  /** Twice the standard deviation along x: the radius of a Gaussian beam. ISO 11146. */
  private static double radius(Field field, double[] intensity) {
    Grid grid = field.grid();
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < grid.nx(); i++) {
      for (int j = 0; j < grid.ny(); j++) {
        double weight = intensity[i * grid.ny() + j];
        sum += weight;
        first += weight * grid.x(i);
        second += weight * grid.x(i) * grid.x(i);
      }
    }
    return 2 * Math.sqrt(Math.max(0, second / sum - first / sum * (first / sum)));
  }

  private static String readable(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.6g", number)
        : String.valueOf(value);
  }
}
