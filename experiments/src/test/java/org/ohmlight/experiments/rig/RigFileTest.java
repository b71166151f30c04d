package org.ohmlight.experiments.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.spec.RigAddress;
import org.ohmlight.experiments.spec.RigReader;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySource.Part;
import org.ohmlight.hil.board.Board;

class RigFileTest {
  private static RigSpec read(String text) {
    return new RigReader(new StudySchema()).read(new Part("rig.yaml", text));
  }

  @Test
  void readsEveryKey() {
    RigSpec rig =
        read(
            """
            address: serial:/dev/ttyUSB0@115200
            recording: run.rec
            edges: first
            weightScale: 0.5
            verifyPasses: 2
            verifyTolerance: 0.01
            halvings: 1
            recoveries: 4
            reply: 250 ms
            attempts: 7
            reconnects: 9
            silence: 2 s
            limits:
              input: 0.5
              load: 12
              weight: 0.9
              pulsesAtOnce: 8
              pulseBudget: 100000000000
              pulsesASecond: 2000
            """);
    assertThat(rig.address()).isEqualTo(new RigAddress.Serial("/dev/ttyUSB0", 115_200));
    assertThat(rig.recording()).isEqualTo("run.rec");
    assertThat(rig.onlyFirst()).isTrue();
    assertThat(rig.settings().weightScale()).isEqualTo(0.5);
    assertThat(rig.settings().recoveries()).isEqualTo(4);
    assertThat(rig.patience().replyMillis()).isEqualTo(250);
    assertThat(rig.patience().silenceMillis()).isEqualTo(2000);
    assertThat(rig.patience().attempts()).isEqualTo(7);
    assertThat(rig.limits().maxInput()).isEqualTo(0.5);
    assertThat(rig.limits().maxPulsesAtOnce()).isEqualTo(8);
    assertThat(rig.limits().pulseBudget()).isEqualTo(100_000_000_000L);
    assertThat(rig.limits().maxPulsesASecond()).isEqualTo(2000);
  }

  @Test
  void everyMistakeIsToldAtItsPlace() {
    assertThatThrownBy(() ->
            read(
                """
                address: qemu:lm3s6965-64
                adress: twice
                reply: 3
                limits:
                  input: 2
                """))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("rig.yaml:2")
        .hasMessageContaining("adress")
        .hasMessageContaining("rig.yaml:3")
        .hasMessageContaining("unit")
        .hasMessageContaining("rig.yaml:5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere:1",
        "serial:",
        "qemu:z80",
        "tcp:host",
        "tcp:host:0",
        "virtual:0x2x1",
        "plain"
      })
  void noPlaceIsNoAddress(String address) {
    assertThatThrownBy(() -> read("address: '" + address + "'"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("rig.yaml:1")
        .hasMessageContaining(Board.LM3S6965_64.label());
  }

  @Test
  void aRigNeedsAnAddress() {
    assertThatThrownBy(() -> read("edges: all"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("needs an address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial:/dev/ttyACM0@9600",
        "tcp:bench.local:5025",
        "qemu:mps2-128",
        "mqtts+qemu:lm3s6965-64",
        "virtual:8x16x3",
        "recording:a.rec"
      })
  void anAddressIsToldAsItWasTyped(String address) {
    assertThat(RigAddress.parse(address).orElseThrow().text()).isEqualTo(address);
  }
}
