package org.ohmlight.drivers.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttAddressTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://localhost:1883/tiles",
        "mqtts://lab@broker.example:8884/tiles-2",
        "mqtts://lab@10.0.0.2:8883/tiles?authority=ca.crt&password-file=/etc/secret",
        "mqtts://10.0.0.2:8883/tiles?authority=ca.crt"
      })
  void isReadAndWrittenAlike(String text) {
    assertThat(MqttAddress.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://localhost",
        "mqtt://localhost:99999/tiles",
        "mqtt://localhost/Tiles",
        "mqtt://localhost/tiles?authority=ca.crt",
        "mqtts://localhost/tiles?password-file=x",
        "mqtts://lab@localhost/tiles?password=secret",
        "http://localhost/tiles"
      })
  void whatIsNoneIsNotTaken(String text) {
    assertThat(MqttAddress.parse(text)).isEmpty();
  }

  @Test
  void usualPortsAndThePasswordsFirstLine() throws Exception {
    assertThat(MqttAddress.parse("mqtt://host/a").orElseThrow().port()).isEqualTo(1883);
    Path file = Files.writeString(folder.resolve("secret"), "open sesame\nnot this\n");
    MqttAddress address =
        MqttAddress.parse("mqtts://ali@host/a?password-file=" + file).orElseThrow();
    assertThat(address.port()).isEqualTo(8883);
    assertThat(address.broker())
        .isEqualTo(Broker.enciphered("host", 8883).as("ali", "open sesame"));
    Files.delete(file);
    assertThatThrownBy(address::broker)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first line");
  }
}
