package org.ohmlight.experiments.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.mqtt.Broker;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.drivers.virtual.Faults;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileDescription;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

/**
 * What goes wrong on a bench while a study learns on it: training goes on, or stops and says why,
 * the result is that of a good day, and the controller's own log shows no limit crossed.
 */
@Timeout(60)
class StudyFaultsTest {
  private static final FaultyBench.Hand NOBODY = (message, bench) -> {};
  private static final int MIDDLE = 60;

  @TempDir static Path folder;
  private static JsonNode goodDay;
  private static List<TileLog.Entry> goodPulses = List.of();

  /** A run on a bench. */
  private record Run(CommandRun command, JsonNode trial, JsonNode rig) {}

  @BeforeAll
  static void aGoodDay() throws Exception {
    try (FaultyBench bench = new FaultyBench(NOBODY, Faults.NONE, Faults.NONE)) {
      Run run = run(bench.address(), "good", "");
      assertThat(run.command().exitCode()).as(run.command().err()).isZero();
      goodDay = run.trial().path("metrics");
      goodPulses = bench.done(TileLog.What.PULSE);
      requireLimits(bench.controller);
      assertThat(goodPulses.size()).isGreaterThan(100);
    }
  }

  @AfterAll
  static void forget() {
    goodPulses = List.of();
  }

