package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileStatus;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.hil.interlock.GuardedTiles;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Asks who is at the other end. Nothing is armed. */
@CommandLine.Command(
    name = "identify",
    description = "Asks a controller what it is and how it is. Nothing is armed.",
    footer = {
      "",
      "Examples:",
      "  ohmlight rig identify my-rig.yaml",
      "  ohmlight rig identify serial:/dev/ttyUSB0@921600",
      "  ohmlight rig identify qemu:lm3s6965-64"
    })
final class RigIdentifyCommand extends Command {
  @Parameters(paramLabel = "RIG", description = "A rig file, or an address.")
  private String rig = "";

  RigIdentifyCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    RigSpec spec = RigChoice.of(rig);
    try (RigConnection connection = RigConnection.open(spec, 1)) {
      GuardedTiles tiles = connection.tiles();
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("address", spec.address().text());
      told.putAll(of(tiles.info()));
      told.putAll(of(tiles.status()));
      return Answer.of(told, text(told));
    }
  }

  static Map<String, Object> of(TileInfo info) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("identity", info.identity());
    told.put("tiles", info.tiles());
    told.put("rows", info.rows());
    told.put("columns", info.columns());
    told.put("outputBits", info.outputBits());
    told.put("range", info.range());
    told.put("window", info.window());
    told.put("maxPayload", info.maxPayload());
    told.put("transpose", info.has(TileInfo.TRANSPOSE));
    told.put("pulse", info.has(TileInfo.PULSE));
    told.put("settle", info.has(TileInfo.SETTLE));
    told.put("maxPulses", info.maxPulses());
    told.put("pulseStep", info.pulseStep());
    told.put("programNoise", info.programNoise());
    return told;
  }

  static Map<String, Object> of(TileStatus status) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("armed", status.armed());
    told.put("reason", status.reason().toString());
    told.put("uptimeSeconds", status.uptimeMillis() / 1000.0);
    told.put("droppedMessages", status.dropped());
    told.put("pulses", status.pulses());
    told.put("celsius", status.celsius());
    return told;
  }

  private static String text(Map<String, Object> told) {
    StringBuilder text = new StringBuilder();
    told.forEach((name, value) -> text.append("%-16s %s%n".formatted(name, value)));
    return text.toString();
  }
}
