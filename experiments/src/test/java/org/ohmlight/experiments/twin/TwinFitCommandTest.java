package org.ohmlight.experiments.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.Pace;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.record.Recorder;
import org.ohmlight.hil.twin.TileExercise;
import org.ohmlight.hil.twin.TileTwin;
import org.ohmlight.hil.twin.TwinTiles;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class TwinFitCommandTest {
  private static final long SEED = 20261123;
  private static final int LONGEST = TileMessage.lengthWith(4096);
  private static final TileTwin TRUTH =
      new TileTwin(0.012, 0.8, 0.009, 1.1, 0.1, 0.2, 0.01, 0.001, 1, 0, 0);

  @TempDir private Path folder = Path.of("");

  private Path recorded(int rounds) throws IOException {
    Path path = folder.resolve("rig.recording");
    VirtualTileController instrument =
        new VirtualTileController(
            new TwinTiles(TRUTH, 1, 16, 16, SEED), 14, 8f, "7", new AtomicLong()::get);
    try (Recorder recorder = new Recorder(path);
        LoopbackWire wire = new LoopbackWire("twin");
        TileServer server = new TileServer(instrument, new FramedLink(wire.instrument(), LONGEST));
        GuardedTiles tiles =
            new GuardedTiles(
                TileController.connect(
                    new FramedLink(wire.host(), LONGEST), ExchangeLimits.standard(), recorder, 5),
                TileLimits.none(),
                Pace.REAL)) {
      assertThat(server).isNotNull();
      tiles.arm();
      if (rounds > 0) {
        new TileExercise(rounds, 10, SEED).run(tiles, 0);
      }
    }
    return path;
  }

  @Test
  void fitsARecordingAndWritesADeviceThatCanBeUsed() throws IOException {
    Path device = folder.resolve("twin.device");
    CommandRun run = CommandRun.of("twin", "fit", recorded(12), "--out", device, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode document = Json.mapper().readTree(run.out());
    assertThat(document.get("identity").asString()).contains("virtual tile controller");
    double step = document.at("/twin/stepUp").asDouble();
    assertThat(step).isCloseTo(TRUTH.stepUp(), within(0.05 * TRUTH.stepUp()));
    assertThat(document.at("/report/after").asDouble())
        .isLessThan(document.at("/report/before").asDouble());

    CommandRun pulse =
        CommandRun.of(
            "device", "pulse", "--device", device, "--up", 1, "--down", 2, "--noise-free");
    assertThat(pulse.exitCode()).as(pulse.err()).isZero();
    assertThat(pulse.out()).contains(String.valueOf((float) step).substring(0, 6));
  }

  @Test
  void saysInWordsWhatItFound() throws IOException {
    CommandRun run = CommandRun.of("twin", "fit", recorded(6));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("pulse up at 0", "from cell to cell", "by the twin");
  }

  @Test
  void refusesWhatShowsNothing() throws IOException {
    CommandRun missing = CommandRun.of("twin", "fit", folder.resolve("none"));
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("no such file");
    Path other = Files.writeString(folder.resolve("other"), "something else");
    CommandRun wrong = CommandRun.of("twin", "fit", other);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("recording");
    CommandRun poor = CommandRun.of("twin", "fit", recorded(0));
    assertThat(poor.exitCode()).isEqualTo(2);
    assertThat(poor.err()).contains("changes by pulses up");
  }
}