  private static Run run(String address, String name, String more, Object... options)
      throws IOException {
    Path rig = folder.resolve(name + ".yaml");
    Files.writeString(
        rig,
        """
        address: %s
        edges: first
        attempts: 30
        silence: 0 s
        limits: {weight: 0.7, input: 0.9, load: 40, pulsesAtOnce: 5, pulseBudget: 400}
        %s
        """
            .formatted(
                address,
                unlessSaid(more, "reconnects", "8") + unlessSaid(more, "reply", "250 ms") + more));
    Object[] words = new Object[14 + options.length];
    Object[] fixed = {
      "run",
      "hil-digits",
      "--rig",
      rig,
      "--out",
      folder.resolve(name),
      "--set",
      "substrates=rig",
      "--set",
      "dataset.train=96",
      "--set",
      "dataset.test=60",
      "--set",
      "epochs=2"
    };
    System.arraycopy(fixed, 0, words, 0, fixed.length);
    System.arraycopy(options, 0, words, fixed.length, options.length);
    Object[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--set";
    all[words.length + 1] = "rules=dyadic";
    CommandRun command = CommandRun.of(all);
    return new Run(command, document(name, "result.json"), document(name, "run.json").path("rig"));
  }

  private static String unlessSaid(String more, String key, String value) {
    return more.contains(key) ? "" : key + ": " + value + "\n";
  }

  private static JsonNode document(String name, String file) throws IOException {
    Path path = folder.resolve(name).resolve(file);
    return Json.mapper()
        .readTree(Files.exists(path) ? Files.readString(path) : "{}")
        .at("/trials/0");
  }

  /** The limits of the rig file, held against what the controller did to its cells. */
  private static void requireLimits(VirtualTileController controller) {
    float[] given = new float[FaultyBench.SIZE * FaultyBench.SIZE];
    for (TileLog.Entry entry : controller.log().entries()) {
      for (int c = 0; c < entry.values().length; c++) {
        float value = Math.abs(entry.values()[c]);
        switch (entry.what()) {
          case PROGRAM -> assertThat(value).isLessThanOrEqualTo(0.70002f);
          case PULSE -> {
            assertThat(value).isLessThanOrEqualTo(5f);
            given[entry.row() * FaultyBench.SIZE + c] += value;
          }
          default -> {}
        }
      }
    }
    for (float pulses : given) {
      assertThat(pulses).isLessThanOrEqualTo(400f);
    }
  }

  /** Runs the study with a fault; the result and every pulse are those of the good day. */
  private static void requireGoodDay(
      String name, FaultyBench.Hand hand, Faults bytes, Faults messages, Consumer<JsonNode> rig)
      throws Exception {
    try (FaultyBench bench = new FaultyBench(hand, bytes, messages)) {
      Run run = run(bench.address(), name, "");
      assertThat(run.command().exitCode()).as(run.command().err()).isZero();
      assertThat(run.trial().path("fault").isMissingNode()).as(run.trial().toString()).isTrue();
      assertThat(run.trial().path("metrics")).isEqualTo(goodDay);
      requireLimits(bench.controller);
      requireSamePulses(bench.done(TileLog.What.PULSE));
      rig.accept(run.rig());
    }
  }

  private static void requireSamePulses(List<TileLog.Entry> pulses) {
    assertThat(pulses).hasSameSizeAs(goodPulses);
    for (int k = 0; k < pulses.size(); k++) {
      assertThat(pulses.get(k).values()).isEqualTo(goodPulses.get(k).values());
    }
  }

  @Test
  void theCableComesOutAndGoesBack() throws Exception {
    requireGoodDay(
        "cable",
        (message, bench) -> {
          if (message % MIDDLE == 0) {
            Thread.ofVirtual()
                .start(() -> {
                  LockSupport.parkNanos(60_000_000);
                  bench.putBack();
                });
            bench.pull();
          }
        },
        Faults.NONE,
        Faults.NONE,
        rig -> assertThat(rig.path("reconnectingSeconds").asDouble()).isPositive());
  }

  @Test
  void repliesAreSlow() throws Exception {
    requireGoodDay(
        "slow",
        (message, bench) -> {
          if (message == MIDDLE) {
            LockSupport.parkNanos(600_000_000);
          }
        },
        Faults.NONE,
        Faults.NONE,
        rig -> assertThat(rig.path("repeats").asInt()).isPositive());
  }

  @Test
  void messagesComeTwice() throws Exception {
    requireGoodDay(
        "twice",
        NOBODY,
        Faults.NONE,
        Faults.NONE.duplicating(0.3),
        rig -> assertThat(rig.path("stale").asInt()).isPositive());
  }

  @Test
  void messagesAreGarbledCutShortAndLost() throws Exception {
    requireGoodDay(
        "garbage",
        NOBODY,
        Faults.NONE.garbling(0.01).truncating(0.01),
        Faults.NONE.garbling(0.01).dropping(0.01),
        rig -> assertThat(rig.path("repeats").asInt()).isPositive());
  }

  @Test
  void theControllerMakesItselfSafeAndIsArmedAgain() throws Exception {
    requireGoodDay(
        "silence",
        (message, bench) -> {
          if (message == MIDDLE) {
            bench.controller.take(safe(), safe().length);
          }
        },
        Faults.NONE,
        Faults.NONE,
        rig -> assertThat(rig.at("/events/0").asString()).contains("armed again"));
  }

  private static byte[] safe() {
    TileMessage message = new TileMessage(16);
    message.request(TileKind.SAFE, 0, 1, 0);
    int length = message.seal();
    return Arrays.copyOf(message.bytes(), length);
  }

  @Test
  void aRebootThatForgetsLosesNothingThatWasLearnt() throws Exception {
    try (FaultyBench bench =
        new FaultyBench(
            (message, at) -> {
              if (message == MIDDLE) {
                at.reboot();
              }
            },
            Faults.NONE,
            Faults.NONE)) {
      Run run = run(bench.address(), "reboot", "");
      assertThat(run.command().exitCode()).as(run.command().err()).isZero();
      assertThat(run.trial().path("fault").isMissingNode()).isTrue();
      assertThat(run.rig().path("events").toString()).contains("written again");
      assertThat(run.trial().at("/metrics/testAccuracy").asDouble())
          .isGreaterThan(goodDay.path("testAccuracy").asDouble() - 0.15);
      requireLimits(bench.controller);
    }
  }

  @Test
  void aCableThatStaysOutStopsTheTrialAndResumeGoesOnFromItsLastEpoch() throws Exception {
    int afterTheFirstEpoch = goodPulses.size() * 3 / 4;
    boolean[] pulled = {false};
    try (FaultyBench bench =
        new FaultyBench(
            (message, at) -> {
              if (!pulled[0] && at.done(TileLog.What.PULSE).size() > afterTheFirstEpoch) {
                pulled[0] = true;
                at.pull();
              }
            },
            Faults.NONE,
            Faults.NONE)) {
      Run stopped = run(bench.address(), "out", "reconnects: 2");
      assertThat(stopped.command().exitCode()).as(stopped.command().err()).isZero();
      assertThat(stopped.trial().path("fault").asString()).contains("was lost");
      assertThat(stopped.trial().at("/metrics/epochs").asInt()).isEqualTo(2);
      bench.putBack();
      Run resumed = run(bench.address(), "out", "reconnects: 2", "--resume");
      assertThat(resumed.command().exitCode()).as(resumed.command().err()).isZero();
      assertThat(resumed.trial().path("fault").isMissingNode()).isTrue();
      assertThat(resumed.trial().at("/metrics/epochs").asInt()).isEqualTo(2);
      requireLimits(bench.controller);
    }
  }

  @Test
  void aBrokerIsKilledAndStartedAgain() throws Exception {
    assumeTrue(
        LocalBroker.missing().isEmpty(), () -> "no broker: " + LocalBroker.missing().orElse(""));
    PlainTiles cells =
        new PlainTiles(
            1,
            FaultyBench.SIZE,
            FaultyBench.SIZE,
            new PlainTiles.Noise(1f / 256, 0.2f, 0.01f, 0f),
            1);
    try (LocalBroker local = LocalBroker.start()) {
      Broker broker = local.broker();
      VirtualTileController controller =
          new VirtualTileController(cells, 12, 8f, "1", () -> System.nanoTime() / 1_000_000);
      Path password = folder.resolve("password");
      Files.writeString(password, broker.password() + "\n");
      try (TileServer server =
          new TileServer(
              controller,
              new MqttDeviceLink(broker, "tiles", TileDescription.of(controller.info())))) {
        Thread killer =
            Thread.ofPlatform().daemon().start(() -> killInTheMiddle(local, controller));
        Run run =
            run(
                "mqtts://%s@%s:%d/tiles?authority=%s&password-file=%s"
                    .formatted(
                        broker.user(), broker.host(), broker.port(), broker.authority(), password),
                "broker",
                "reply: 2 s");
        killer.interrupt();
        killer.join();
        assertThat(run.command().exitCode()).as(run.command().err()).isZero();
        assertThat(run.trial().path("fault").isMissingNode()).as(run.trial().toString()).isTrue();
        assertThat(run.rig().path("reconnectingSeconds").asDouble()).isPositive();
        assertThat(run.trial().path("metrics")).isEqualTo(goodDay);
        requireLimits(controller);
        requireSamePulses(
            controller.log().entries().stream()
                .filter(entry -> entry.what() == TileLog.What.PULSE)
                .toList());
      }
    }
  }

  private static void killInTheMiddle(LocalBroker broker, VirtualTileController controller) {
    try {
      while (controller.log().pulses() < 500) {
        Thread.sleep(1);
      }
      broker.kill();
      Thread.sleep(100);
      broker.restart();
    } catch (InterruptedException runEnded) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
