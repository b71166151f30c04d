package org.ohmlight.drivers.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {
  @TempDir private Path place;

  @Test
  void whatAKilledProcessLeftIsSweptAndNothingElse() throws Exception {
    Path mine = BrokerFolder.make(place);
    Path dead = Files.createDirectory(place.resolve("ohmlight-broker1"));
    Files.writeString(dead.resolve("owner"), "1 12345");
    Files.writeString(dead.resolve("mosquitto.log"), "left behind");
    Path unnamed = Files.createDirectory(place.resolve("ohmlight-broker2"));
    Path other = Files.createDirectory(place.resolve("another"));
    BrokerFolder.make(place);
    assertThat(dead).doesNotExist();
    assertThat(mine).isDirectory();
    assertThat(unnamed).as("of a version that named nobody").isDirectory();
    assertThat(other).isDirectory();
  }

  @Test
  void theBrokerThatWasLeftBehindEndsWithItsFolder() throws Exception {
    Path dead = Files.createDirectory(place.resolve("ohmlight-broker1"));
    Files.writeString(dead.resolve("owner"), "1 12345");
    Process left = new ProcessBuilder("sleep", "60").start();
    try {
      BrokerFolder.note(dead, left);
      BrokerFolder.make(place);
      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(dead).doesNotExist();
    } finally {
      left.destroyForcibly();
    }
  }
}
