package org.ohmlight.experiments.instrument;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.mqtt.HomieDescription;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttAddress;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.experiments.Problem;

/**
 * A virtual instrument as a device behind a broker, on one's own or on one started for it. {@link
 * #close} from any thread ends it.
 */
final class MqttService implements AutoCloseable {
  static final String LOCAL = "local";
  private static final int OPENING_MILLIS = 5000;

  private final String broker;
  private final Served served;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Deque<AutoCloseable> below = new ArrayDeque<>();
  private @Nullable MqttAddress address;

  /**
   * What is served.
   *
   * @param device its id where the broker is one's own and named none
   * @param description how it describes itself
   * @param serve begins to serve at a link that is open
   */
  record Served(
      String device, HomieDescription description, Function<MessageLink, AutoCloseable> serve) {}

  /** A service, not yet begun. */
  MqttService(String broker, Served served) {
    this.broker = broker;
    this.served = served;
  }

  /** What is wrong with serving {@code name} there; empty if nothing is. */
  static Optional<Problem> problem(String broker, String name) {
    if (!VirtualInstruments.OVER_MQTT.contains(name)) {
      return Optional.of(
          Problem.of("This instrument is not spoken to over MQTT.")
              .in("--mqtt")
              .given(name)
              .allowed(String.join(", ", VirtualInstruments.OVER_MQTT)));
    }
    if (!broker.equals(LOCAL) && MqttAddress.parse(broker).isEmpty()) {
      return Optional.of(
          Problem.of("This is no address of a device behind a broker.")
              .in("--mqtt")
              .given(broker)
              .allowed(LOCAL + ", " + MqttAddress.ALLOWED)
              .hint("mqtt://localhost/my-device"));
    }
    return Optional.empty();
  }

  /** Begins to serve. */
  void open() throws IOException {
    MqttAddress at = where();
    address = at;
    MqttDeviceLink link = new MqttDeviceLink(at.broker(), at.device(), served.description());
    link.open(Deadline.inMillis(OPENING_MILLIS));
    below.push(served.serve().apply(link));
  }

  private MqttAddress where() throws IOException {
    if (!broker.equals(LOCAL)) {
      return MqttAddress.parse(broker).orElseThrow();
    }
    LocalBroker started = LocalBroker.start();
    below.push(started);
    return started.address(served.device());
  }

  /** Where the device is. */
  MqttAddress address() {
    MqttAddress open = address;
    if (open == null) {
      throw new IllegalStateException("This service was not begun");
    }
    return open;
  }

  /** Says where it is and how to look at it with the clients that come with mosquitto. */
  void announce(PrintStream out) {
    MqttAddress at = address();
    out.println(served.device() + " at " + at.text() + "; Ctrl-C ends it");
    StringBuilder look = new StringBuilder("mosquitto_sub -h " + at.host() + " -p " + at.port());
    if (at.authority() != null) {
      look.append(" --cafile ").append(at.authority());
    }
    if (at.user() != null) {
      look.append(" -u ").append(at.user());
    }
    if (at.passwordFile() != null) {
      look.append(" -P \"$(cat ").append(at.passwordFile()).append(")\"");
    }
    out.println("    look: " + look + " -v -t 'homie/5/" + at.device() + "/#'");
    out.flush();
  }

  /** Serves until it is closed or a time is over. */
  void run(@Nullable Duration until) throws InterruptedException {
    long millis = until == null ? Long.MAX_VALUE : until.toMillis();
    ended.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void close() throws Exception {
    ended.countDown();
    while (!below.isEmpty()) {
      below.pop().close();
    }
  }
}
