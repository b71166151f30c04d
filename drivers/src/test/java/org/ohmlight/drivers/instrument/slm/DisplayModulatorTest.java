package org.ohmlight.drivers.instrument.slm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.transport.Unreachable;
import org.ohmlight.drivers.virtual.VirtualScreen;

class DisplayModulatorTest {
  private static final Duration SETTLE = Duration.ofMillis(40);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final VirtualScreen screen = new VirtualScreen(2, 3);

  private DisplayModulator open() throws IOException {
    return DisplayModulator.open(screen, GreyTable.linear(), SETTLE, clock);
  }

  @Test
  void phasesBecomeGreysAndLightSeesThemAfterTheSettleTime() throws Exception {
    try (DisplayModulator modulator = open()) {
      assertThat(modulator.settleSeconds()).isEqualTo(0.04);
      float half = (float) Math.PI;
      long first = modulator.show(new float[] {0, half, -half, 0.1f, 3 * half, half / 2});
      assertThat(clock.pauses()).containsExactly(SETTLE);
      assertThat(screen.seen()).containsExactly(0, 128, 128, 4, 128, 64);
      assertThat(modulator.showGreys(new byte[] {1, 2, 3, 4, 5, (byte) 255})).isGreaterThan(first);
      Path png = folder.resolve("seen.png");
      screen.save(png);
      BufferedImage seen = ImageIO.read(png.toFile());
      assertThat(seen.getRaster().getSample(2, 1, 0)).isEqualTo(255);
      assertThat(seen.getRaster().getSample(1, 0, 0)).isEqualTo(2);
    }
  }

  @Test
  void itIsBlankBeforeAndAfter() throws Exception {
    DisplayModulator modulator = open();
    modulator.showGreys(new byte[] {9, 9, 9, 9, 9, 9});
    modulator.close();
    assertThat(screen.frames()).hasSize(3);
    assertThat(screen.frames().getFirst()).containsOnly(0);
    assertThat(screen.seen()).containsOnly(0);
    assertThatThrownBy(() -> modulator.showGreys(new byte[6]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pulled out");
    assertThatThrownBy(() -> modulator.show(new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x 3");
  }

  @Test
  void anInterruptedWaitLeavesItBlank() throws Exception {
    DisplayModulator modulator =
        DisplayModulator.open(
            screen, GreyTable.linear(), Duration.ofSeconds(20), MonotonicClock.ofMachine());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> modulator.showGreys(new byte[] {9, 9, 9, 9, 9, 9}))
        .hasMessageContaining("settling");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(screen.frames()).hasSize(3);
    assertThat(screen.seen()).containsOnly(0);
  }

  @Test
  void aCalibratedTableIsFollowedPieceByPiece() throws Exception {
    Path csv = folder.resolve("lut.csv");
    Files.writeString(csv, "grey,phase_rad\n# 633 nm\n10,0.5\n110,1.5\n210,4.5\n");
    GreyTable table = GreyTable.read(csv);
    assertThat(table.grey(0.5)).isEqualTo(10);
    assertThat(table.grey(1.0)).isEqualTo(60);
    assertThat(table.grey(3.0)).isEqualTo(160);
    assertThat(table.grey(4.5)).isEqualTo(210);
    assertThat(table.grey(1.0 - 2 * Math.PI)).isEqualTo(60);
    assertThat(table.grey(4.6)).as("the nearer end of the gap").isEqualTo(210);
    assertThat(table.grey(0.4)).as("the other one").isEqualTo(10);
    assertThatThrownBy(() -> table.grey(Double.NaN)).hasMessageContaining("finite");
  }

  @Test
  void whatIsNoTableIsToldWithItsPlace() throws Exception {
    Path csv = folder.resolve("lut.csv");
    Files.writeString(csv, "0,0\n100,2\n50,3\n");
    assertThatThrownBy(() -> GreyTable.read(csv)).hasMessageContaining("pair 3");
    Files.writeString(csv, "0,0\n100,two\n");
    assertThatThrownBy(() -> GreyTable.read(csv)).hasMessageContaining("lut.csv:2");
  }

  @Test
  void withoutADesktopTheWindowSaysWhatIsMissing() {
    assumeTrue(GraphicsEnvironment.isHeadless(), "there is a desktop");
    assertThatThrownBy(() -> DisplayWindow.open(0))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("DISPLAY");
  }
}
