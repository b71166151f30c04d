package org.ohmlight.hil.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.Substrate;

@Timeout(60)
class RigCouplingTest extends CouplingContract {
  private final List<VirtualRig> rigs = new ArrayList<>();

  private VirtualRig rig(int tiles, int rows, int columns, TileLimits limits) {
    try {
      VirtualRig rig = new VirtualRig(tiles, rows, columns, limits);
      rigs.add(rig);
      return rig;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Four tiles of 4 x 8: the contract's 7 x 13 is cut in all directions. */
  @Override
  protected Substrate substrate(long seed) {
    return rig(4, 4, 8, TileLimits.none()).substrate;
  }

  @AfterEach
  void closeRigs() {
    rigs.forEach(VirtualRig::close);
  }

  @Override
  protected double forwardTolerance() {
    // Seven bits of input: half a step of each of 13 inputs.
    return 0.005;
  }

  @Override
  protected double adjointTolerance() {
    return 0.005;
  }

  @Override
  protected double programTolerance() {
    return 1e-4;
  }

  @Override
  protected double updateCosine() {
    return 0.995;
  }

  /** It resumes from what it measured, in 16 bits. */
  @Override
  protected double resumeTolerance() {
    return 1e-3;
  }

  @Test
  void smallChangesAreLateAndNotLost() {
    Coupling coupling = rig(1, 4, 8, TileLimits.none()).substrate.couple("w", 1, 1, 1f);
    float pulse = 0.002f / 0.8f;
    for (int k = 0; k < 10; k++) {
      coupling.increment(new float[] {0.31f * pulse}, k);
    }
    float[] held = new float[1];
    coupling.read(held);
    assertThat((double) held[0]).isCloseTo(3 * pulse, within(0.02 * pulse));
  }

  @Test
  void anAnswerThatFillsTheConverterIsAskedAgain() {
    Coupling coupling = rig(1, 1, 16, TileLimits.none()).substrate.couple("w", 1, 16, 1f);
    float[] weights = new float[16];
    java.util.Arrays.fill(weights, 1f);
    coupling.program(weights, 1);
    Batch x = Batch.of(weights, 1, 16);
    Batch y = Batch.zeros(1, 1);
    coupling.forward(x, y, 2);
    // 16 x 0.8 = 12.8 full-scale products; the converter ends at 8.
    assertThat((double) y.at(0, 0)).isCloseTo(16.0, within(0.01));
  }

  @Test
  void tooLargeANetworkIsToldWhatFits() {
    Substrate substrate = rig(1, 4, 8, TileLimits.none()).substrate;
    substrate.couple("a", 4, 8, 1f);
    assertThatThrownBy(() -> substrate.couple("b", 4, 8, 1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 tiles of 4 x 8")
        .hasMessageContaining("1 of them taken")
        .hasMessageContaining("first layer");
  }

  @Test
  void noLimitIsEverCrossed() {
    TileLimits limits = new TileLimits(0.5, 2.0, 0.4, 3, 5, 1e9);
    VirtualRig rig = rig(1, 4, 8, limits);
    Coupling coupling = rig.substrate.couple("w", 4, 8, 1f);
    float[] large = new float[32];
    java.util.Arrays.fill(large, 10f);
    coupling.program(large, 1);
    for (int k = 0; k < 4; k++) {
      coupling.increment(large, k);
      coupling.update(
          Batch.of(new float[] {1, -1, 5, 0}, 1, 4), Batch.of(large, 4, 8).window(0, 1), 3f, k);
    }
    Batch y = Batch.zeros(4, 4);
    coupling.forward(Batch.of(large, 4, 8), y, 9);
    long[] spent = new long[32];
    for (TileLog.Entry entry : rig.instrument.log().entries()) {
      for (int c = 0; c < entry.values().length; c++) {
        float value = Math.abs(entry.values()[c]);
        if (entry.what() == TileLog.What.PROGRAM) {
          assertThat(value).isLessThanOrEqualTo(0.4001f);
        } else if (entry.what() == TileLog.What.PULSE) {
          assertThat(value).isLessThanOrEqualTo(3f);
          spent[entry.row() * 8 + c] += (long) value;
        }
      }
    }
    for (long cell : spent) {
      assertThat(cell).isBetween(1L, 5L);
    }
  }

  @Test
  void aCableOutAndBackChangesNothing() throws Exception {
    VirtualRig rig = rig(1, 4, 8, TileLimits.none());
    Coupling coupling = rig.substrate.couple("w", 4, 8, 1f);
    float[] delta = new float[32];
    java.util.Arrays.fill(delta, 0.1f);
    rig.wire.cut();
    Thread hand =
        Thread.ofVirtual()
            .start(() -> {
              sleep(80);
              rig.wire.mend();
            });
    coupling.increment(delta, 1);
    hand.join();
    float[] held = new float[32];
    coupling.read(held);
    assertThat(held).containsOnly(held[0]);
    assertThat((double) held[0]).isCloseTo(0.1, within(0.01));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRebootThatForgetsLosesNothing() {
    VirtualRig rig = rig(1, 4, 8, TileLimits.none());
    Coupling coupling = rig.substrate.couple("w", 4, 8, 1f);
    float[] weights = new float[32];
    for (int i = 0; i < 32; i++) {
      weights[i] = (i - 16) / 20f;
    }
    coupling.program(weights, 1);
    rig.reboot();
    Batch y = Batch.zeros(1, 4);
    coupling.forward(Batch.of(weights, 4, 8).window(0, 1), y, 2);
    float[] held = new float[32];
    coupling.read(held);
    for (int i = 0; i < 32; i++) {
      assertThat((double) held[i]).isCloseTo(weights[i], within(1e-3));
    }
    assertThat(rig.substrate.events().all())
        .anyMatch(event -> event.contains("restarted"))
        .anyMatch(event -> event.contains("written again"));
  }

  @Test
  void silenceIsRecoveredFrom() {
    VirtualRig rig = rig(1, 4, 8, TileLimits.none());
    Coupling coupling = rig.substrate.couple("w", 4, 8, 1f);
    coupling.program(new float[32], 1);
    rig.clock.addAndGet(5000);
    coupling.increment(new float[32], 2);
    coupling.read(new float[32]);
    assertThat(rig.substrate.events().all()).anyMatch(event -> event.contains("SILENCE"));
  }

  @Test
  void aCableThatStaysOutIsAFault() {
    VirtualRig rig = rig(1, 4, 8, TileLimits.none());
    Coupling coupling = rig.substrate.couple("w", 4, 8, 1f);
    coupling.program(new float[32], 1);
    rig.wire.cut();
    assertThatThrownBy(() -> coupling.read(new float[32]))
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("could not be opened again");
  }
}
