package org.ohmlight.drivers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TransportException;

class WirePairsTest {
  private static void send(WirePairs wire, String text) throws TransportException {
    Deadline deadline = Deadline.inMillis(100);
    wire.open(deadline);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    wire.send(bytes, 0, bytes.length, deadline);
  }

  @Test
  void saysWhatWasExpectedAndGuessesWhy() {
    WirePairs wire = WirePairs.of("> A\n> :OUTP ON\n");
    assertThatThrownBy(() -> send(wire, ":OUTP ON\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected > A")
        .hasMessageContaining("got > :OUTP ON")
        .hasMessageContaining("the order differs");
    assertThatThrownBy(() -> send(WirePairs.of("> :OUTP ON"), ":outp on\n"))
        .hasMessageContaining("upper and lower case");
  }

  @Test
  void whatIsLeftOverFails() throws TransportException {
    WirePairs wire = WirePairs.of("> A?\n< 1\n> B\n");
    send(wire, "A?\n");
    assertThatThrownBy(wire::requireEnd).hasMessageContaining("Never said:\n  > B");
    assertThatThrownBy(() -> send(wire, "B\n")).hasMessageContaining("before the answer was read");
  }
}
