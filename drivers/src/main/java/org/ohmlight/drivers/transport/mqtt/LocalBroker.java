package org.ohmlight.drivers.transport.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;

/**
 * A mosquitto of one's own on loopback, with TLS, an authority made for it and a password: for
 * tests, benchmarks and rigs without a network. Its files and its process end with it; what a
 * killed process left is swept away by the next one.
 */
public final class LocalBroker implements AutoCloseable {
  private static final String USER = "ohmlight";
  private static final long PATIENCE_MILLIS = 10_000;
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/opt/homebrew/sbin"),
          Path.of("/opt/homebrew/bin"));

  private final Path folder;
  private final int port;
  private final String password;
  private @Nullable Process process;

  private LocalBroker(Path folder, int port, String password) {
    this.folder = folder;
    this.port = port;
    this.password = password;
  }

  /** Why there can be none on this machine; empty if there can. */
  public static Optional<String> missing() {
    return Stream.of("mosquitto", "mosquitto_passwd", "openssl")
        .filter(program -> found(program).isEmpty())
        .findFirst()
        .map(program -> program + " is not installed (Debian: apt install mosquitto openssl)");
  }

  private static Optional<Path> found(String program) {
    return PLACES.stream()
        .map(place -> place.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a broker on any free port of loopback. */
  public static LocalBroker start() throws IOException {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    Path folder = BrokerFolder.make(Path.of(System.getProperty("java.io.tmpdir")));
    byte[] secret = new byte[12];
    new SecureRandom().nextBytes(secret);
    LocalBroker broker = new LocalBroker(folder, freePort(), HexFormat.of().formatHex(secret));
    try {
      broker.makeCertificates();
      broker.configure();
      broker.restart();
      return broker;
    } catch (IOException | RuntimeException failed) {
      broker.close();
      throw failed;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /** How to enter it. */
  public Broker broker() {
    return Broker.enciphered("localhost", port)
        .trusting(folder.resolve("ca.crt"))
        .as(USER, password);
  }

  /** The address of a device behind it. */
  public MqttAddress address(String device) {
    return new MqttAddress(
        "localhost",
        port,
        true,
        device,
        USER,
        folder.resolve("ca.crt"),
        folder.resolve("password"));
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    Process now = process;
    if (now != null) {
      now.destroyForcibly();
      now.onExit().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }
  }

  /** Starts it again, on the same port. */
  public void restart() throws IOException {
    kill();
    process =
        new ProcessBuilder(program("mosquitto"), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    BrokerFolder.note(folder, process);
    Deadline deadline = Deadline.inMillis(PATIENCE_MILLIS);
    while (!answers()) {
      Process now = process;
      if (now == null || !now.isAlive() || deadline.passed()) {
        throw new IOException(
            "mosquitto does not start: " + Files.readString(folder.resolve("mosquitto.log")));
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("waiting for mosquitto was interrupted", interrupted);
      }
    }
  }

  private boolean answers() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void makeCertificates() throws IOException {
    Files.writeString(folder.resolve("server.ext"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    String curve = "ec_paramgen_curve:prime256v1";
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        curve,
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=Ohmlight local authority",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt");
    run(
        "openssl",
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        curve,
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-keyout",
        "server.key",
        "-out",
        "server.csr");
    run(
        "openssl",
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-set_serial",
        "1",
        "-days",
        "2",
        "-extfile",
        "server.ext",
        "-out",
        "server.crt");
  }

  private void configure() throws IOException {
    run("mosquitto_passwd", "-b", "-c", "passwords", USER, password);
    Files.writeString(folder.resolve("password"), password);
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        cafile %2$s/ca.crt
        certfile %2$s/server.crt
        keyfile %2$s/server.key
        allow_anonymous false
        password_file %2$s/passwords
        set_tcp_nodelay true
        persistence false
        max_inflight_messages 0
        user %3$s
        """
            .formatted(port, folder, System.getProperty("user.name")));
  }

  private void run(String... command) throws IOException {
    command[0] = program(command[0]);
    Path log = folder.resolve("setup.log");
    Process made =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!made.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) || made.exitValue() != 0) {
        made.destroyForcibly();
        throw new IOException(
            String.join(" ", command[0], command[1]) + ": " + Files.readString(log));
      }
    } catch (InterruptedException interrupted) {
      made.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("setting up a broker was interrupted", interrupted);
    }
  }

  private static String program(String name) throws IOException {
    return found(name).orElseThrow(() -> new IOException(name + " is not installed")).toString();
  }

  @Override
  public void close() {
    kill();
    try {
      BrokerFolder.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
