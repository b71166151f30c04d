package org.ohmlight.drivers.transport.mqtt;

import java.util.List;
import java.util.function.Consumer;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TransportException;

/** Looks on at what is published on a broker: to find devices, to see how they are. */
public final class MqttWatch implements AutoCloseable {
  private final MqttClientPort port;

  private MqttWatch(MqttClientPort port) {
    this.port = port;
  }

  /**
   * Begins to look on.
   *
   * @param topics filters, such as {@code homie/5/+/$state}
   * @param seen told of each message, at once and on a thread of the client; must not wait
   */
  public static MqttWatch open(
      Broker broker, List<String> topics, Consumer<MqttPiece> seen, Deadline deadline)
      throws TransportException {
    MqttClientPort port = new PahoClient(broker, seen, why -> {});
    port.connect(topics, null, deadline);
    return new MqttWatch(port);
  }

  /** Whether it still sees. */
  public boolean isConnected() {
    return port.isConnected();
  }

  @Override
  public void close() {
    port.close();
  }
}
