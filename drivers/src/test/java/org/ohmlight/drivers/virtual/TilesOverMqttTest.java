package org.ohmlight.drivers.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.Unreachable;
import org.ohmlight.drivers.transport.mqtt.Broker;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.drivers.transport.mqtt.MqttHostLink;
import org.ohmlight.drivers.transport.mqtt.MqttWatch;

/** A virtual controller behind a real mosquitto with TLS and a password. */
@Timeout(60)
class TilesOverMqttTest {
  private static final int ROWS = 16;
  private static final int COLUMNS = 24;
  private static final ExchangeLimits PATIENT = new ExchangeLimits(4000, 5, 60, 20, 0);

  private static LocalBroker local;
  private static Broker broker;

  private final VirtualTileController instrument =
      new VirtualTileController(
          new PlainTiles(1, ROWS, COLUMNS, PlainTiles.Noise.NONE, 1),
          12,
          8f,
          "3",
          () -> System.nanoTime() / 1_000_000);

  @BeforeAll
  static void startBroker() throws Exception {
    assumeTrue(
        LocalBroker.missing().isEmpty(), () -> "no broker: " + LocalBroker.missing().orElse(""));
    local = LocalBroker.start();
    broker = local.broker();
  }

  @AfterAll
  static void endBroker() {
    if (local != null) {
      local.close();
    }
  }

  private MqttDeviceLink device(String id) {
    return new MqttDeviceLink(broker, id, TileDescription.of(instrument.info()));
  }

  private static TileController connect(MessageLink link) throws Exception {
    TileController tiles = TileController.connect(link, PATIENT, ExchangeObserver.NOBODY, 5);
    tiles.arm();
    return tiles;
  }

  private static byte[] pulses() {
    byte[] pulses = new byte[ROWS * COLUMNS];
    for (int cell = 0; cell < pulses.length; cell++) {
      pulses[cell] = (byte) (cell % 5 - 2);
    }
    return pulses;
  }

  private static int size() {
    int sum = 0;
    for (byte pulse : pulses()) {
      sum += Math.abs(pulse);
    }
    return sum;
  }

  @Test
  void aControllerIsUsedThroughTheBroker() throws Exception {
    try (TileServer server = new TileServer(instrument, device("used"));
        TileController tiles = connect(new MqttHostLink(broker, "used"))) {
      assertThat(tiles.info()).isEqualTo(instrument.info());
      short[] weights = new short[ROWS * COLUMNS];
      for (int cell = 0; cell < weights.length; cell++) {
        weights[cell] = (short) (cell * 50 - 9000);
      }
      tiles.program(0, 0, weights);
      short[] held = new short[weights.length];
      tiles.read(0, 0, held);
      assertThat(held).isEqualTo(weights);
      tiles.pulse(0, 0, pulses());
      assertThat(tiles.status().pulses()).isEqualTo(size());
    }
    assertThat(instrument.isArmed()).isFalse();
  }

  @Test
  void aDeviceSaysWhatItIsAndWhetherItIsThere() throws Exception {
    Map<String, String> seen = new ConcurrentHashMap<>();
    try (MqttWatch watch =
        MqttWatch.open(
            broker,
            List.of("homie/5/told/#"),
            piece -> seen.put(piece.topic(), new String(piece.payload(), StandardCharsets.UTF_8)),
            Deadline.inMillis(5000))) {
      MqttDeviceLink link = device("told");
      link.open(Deadline.inMillis(5000));
      await(() -> "ready".equals(seen.get("homie/5/told/$state")));
      assertThat(seen.get("homie/5/told/$description"))
          .startsWith("{\"homie\":\"5.0\"")
          .contains("\"request\":{", "\"settable\":true", "\"unit\":\"B\"");
      assertThat(seen).containsEntry("homie/5/told/tile/rows", "16");
      link.vanish();
      await(() -> "lost".equals(seen.get("homie/5/told/$state")));
      link.open(Deadline.inMillis(5000));
      await(() -> "ready".equals(seen.get("homie/5/told/$state")));
      link.close();
      await(() -> "disconnected".equals(seen.get("homie/5/told/$state")));
    }
  }

