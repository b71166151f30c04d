package org.ohmlight.drivers.transport.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * A device's end of a link through a broker: takes requests, and what is sent next goes where the
 * last request wants its reply.
 *
 * <p>Opening tells the broker what the device is and that it is ready; a good-bye says that it has
 * left, and a last will that it was lost.
 */
public final class MqttDeviceLink implements MessageLink {
  private final Broker broker;
  private final HomieTopics topics;
  private final HomieDescription description;
  private final MqttClientPort.Maker maker;
  private final Inbox inbox = new Inbox();
  private volatile @Nullable MqttClientPort port;
  private final AtomicLong dropped = new AtomicLong();
  private @Nullable MqttPiece asked;

  /** The link of a device. Not yet open. */
  public MqttDeviceLink(Broker broker, String device, HomieDescription description) {
    this(broker, device, description, PahoClient::new);
  }

  /** The same with another client. */
  public MqttDeviceLink(
      Broker broker, String device, HomieDescription description, MqttClientPort.Maker maker) {
    this.broker = broker;
    this.topics = new HomieTopics(device, description.node());
    this.description = description;
    this.maker = maker;
  }

  @Override
  public String address() {
    return broker.address() + "/" + topics.device() + " (device)";
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    close();
    inbox.open();
    MqttClientPort made = maker.make(broker, this::arrived, this::lost);
    try {
      MqttPiece will = MqttPiece.kept(topics.state(), HomieTopics.LOST);
      made.connect(List.of(topics.requests()), will, deadline);
      made.publish(MqttPiece.kept(topics.state(), HomieTopics.INIT), true, deadline);
      made.publish(MqttPiece.kept(topics.description(), description.json()), true, deadline);
      for (HomieDescription.Property property : description.properties()) {
        String value = property.value();
        if (value != null) {
          String topic = topics.property(property.id());
          made.publish(MqttPiece.kept(topic, value), true, deadline);
        }
      }
      made.publish(MqttPiece.kept(topics.state(), HomieTopics.READY), true, deadline);
      port = made;
    } catch (TransportException failed) {
      inbox.close("it could not be opened");
      made.close();
      throw failed;
    }
  }

  private void arrived(MqttPiece piece) {
    if (Correlation.fits(piece)) {
      inbox.put(piece);
    } else {
      dropped.incrementAndGet();
    }
  }

  private void lost(String why) {
    inbox.close("the broker is (" + why + ")");
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    while (true) {
      MqttPiece piece = inbox.take(address(), deadline);
      if (piece == null) {
        throw new TimedOut("nothing came from " + address() + " before the deadline");
      }
      if (piece.payload().length <= into.length) {
        asked = piece;
        System.arraycopy(piece.payload(), 0, into, 0, piece.payload().length);
        return piece.payload().length;
      }
      dropped.incrementAndGet();
    }
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    MqttClientPort now = port;
    if (now == null || !inbox.isOpen()) {
      throw new LinkLost(address() + " is closed or lost; open it again");
    }
    MqttPiece request = asked;
    String topic = request == null ? null : request.responseTopic();
    if (request == null || topic == null) {
      dropped.incrementAndGet();
      return;
    }
    byte[] payload = Arrays.copyOf(message, length);
    now.publish(new MqttPiece(topic, payload, false, null, request.correlation()), false, deadline);
  }

  /** Goes without a good-bye, as power that fails does: the broker will say that it was lost. */
  public void vanish() {
    inbox.close("it was made to vanish");
    MqttClientPort now = port;
    port = null;
    if (now != null) {
      now.abandon();
    }
  }

  @Override
  public boolean isOpen() {
    MqttClientPort now = port;
    return now != null && now.isConnected() && inbox.isOpen();
  }

  @Override
  public long dropped() {
    return dropped.get() + inbox.overflowed();
  }

  @Override
  public void close() {
    inbox.close("it was closed");
    MqttClientPort now = port;
    port = null;
    if (now == null) {
      return;
    }
    try {
      if (now.isConnected()) {
        now.publish(
            MqttPiece.kept(topics.state(), HomieTopics.DISCONNECTED), true, Deadline.inMillis(500));
      }
    } catch (TransportException gone) {
      // Then the will says it.
    }
    now.close();
  }
}
