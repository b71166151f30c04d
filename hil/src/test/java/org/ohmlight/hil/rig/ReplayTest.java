package org.ohmlight.hil.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.Pace;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.record.RecordedLink;
import org.ohmlight.hil.record.Recorder;
import org.ohmlight.hil.record.Recording;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.Substrate;

@Timeout(30)
class ReplayTest {
  @TempDir Path folder;

  private static float[] work(Substrate rig, float first) {
    Coupling coupling = rig.couple("w", 4, 8, 1f);
    float[] weights = new float[32];
    for (int i = 0; i < 32; i++) {
      weights[i] = first + (i - 16) / 40f;
    }
    coupling.program(weights, 1);
    Batch y = Batch.zeros(4, 4);
    for (int k = 0; k < 5; k++) {
      coupling.forward(Batch.of(weights, 4, 8), y, k);
      coupling.update(y, Batch.of(weights, 4, 8), 0.01f, k);
    }
    float[] held = new float[32];
    coupling.read(held);
    float[] all = Arrays.copyOf(held, 48);
    System.arraycopy(y.values(), 0, all, 32, 16);
    return all;
  }

  private Path record() throws IOException {
    Path path = folder.resolve("rig.recording");
    try (Recorder recorder = new Recorder(path);
        VirtualRig rig = new VirtualRig(1, 4, 8, TileLimits.none(), recorder)) {
      recorded = work(rig.substrate, 0f);
      assertThat(recorder.fault()).isNull();
    }
    return path;
  }

  private float[] recorded = {};

  private static RigSubstrate replay(RecordedLink link) throws IOException {
    TileController controller =
        TileController.connect(
            link, new ExchangeLimits(300, 3, 8, 2, 1000), ExchangeObserver.NOBODY, 9);
    return new RigSubstrate(
        "rig", new GuardedTiles(controller, TileLimits.none(), Pace.REAL), RigSettings.standard());
  }

  @Test
  void aRecordingIsARigThatGivesTheSameBits() throws IOException {
    Recording recording = Recording.read(record());
    assertThat(recording.messages()).hasSizeGreaterThan(20);
    assertThat(recording.messages().getLast().nanos()).isPositive();
    RecordedLink link = new RecordedLink("test", recording);
    try (RigSubstrate rig = replay(link)) {
      assertThat(work(rig, 0f)).isEqualTo(recorded);
    }
    assertThat(link.replayed()).isEqualTo(recording.messages().size());
  }

  @Test
  void aHostThatAsksSomethingElseIsToldWhere() throws IOException {
    RecordedLink link = new RecordedLink("test", Recording.read(record()));
    try (RigSubstrate rig = replay(link)) {
      assertThatThrownBy(() -> work(rig, 0.01f))
          .isInstanceOf(HardwareFault.class)
          .hasMessageContaining("differs")
          .hasMessageContaining("same study, seed and version");
    }
  }

  @Test
  void aRecordingThatWasCutShortIsReadUpToThere() throws IOException {
    Path path = record();
    int whole = Recording.read(path).messages().size();
    byte[] all = Files.readAllBytes(path);
    Path cut = folder.resolve("cut");
    Files.write(cut, Arrays.copyOf(all, all.length - 3));
    assertThat(Recording.read(cut).messages()).hasSize(whole - 1);
    Files.writeString(folder.resolve("other"), "something else entirely");
    assertThatThrownBy(() -> Recording.read(folder.resolve("other")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no recording");
  }

  @Test
  void aFullDiskEndsTheRecordingAndNothingElse() throws IOException {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.exists(full), "this system has no /dev/full, the disk that is always full");
    try (Recorder recorder = Recorder.into(full);
        VirtualRig rig = new VirtualRig(1, 4, 8, TileLimits.none(), recorder)) {
      float[] held = work(rig.substrate, 0f);
      record();
      assertThat(held).isEqualTo(recorded);
      assertThat(recorder.fault()).contains("recording ended");
    }
  }
}
