package org.ohmlight.experiments.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.table.NewFiles;
import org.ohmlight.hil.record.Recording;
import org.ohmlight.hil.twin.TileSamples;
import org.ohmlight.hil.twin.TileTwin;
import org.ohmlight.hil.twin.TwinFit;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a twin to a recording of a rig. */
@CommandLine.Command(
    name = "fit",
    description = {
      "Fits steps, bounds, spreads and noise of a rig's cells to a recording of its exchanges.%n",
      "The recording must show cells measured, pulsed and measured again, in both directions.%n"
    })
final class TwinFitCommand extends Command {
  @Parameters(paramLabel = "RECORDING", description = "What a rig's exchanges were recorded into.")
  private Path recording = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE.device",
      description = "Where to write the cells, for --device of other commands and for studies.")
  private @Nullable Path out;

  TwinFitCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    TileSamples samples = TileSamples.of(recording());
    TwinFit fit = fit(samples);
    TileInfo info = samples.info();
    String identity = info == null ? "" : info.identity();
    if (out != null) {
      String name = String.valueOf(out.getFileName()).replaceFirst("\\.[^.]*$", "");
      try (NewFiles files = new NewFiles()) {
        files.add(out, TwinDeviceFile.text(fit.twin(), name, identity));
        files.putInPlace();
      }
    }
    return Answer.of(document(fit, identity), summary(fit, identity));
  }

  private Recording recording() throws IOException {
    if (!Files.isRegularFile(recording)) {
      throw new BadInput(Problem.of("There is no such file.").in(recording.toString()));
    }
    try {
      return Recording.read(recording);
    } catch (IOException wrong) {
      throw new BadInput(
          Problem.of("This cannot be read as a recording of a rig.")
              .given(String.valueOf(wrong.getMessage()))
              .in(recording.toString()));
    }
  }

  private TwinFit fit(TileSamples samples) {
    try {
      return TwinFit.of(samples);
    } catch (IllegalArgumentException poor) {
      throw new BadInput(Problem.of(String.valueOf(poor.getMessage())).in(recording.toString()));
    }
  }

  private Map<String, Object> document(TwinFit fit, String identity) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("identity", identity);
    document.put("twin", fit.twin());
    document.put("report", fit.report());
    document.put("changes", fit.changes());
    document.put("programmed", fit.programmed());
    document.put("products", fit.products());
    document.put("out", out == null ? "" : out.toString());
    return document;
  }

  private static String summary(TwinFit fit, String identity) {
    TileTwin twin = fit.twin();
    return """
    twin of %s
      pulse up at 0        %.4g of full scale, slope %.3g
      pulse down at 0      %.4g of full scale, slope %.3g
      from cell to cell    %.3g of a step
      from pulse to pulse  %.3g of a step
      programmed weights   %.3g of full scale
      measured weights     %.3g of full scale
      outputs              gain %.4g, offset %.3g, noise %.3g
    from %d changes by pulses, %d programmed weights, %d outputs
    error of a foreseen change: %.3g of the changes by the nominal step, %.3g by the twin
    """
        .formatted(
            identity,
            twin.stepUp(),
            twin.slopeUp(),
            twin.stepDown(),
            twin.slopeDown(),
            twin.cellSpread(),
            twin.pulseSpread(),
            twin.programNoise(),
            twin.readNoise(),
            twin.outputGain(),
            twin.outputOffset(),
            twin.outputNoise(),
            fit.changes(),
            fit.programmed(),
            fit.products(),
            fit.report().before(),
            fit.report().after());
  }
}
