package org.ohmlight.experiments.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttAddress;
import org.ohmlight.drivers.transport.tcp.TcpPort;
import org.ohmlight.experiments.CommandRun;
import org.ohmlight.experiments.Json;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class InstrumentCommandTest {
  @TempDir private Path folder;

  @Test
  void listsDriversAndWhatTheyWereTriedOn() {
    JsonNode list = Json.mapper().readTree(CommandRun.of("instrument", "list", "--json").out());
    assertThat(list.get("drivers")).hasSizeGreaterThanOrEqualTo(4);
    for (JsonNode driver : list.get("drivers")) {
      assertThat(driver.get("status").asString()).isNotEmpty();
    }
    assertThat(CommandRun.of("instrument", "list").out()).contains("keithley-2400", "untested");
  }

  @Test
  void aServedInstrumentIsIdentifiedAndAnswers() throws Exception {
    int port = freePort();
    String address = "tcp:127.0.0.1:" + port;
    CompletableFuture<CommandRun> serving =
        CompletableFuture.supplyAsync(() ->
            CommandRun.of(
                "instrument", "serve", "keithley-2400", "--tcp", port, "--for", "4 s", "--json"));
    CommandRun identify = retried("instrument", "identify", address, "--json");
    assertThat(identify.exitCode()).as(identify.err()).isZero();
    JsonNode who = Json.mapper().readTree(identify.out());
    assertThat(who.get("driver").asString()).isEqualTo("keithley-2400");
    assertThat(who.get("identity").get("model").asString()).isEqualTo("MODEL 2400");
    CommandRun set = CommandRun.of("instrument", "query", address, ":SOUR:VOLT 0.5;:OUTP ON");
    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(set.out()).isEmpty();
    CommandRun asked = CommandRun.of("instrument", "query", address, ":FORM:ELEM CURR;:READ?");
    assertThat(asked.out().strip()).as(asked.err()).isEqualTo("+1.050000E-04");
    JsonNode served = Json.mapper().readTree(serving.get(20, TimeUnit.SECONDS).out());
    assertThat(served.get("connections").asInt()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    CommandRun run =
        CommandRun.of(
            "instrument",
            "serve",
            "keithley",
            "--device",
            "lamp",
            "--tcp",
            70_000,
            "--faults",
            "drop=2,melt=1,delay=5",
            "--for",
            "soon");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("7 problems", "keithley-2400", "memristor", "65535", "melt=1", "drop=2", "soon");
  }

  @Test
  void anAddressIsCheckedAndASilentOneTold() throws IOException {
    assertThat(CommandRun.of("instrument", "identify", "com1").exitCode()).isEqualTo(2);
    try (TcpPort silent = TcpPort.onLoopback(0)) {
      CommandRun run =
          CommandRun.of(
              "instrument", "identify", "tcp:127.0.0.1:" + silent.number(), "--timeout", "50 ms");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("*IDN?", "no whole answer in 50 ms");
    }
  }

  @Test
  void tilesServedThroughABrokerAreARigAtItsAddress() throws Exception {
    assumeTrue(
        LocalBroker.missing().isEmpty(), () -> "no broker: " + LocalBroker.missing().orElse(""));
    try (LocalBroker broker = LocalBroker.start()) {
      String address = broker.address("poked").text();
      assertThat(MqttAddress.parse(address)).contains(broker.address("poked"));
      CompletableFuture<CommandRun> serving =
          CompletableFuture.supplyAsync(() ->
              CommandRun.of(
                  "instrument", "serve", "tile-controller", "--mqtt", address, "--for", "6 s"));
      Path rig = Files.writeString(folder.resolve("rig.yaml"), "address: \"" + address + "\"\n");
      CommandRun identify = retried("rig", "identify", rig.toString());
      assertThat(identify.exitCode()).as(identify.err()).isZero();
      assertThat(identify.out()).contains("virtual tile controller");
      CommandRun served = serving.get(20, TimeUnit.SECONDS);
      assertThat(served.err()).contains("mosquitto_sub", "homie/5/poked/#");
      assertThat(served.exitCode()).isZero();
    }
  }

  @Test
  void whatIsWrongWithABrokerIsSaid() {
    CommandRun run = CommandRun.of("instrument", "serve", "arc-one", "--mqtt", "local");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not spoken to over MQTT");
    run = CommandRun.of("instrument", "serve", "tile-controller", "--mqtt", "mqtt://a@b:1/c?d=e");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("password-file=FILE");
  }

  private static CommandRun retried(Object... args) throws InterruptedException {
    CommandRun run = CommandRun.of(args);
    for (int k = 0; k < 50 && run.exitCode() != 0; k++) {
      Thread.sleep(50);
      run = CommandRun.of(args);
    }
    return run;
  }

  private static int freePort() throws IOException {
    try (TcpPort port = TcpPort.onLoopback(0)) {
      return port.number();
    }
  }
}
