package org.ohmlight.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
  @TempDir Path folder;

  private final byte[] content = new byte[100_000];
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String mirror;
  private byte[] served;

  @BeforeEach
  void serve() throws Exception {
    new Random(1).nextBytes(content);
    served = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(String.valueOf(range));
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          byte[] body = Arrays.copyOfRange(served, from, served.length);
          exchange.sendResponseHeaders(range == null ? 200 : 206, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KnownSet.RemoteFile file() throws Exception {
    Path whole = Files.write(folder.resolve("whole"), content);
    return new KnownSet.RemoteFile("set.gz", content.length, Fetcher.sha256(whole));
  }

  private boolean fetch(String... mirrors) throws Exception {
    try (Fetcher fetcher = new Fetcher()) {
      return fetcher.fetch(file(), List.of(mirrors), folder.resolve("in"), bytes -> {});
    }
  }

  @Test
  void aFileIsFetchedOnce() throws Exception {
    assertThat(fetch(mirror)).isTrue();
    assertThat(folder.resolve("in/set.gz")).hasBinaryContent(content);
    assertThat(folder.resolve("in/set.gz.part")).doesNotExist();
    assertThat(fetch(mirror)).isFalse();
    assertThat(ranges).hasSize(1);
  }

  @Test
  void aBrokenDownloadGoesOnWhereItEnded() throws Exception {
    Files.createDirectories(folder.resolve("in"));
    Files.write(folder.resolve("in/set.gz.part"), Arrays.copyOf(content, 60_000));
    assertThat(fetch(mirror)).isTrue();
    assertThat(ranges).containsExactly("bytes=60000-");
    assertThat(folder.resolve("in/set.gz")).hasBinaryContent(content);
  }

  @Test
  void anotherContentIsRefusedAndLeavesNothing() throws Exception {
    served = content.clone();
    served[5] ^= 1;
    assertThatThrownBy(() -> fetch(mirror))
        .isInstanceOf(Fetcher.FetchFailed.class)
        .hasMessageContaining("SHA-256");
    assertThat(folder.resolve("in")).isEmptyDirectory();
  }

  @Test
  void theSecondMirrorHelpsOutAndWithoutAnyItSaysWhatToDo() throws Exception {
    String closed = "http://127.0.0.1:1/";
    assertThatThrownBy(() -> fetch(closed))
        .isInstanceOf(Fetcher.FetchFailed.class)
        .hasMessageContaining("by hand")
        .hasMessageContaining(file().sha256());
    assertThat(fetch(closed, mirror)).isTrue();
  }
}