  @Test
  void aDeviceThatVanishesIsALostLinkAtOnceAndIsFoundAgain() throws Exception {
    MqttDeviceLink link = device("vanishing");
    try (TileServer server = new TileServer(instrument, link)) {
      MqttHostLink host = new MqttHostLink(broker, "vanishing");
      try (TileController tiles = connect(host)) {
        for (int round = 1; round <= 3; round++) {
          link.vanish();
          tiles.pulse(0, 0, pulses());
          assertThat(tiles.status().pulses()).isEqualTo((long) round * size());
        }
      }
    }
  }

  @Test
  void aBrokerKilledAndStartedAgainCostsNoPulse() throws Exception {
    try (TileServer server = new TileServer(instrument, device("killed"));
        TileController tiles = connect(new MqttHostLink(broker, "killed"))) {
      for (int round = 1; round <= 2; round++) {
        local.kill();
        Thread starter = Thread.ofPlatform().start(TilesOverMqttTest::startAgain);
        for (int i = 0; i < 10; i++) {
          tiles.pulse(0, 0, pulses());
        }
        starter.join();
        assertThat(tiles.status().pulses()).isEqualTo(10L * round * size());
      }
      assertThat(tiles.times().reconnectingSeconds()).isPositive();
    }
    assertThat(instrument.log().pulses()).isEqualTo(20L * size());
  }

  private static void startAgain() {
    try {
      Thread.sleep(150);
      local.restart();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void messagesDeliveredTwiceAreCarriedOutOnce() throws Exception {
    FaultyMessages twice =
        new FaultyMessages(new MqttHostLink(broker, "twice"), Faults.NONE.duplicating(0.5), 21);
    try (TileServer server = new TileServer(instrument, device("twice"));
        TileController tiles = connect(twice)) {
      for (int i = 0; i < 20; i++) {
        tiles.pulse(0, 0, pulses());
      }
      assertThat(tiles.status().repeats()).isPositive();
    }
    assertThat(instrument.log().pulses()).isEqualTo(20L * size());
  }

  @Test
  void nothingIsWellWithTheWrongPassword() {
    assertUnreachable(broker.as("ohmlight", "guess"), "password");
    assertUnreachable(
        new Broker("localhost", broker.port(), true, broker.authority(), null, null, 10),
        "name a user");
  }

  @Test
  void withoutTheAuthorityTheMessageNamesTheCure() {
    assertUnreachable(
        Broker.enciphered("localhost", broker.port()).as("ohmlight", "x"), "authority: ca.crt");
    assertUnreachable(
        Broker.inTheClear("localhost", broker.port()).as("ohmlight", "x"), "want TLS?");
  }

  @Test
  void aBrokerThatIsNotThereAndADeviceThatIsNotThereAreTold() {
    assertUnreachable(Broker.inTheClear("127.0.0.1", 1), "is the broker running");
    assertThatThrownBy(() -> new MqttHostLink(broker, "nobody").open(Deadline.inMillis(1500)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("device 'nobody' is unknown");
  }

  private static void assertUnreachable(Broker entered, String cure) {
    assertThatThrownBy(() -> new MqttHostLink(entered, "any").open(Deadline.inMillis(3000)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining(cure);
  }

  @Test
  void aClosedLinkSaysSo() throws Exception {
    MqttDeviceLink link = device("closed");
    link.open(Deadline.inMillis(5000));
    link.close();
    link.close();
    assertThat(link.isOpen()).isFalse();
    assertThatThrownBy(() -> link.receive(new byte[64], Deadline.inMillis(100)))
        .isInstanceOf(LinkLost.class);
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    Deadline deadline = Deadline.inMillis(10_000);
    while (!condition.getAsBoolean()) {
      assertThat(deadline.passed()).as("waited too long").isFalse();
      Thread.sleep(5);
    }
  }
}
