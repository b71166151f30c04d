package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.experiments.table.NewFiles;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.hil.calibration.Calibrator;
import org.ohmlight.hil.calibration.ChannelGains;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.rig.RigSubstrate;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the channels of every tile of a rig. */
@CommandLine.Command(
    name = "calibrate",
    description = {
      "Measures gain, offset and life of every channel of every tile: presents random vectors,",
      "fits half of the answers and judges by the others. Weights stay as they are, unless",
      "--program-random writes a random matrix first, which shows every channel."
    },
    footer = {
      "",
      "Example:",
      "  ohmlight rig calibrate my-rig.yaml --program-random --out channels.json"
    })
final class RigCalibrateCommand extends Command {
  private static final double AMPLITUDE = 0.5;

  @Parameters(paramLabel = "RIG", description = "A rig file, or an address.")
  private String rig = "";

  @Option(
      names = "--program-random",
      description = "Writes a random matrix into every tile first: what they hold is lost.")
  private boolean programRandom;

  @Option(names = "--seed", defaultValue = "1", description = "Keys vectors and matrix.")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE.json", description = "Where to write the channels.")
  private @Nullable Path out;

  RigCalibrateCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    RigSpec spec = RigChoice.of(rig);
    List<TileCalibration> calibrations = new ArrayList<>();
    String identity;
    try (RigConnection connection = RigConnection.open(spec, seed);
        RigSubstrate tiles = new RigSubstrate("rig", connection.tiles(), spec.settings())) {
      TileInfo info = connection.tiles().info();
      identity = info.identity();
      Calibrator calibrator = Calibrator.usual(seed, Clock.systemUTC());
      for (int tile = 0; tile < info.tiles(); tile++) {
        console().err().println("measuring tile " + tile + " of " + info.tiles() + " ...");
        Coupling coupling = tiles.couple("tile " + tile, info.rows(), info.columns(), 1f);
        if (programRandom) {
          coupling.program(matrix(coupling, tile), 1);
        }
        calibrations.add(tiles.calibrate(tile, calibrator));
      }
    }
    Map<String, Object> document =
        new CalibrationFile(spec.address().text(), identity, calibrations).document();
    if (out != null) {
      try (NewFiles files = new NewFiles()) {
        files.add(out, Json.document(document));
        files.putInPlace();
      }
    }
    return Answer.of(document, identity + "\n" + table(calibrations));
  }

  private float[] matrix(Coupling coupling, int tile) {
    float[] weights = new float[coupling.outputs() * coupling.inputs()];
    RandomStream.of(seed, "calibration matrix " + tile).uniforms(weights, 0, weights.length, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (AMPLITUDE * (2 * weights[i] - 1));
    }
    return weights;
  }

  private static String table(List<TileCalibration> calibrations) {
    TextTable table =
        new TextTable(2, "tile", "direction", "error before", "after", "dead in", "dead out");
    for (TileCalibration one : calibrations) {
      row(table, one.tile(), "product", one.forward(), one.forwardReport());
      row(table, one.tile(), "transposed", one.adjoint(), one.adjointReport());
    }
    return table.toString();
  }

  private static void row(
      TextTable table, int tile, String way, ChannelGains gains, CalibrationReport report) {
    table.row(
        String.valueOf(tile),
        way,
        String.format(Locale.ROOT, "%.2f %%", 100 * report.before()),
        String.format(
            Locale.ROOT, "%.2f %%%s", 100 * report.after(), report.kept() ? "" : " (not kept)"),
        String.valueOf(gains.deadInputs().size()),
        String.valueOf(gains.deadOutputs().size()));
  }
}
