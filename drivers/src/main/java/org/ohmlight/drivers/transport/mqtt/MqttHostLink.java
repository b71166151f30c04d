package org.ohmlight.drivers.transport.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * The host's end of a link to a device behind a broker: requests go to the device with a response
 * topic and correlation data, replies come to that topic.
 *
 * <p>It is open while both the broker and the device are there. The broker tells when the device is
 * gone (its last will), so that nobody waits for a reply in vain. A message may come twice.
 */
public final class MqttHostLink implements MessageLink {
  private final Broker broker;
  private final HomieTopics topics;
  private final String replies = HomieTopics.replies(UUID.randomUUID().toString());
  private final MqttClientPort.Maker maker;
  private final Inbox inbox = new Inbox();
  private volatile @Nullable MqttClientPort port;
  private volatile String state = "";
  private final AtomicLong dropped = new AtomicLong();

  /** A link to a tile controller. Not yet open. */
  public MqttHostLink(Broker broker, String device) {
    this(broker, device, "tile");
  }

  /** A link to a device whose node has another name. */
  public MqttHostLink(Broker broker, String device, String node) {
    this(broker, device, node, PahoClient::new);
  }

  /** The same with another client. */
  public MqttHostLink(Broker broker, String device, String node, MqttClientPort.Maker maker) {
    this.broker = broker;
    this.topics = new HomieTopics(device, node);
    this.maker = maker;
  }

  @Override
  public String address() {
    return broker.address() + "/" + topics.device();
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    close();
    state = "";
    CountDownLatch ready = new CountDownLatch(1);
    inbox.open();
    MqttClientPort made = maker.make(broker, piece -> arrived(piece, ready), this::lost);
    try {
      made.connect(List.of(replies, topics.state()), null, deadline);
      awaitReady(ready, deadline);
      port = made;
    } catch (TransportException failed) {
      inbox.close("it could not be opened");
      made.close();
      throw failed;
    }
  }

  private void awaitReady(CountDownLatch ready, Deadline deadline) throws Unreachable {
    try {
      if (ready.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new Unreachable(
        broker
            + " is there, but device '"
            + topics.device()
            + "' is "
            + (state.isEmpty() ? "unknown to it" : state)
            + "; is the device on, its name right, may this user read "
            + topics.state()
            + "?");
  }

  private void arrived(MqttPiece piece, CountDownLatch ready) {
    if (piece.topic().equals(topics.state())) {
      state = new String(piece.payload(), StandardCharsets.UTF_8);
      switch (state) {
        case HomieTopics.READY -> ready.countDown();
        case HomieTopics.LOST, HomieTopics.DISCONNECTED -> {
          if (ready.getCount() == 0) {
            inbox.close("the device says it is " + state);
          }
        }
        default -> {}
      }
    } else if (Correlation.fits(piece)) {
      inbox.put(piece);
    } else {
      dropped.incrementAndGet();
    }
  }

  private void lost(String why) {
    inbox.close("the broker is (" + why + ")");
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    MqttClientPort now = port;
    if (now == null || !inbox.isOpen()) {
      throw new LinkLost(address() + " is closed or lost; open it again");
    }
    byte[] payload = Arrays.copyOf(message, length);
    now.publish(
        new MqttPiece(topics.requests(), payload, false, replies, Correlation.of(payload)),
        false,
        deadline);
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    while (true) {
      MqttPiece piece = inbox.take(address(), deadline);
      if (piece == null) {
        throw new TimedOut("nothing came from " + address() + " before the deadline");
      }
      if (piece.payload().length <= into.length) {
        System.arraycopy(piece.payload(), 0, into, 0, piece.payload().length);
        return piece.payload().length;
      }
      dropped.incrementAndGet();
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
    if (now != null) {
      now.close();
    }
  }
}
