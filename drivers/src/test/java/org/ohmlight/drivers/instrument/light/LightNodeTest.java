package org.ohmlight.drivers.instrument.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.instrument.Camera;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.LimitRefused;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.instrument.Unit;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.drivers.transport.mqtt.MqttHostLink;
import org.ohmlight.drivers.virtual.Faults;
import org.ohmlight.drivers.virtual.FaultyMessages;
import org.ohmlight.drivers.virtual.LightField;
import org.ohmlight.drivers.virtual.LightServer;
import org.ohmlight.drivers.virtual.VirtualLightNode;

@Timeout(60)
class LightNodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String INFO_REPLY =
      "01 81 00 00 01000000 0100 0200 FCA9F1D24D62503F 000000000000E03F 4F2C6E2C372C31";

  /** Messages as a conversation: {@code >} must be sent, {@code <} comes. */
  private static final class Conversation implements MessageLink {
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean open;

    Conversation(String... lines) {
      this.lines.addAll(Arrays.asList(lines));
    }

    @Override
    public void send(byte[] message, int length, Deadline deadline) {
      String sent = "> " + HexFormat.of().withUpperCase().formatHex(message, 0, length);
      assertThat(sent).isEqualTo("> " + lines.remove().substring(2).replace(" ", ""));
    }

    @Override
    public int receive(byte[] into, Deadline deadline) throws TimedOut {
      if (lines.isEmpty() || lines.peek().startsWith(">")) {
        throw new TimedOut("nothing more was to come");
      }
      byte[] come = HexFormat.of().parseHex(lines.remove().substring(2).replace(" ", ""));
      System.arraycopy(come, 0, into, 0, come.length);
      return come.length;
    }

    @Override
    public String address() {
      return "conversation";
    }

    @Override
    public void open(Deadline deadline) {
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  private static LightNode open(MessageLink link, Limits limits) throws Exception {
    return LightNode.open(link, PATIENCE, limits, MonotonicClock.ofMachine());
  }

  @Test
  void speaksByteByByteAsItsDocumentSays() throws Exception {
    Conversation wire =
        new Conversation(
            "> 01 01 00 00 01000000",
            "< " + INFO_REPLY,
            "> 01 02 00 00 02000000 000000000000F87F",
            "< 01 82 00 00 02000000 FCA9F1D24D62503F",
            "> 01 03 00 00 03000000",
            "< 01 82 00 00 02000000 FCA9F1D24D62503F",
            "< 01 83 00 00 03000000 05000000 FCA9F1D24D62503F 0A00 FFFF",
            "> 01 04 00 00 04000000",
            "> 01 04 00 00 05000000",
            "< 01 84 00 00 05000000 8DEDB5A0F7C6B03E");
    LightNode node = open(wire, Limits.NONE);
    assertThat(node.identity()).hasToString("O,n,7,1");
    assertThat(node.info().exposureSeconds()).isEqualTo(new Range(1e-3, 0.5));
    Camera.Image image = node.capture();
    assertThat(image.id()).isEqualTo(5);
    assertThat(image.counts()).as("a late reply is dropped").containsExactly(10f, 65535f);
    assertThat(node.measure()).hasToString("1.0E-6 A");
    assertThat(wire.lines).isEmpty();
    node.close();
  }

  @Test
  void anImageThatCameBeforeAndARefusalAreFaults() throws Exception {
    String image = "05000000 FCA9F1D24D62503F 0A00 FFFF";
    Conversation wire =
        new Conversation(
            "> 01 01 00 00 01000000",
            "< " + INFO_REPLY,
            "> 01 02 00 00 02000000 000000000000F87F",
            "< 01 82 00 00 02000000 FCA9F1D24D62503F",
            "> 01 03 00 00 03000000",
            "< 01 83 00 00 03000000 " + image,
            "> 01 03 00 00 04000000",
            "< 01 83 00 00 04000000 " + image,
            "> 01 04 00 00 05000000",
            "< 01 84 04 00 05000000");
    LightNode node = open(wire, Limits.NONE);
    node.capture();
    assertThatThrownBy(node::capture)
        .isInstanceOf(InstrumentFault.class)
        .hasMessageContaining("stale");
    assertThatThrownBy(node::measure)
        .isInstanceOf(InstrumentFault.class)
        .hasMessageContaining("MEASURE: FAULT");
  }

  @Test
  void aVirtualNodeIsUsedThroughABroker() throws Exception {
    assumeTrue(
        LocalBroker.missing().isEmpty(), () -> "no broker: " + LocalBroker.missing().orElse(""));
    VirtualLightNode virtual = new VirtualLightNode(LightField.spot(48, 64, 1e-6), 1e-10, 0.5, "3");
    Limits limits = Limits.NONE.range("exposureSeconds", new Range(1e-4, 0.02));
    try (LocalBroker broker = LocalBroker.start();
        LightServer server =
            new LightServer(
                virtual, new MqttDeviceLink(broker.broker(), "eye", virtual.description()));
        LightNode node =
            open(
                new FaultyMessages(
                    new MqttHostLink(broker.broker(), "eye", "light"),
                    Faults.NONE.duplicating(0.5),
                    4),
                limits)) {
      assertThat(node.info().rows()).isEqualTo(48);
      assertThat(node.measure().value()).isCloseTo(0.5e-6, within(1e-9));
      assertThat(node.measure().unit()).isEqualTo(Unit.AMPERE);
      node.exposureSeconds().set(5e-3);
      Camera.Image image = node.capture();
      assertThat(image.counts()).hasSize(48 * 64);
      double peak = 1e-6 / (2 * Math.PI * Math.pow(0.15 * 48, 2));
      double middle = 65535 * peak * Math.exp(-0.25 / Math.pow(0.15 * 48, 2)) * 5e-3 / 1e-10;
      assertThat((double) image.counts()[24 * 64 + 32]).isCloseTo(middle, within(0.51));
      node.exposureSeconds().set(1e-2);
      Camera.Image longer = node.capture();
      assertThat(longer.id()).isGreaterThan(image.id());
      assertThat((double) longer.counts()[24 * 64 + 32]).isCloseTo(2 * middle, within(0.51));
      assertThatThrownBy(() -> node.exposureSeconds().set(0.1)).isInstanceOf(LimitRefused.class);
      assertThat(node.exposureSeconds().get()).isEqualTo(1e-2);
    }
  }

  @Test
  void whatIsNoMessageIsNotAnswered() {
    VirtualLightNode node = new VirtualLightNode(LightField.spot(2, 2, 1e-6), 1e-10, 0.5, "3");
    assertThat(node.take(new byte[3], 3)).isEmpty();
    assertThat(node.take(new byte[] {1, 9, 0, 0, 0, 0, 0, 0}, 8)).isEmpty();
    byte[] tooLong =
        LightMessage.request(LightMessage.Kind.MEASURE, 1, ByteBuffer.allocate(1)).bytes();
    assertThat(node.take(tooLong, tooLong.length)[2]).isEqualTo((byte) 2);
  }
}
