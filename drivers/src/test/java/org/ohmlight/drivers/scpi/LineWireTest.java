package org.ohmlight.drivers.scpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

class LineWireTest {
  private final ScriptedLink link = new ScriptedLink();

  private LineWire wire(Talk talk) throws TransportException {
    return new LineWire(link, talk, Dialect.SCPI, new TestClock());
  }

  @Test
  void anAnswerIsALineHoweverItIsCut() throws TransportException {
    link.comes("KEI").comes("THLEY,MOD").comes("EL 2400\r").comes("\nrest");
    assertThat(wire(Talk.USUAL).query("*IDN?")).isEqualTo("KEITHLEY,MODEL 2400");
    assertThat(link.sent).hasToString("*IDN?\n");
  }

  @Test
  void aLateAnswerIsThrownAwayWithTheHelpOfAnEcho() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    assertThatThrownBy(() -> wire.query(":READ?"))
        .isInstanceOf(TimedOut.class)
        .hasMessageContaining("Sent \":READ?\" to script, no whole answer in 2000 ms");
    link.comes("the late reading\n").comes("1\nthe right one\n");
    assertThat(wire.query("*IDN?")).isEqualTo("the right one");
    assertThat(link.sent).hasToString(":READ?\n\n*ESE 1;*ESE?\n*IDN?\n");
  }

  @Test
  void theEchoOfAnEarlierSearchIsNotTheEchoOfThisOne() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    assertThatThrownBy(() -> wire.query("A?")).isInstanceOf(TimedOut.class);
    assertThatThrownBy(() -> wire.query("B?"))
        .isInstanceOf(TimedOut.class)
        .hasMessageContaining("lost step");
    link.comes("late A\n1\n2\nC\n");
    assertThat(wire.query("C?")).isEqualTo("C");
  }

  @Test
  void turningOffWaitsForNobody() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    assertThatThrownBy(() -> wire.query("A?")).isInstanceOf(TimedOut.class);
    wire.sendBlindly(":OUTP OFF");
    assertThat(link.sent).hasToString("A?\n\n:OUTP OFF\n");
  }

  @Test
  void keepsTheGapBetweenCommands() throws TransportException {
    TestClock clock = new TestClock();
    LineWire wire = new LineWire(link, Talk.USUAL.gap(Duration.ofMillis(5)), Dialect.SCPI, clock);
    wire.send("A");
    wire.send("B");
    wire.send("C");
    assertThat(clock.pauses()).containsExactly(Duration.ofMillis(5), Duration.ofMillis(5));
  }

  @Test
  void aCommandIsOneLine() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    assertThatIllegalArgumentException().isThrownBy(() -> wire.send("A\n:OUTP ON"));
  }

  @Test
  void blocksOfKnownAndUnknownLength() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    link.comes("#15ab\ncd").comes("\n");
    assertThat(wire.queryBlock("A?")).asString().isEqualTo("ab\ncd");
    link.comes("#0a\nb").comes("c\n");
    assertThat(wire.queryBlock("B?")).asString().isEqualTo("a\nbc");
    link.comes("#10\n");
    assertThat(wire.queryBlock("C?")).isEmpty();
    byte[] all = new byte[256];
    for (int k = 0; k < all.length; k++) {
      all[k] = (byte) k;
    }
    link.comes("#3256").comes(all).comes("\r\n");
    assertThat(wire.queryBlock("D?")).isEqualTo(all);
  }

  @Test
  void aBlockThatIsTooLongIsNotBelieved() throws TransportException {
    LineWire wire = wire(Talk.USUAL);
    link.comes("#9999999999");
    assertThatThrownBy(() -> wire.queryBlock("A?"))
        .isInstanceOf(Garbled.class)
        .hasMessageContaining("999999999 bytes")
        .hasMessageContaining("1048576");
  }

  /** Seed 17: 40 000 mutated answers; only the protocol's own exceptions, no long answers. */
  @Test
  void survivesWhateverComes() {
    Random random = new Random(17);
    Talk talk =
        new Talk("\n", StandardCharsets.UTF_8, Duration.ZERO, Duration.ZERO, Duration.ZERO, 64);
    String[] good = {
      "#15hello\n", "#0abc\n", "+1.000000E+00,9.91E37\n", "-113,\"Undefined header\"\n", "1\n"
    };
    for (int k = 0; k < 40_000; k++) {
      byte[] bytes = mutated(good[random.nextInt(good.length)], random);
      ScriptedLink noisy = new ScriptedLink();
      int cut = random.nextInt(bytes.length + 1);
      noisy.comes(Arrays.copyOf(bytes, cut)).comes(Arrays.copyOfRange(bytes, cut, bytes.length));
      try {
        LineWire wire = new LineWire(noisy, talk, Dialect.SCPI, new TestClock());
        if (random.nextBoolean()) {
          assertThat(wire.queryBlock("A?").length).isLessThanOrEqualTo(64);
        } else {
          String line = wire.query("A?");
          assertThat(line.length()).isLessThanOrEqualTo(64);
          ScpiError.parse(line);
          ScpiNumber.parseList(line, 2);
        }
      } catch (TransportException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] mutated(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int changes = random.nextInt(4);
    for (int k = 0; k < changes; k++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(100));
      }
    }
    return bytes;
  }
}
