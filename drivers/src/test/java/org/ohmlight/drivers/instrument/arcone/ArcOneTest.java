package org.ohmlight.drivers.instrument.arcone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ohmlight.device.resistive.Memristor;
import org.ohmlight.device.resistive.Window;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.WirePairs;
import org.ohmlight.drivers.instrument.LimitRefused;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.virtual.DirectLink;
import org.ohmlight.drivers.virtual.FaultyInstrument;
import org.ohmlight.drivers.virtual.TwoTerminal;
import org.ohmlight.drivers.virtual.VirtualArcOne;
import org.ohmlight.drivers.virtual.WireFaults;

class ArcOneTest {
  private static final String START =
      """
      > 00
      > 0
      > 30
      > 32
      > 32
      > 2
      > 0
      > 0
      > 0.500000
      < 1
      > 01
      > 2
      > 0.500000
      """;

  @Test
  void readsAndPulses() throws IOException {
    WirePairs wire =
        WirePairs.of(
            START
                + """
                > 999
                <x 01 00 02 00
                > 1
                > 3
                > 4
                <x 00 00 7a 44
                > 3
                > 3
                > 4
                > 1.500000
                > 0.000010
                <x 00 00 fa 43
                > 01
                > 3
                > -0.200000
                > 00
                """);
    try (ArcOne board = ArcOne.open(wire, ArcOneSetup.USUAL, Limits.NONE, new TestClock())) {
      assertThat(board.identity().firmware()).isEqualTo("1.2");
      assertThat(board.ohms(3, 4)).isEqualTo(1000);
      board.pulseVolts().set(1.5);
      board.pulseSeconds().set(1e-5);
      assertThat(board.pulse(3, 4)).isEqualTo(500);
      board.readVolts().set(-0.2);
    }
    wire.requireEnd();
  }

  @Test
  void oldFirmwareDoesNotTellItsVersion() throws IOException {
    WirePairs wire = WirePairs.of(START + "> 999\n" + START + "> 00\n");
    try (ArcOne board = ArcOne.open(wire, ArcOneSetup.USUAL, Limits.NONE, new TestClock())) {
      assertThat(board.identity().firmware()).isEmpty();
    }
    wire.requireEnd();
  }

  @Test
  void limitsStandBelowAPulse() throws IOException {
    VirtualArcOne virtual = board();
    Limits limits = Limits.NONE.range("pulseVolts", Range.within(2));
    try (ArcOne board =
        ArcOne.open(new DirectLink(virtual), ArcOneSetup.USUAL, limits, new TestClock())) {
      assertThatThrownBy(() -> board.pulseVolts().set(2.5)).isInstanceOf(LimitRefused.class);
      assertThatThrownBy(() -> board.pulseSeconds().set(90e-9)).isInstanceOf(LimitRefused.class);
      board.pulseSeconds().set(1.5e-6);
      assertThatThrownBy(() -> board.pulse(1, 1)).hasMessageContaining("whole microseconds");
      assertThat(virtual.log()).isEmpty();
      board.pulseVolts().set(2);
      board.pulseSeconds().set(0.01);
      double before = board.ohms(1, 1);
      assertThat(board.pulse(1, 1)).isLessThan(0.999 * before);
      assertThat(virtual.log()).containsExactly(new VirtualArcOne.Pulse(1, 1, 2, 0.01));
    }
  }

  @Test
  void afterAFailureItStartsAnew() throws IOException {
    FaultyInstrument bad = new FaultyInstrument(board(), WireFaults.NONE, 1, new TestClock());
    try (ArcOne board =
        ArcOne.open(new DirectLink(bad), ArcOneSetup.USUAL, Limits.NONE, new TestClock())) {
      double ohms = board.ohms(1, 1);
      bad.faults(WireFaults.NONE.late(1));
      assertThatThrownBy(() -> board.ohms(1, 1)).hasMessageContaining("0 of 4 bytes");
      bad.faults(WireFaults.NONE);
      assertThatThrownBy(() -> board.ohms(1, 1)).hasMessageContaining("start() again");
      bad.reboot();
      board.start();
      assertThat(board.ohms(1, 1)).isEqualTo(ohms);
    }
  }

  private static VirtualArcOne board() {
    TwoTerminal[][] cells = new TwoTerminal[32][32];
    for (TwoTerminal[] word : cells) {
      for (int bit = 0; bit < word.length; bit++) {
        word[bit] = new TwoTerminal.Cell(Memristor.LinearIonDrift.strukov(new Window.None()), 0.5);
      }
    }
    return new VirtualArcOne(cells);
  }
}
