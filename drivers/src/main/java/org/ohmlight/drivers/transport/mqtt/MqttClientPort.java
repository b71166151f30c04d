package org.ohmlight.drivers.transport.mqtt;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TransportException;

/**
 * What Ohmlight asks of an MQTT 5 client. One connection in the life of a port: it is opened once,
 * and a lost one is replaced by a new port.
 */
public interface MqttClientPort extends AutoCloseable {
  /** Makes ports. */
  interface Maker {
    /**
     * Makes a port to a broker. Not yet connected.
     *
     * @param arrived told of every message, on a thread of the client: must come back at once and
     *     not call the port
     * @param lost told that the connection is gone and why, likewise
     */
    MqttClientPort make(Broker broker, Consumer<MqttPiece> arrived, Consumer<String> lost);
  }

  /**
   * Connects and subscribes with QoS 1; back when the broker has granted all.
   *
   * @param topics to subscribe to
   * @param will published by the broker if this connection ends without a good-bye; null for none
   * @throws org.ohmlight.drivers.transport.Unreachable if the broker is not there or refuses
   */
  void connect(List<String> topics, @Nullable MqttPiece will, Deadline deadline)
      throws TransportException;

  /**
   * Publishes with QoS 1.
   *
   * @param wait whether to come back only when the broker has it
   * @throws org.ohmlight.drivers.transport.LinkLost if there is no connection
   * @throws org.ohmlight.drivers.transport.TimedOut if it was not taken by the deadline
   */
  void publish(MqttPiece piece, boolean wait, Deadline deadline) throws TransportException;

  /** Whether it is connected. */
  boolean isConnected();

  /** Leaves without a good-bye, so that the will is published; never throws. */
  void abandon();

  /** Leaves with a good-bye, so that no will is published; never throws. */
  @Override
  void close();
}
