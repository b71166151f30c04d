package org.ohmlight.drivers.transport.mqtt;

import java.io.IOException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * A connection to a broker by Eclipse Paho.
 *
 * <p>Its own reconnection stays off: a lost connection is replaced as a whole, subscriptions
 * included, by whoever holds the link. Its callbacks only hand on what came.
 */
final class PahoClient implements MqttClientPort {
  private static final int AT_LEAST_ONCE = 1;
  private static final long FULL_NAP = 200_000;
  private static final long FAREWELL_MILLIS = 500;

  private final Broker broker;
  private final Consumer<MqttPiece> arrived;
  private final Consumer<String> lost;
  private volatile @Nullable MqttAsyncClient client;
  private volatile @Nullable Socket socket;

  PahoClient(Broker broker, Consumer<MqttPiece> arrived, Consumer<String> lost) {
    this.broker = broker;
    this.arrived = arrived;
    this.lost = lost;
  }

  @Override
  public void connect(List<String> topics, @Nullable MqttPiece will, Deadline deadline)
      throws TransportException {
    MqttConnectionOptions options = options(will, deadline);
    try {
      String scheme = broker.tls() ? "ssl://" : "tcp://";
      MqttAsyncClient made =
          new MqttAsyncClient(
              scheme + broker.host() + ":" + broker.port(),
              "ohmlight-" + UUID.randomUUID(),
              new MemoryPersistence());
      client = made;
      made.setCallback(new Told());
      made.connect(options).waitForCompletion(millis(deadline));
      int[] qos = new int[topics.size()];
      Arrays.fill(qos, AT_LEAST_ONCE);
      if (qos.length > 0) {
        made.subscribe(topics.toArray(String[]::new), qos).waitForCompletion(millis(deadline));
      }
    } catch (MqttException failed) {
      close();
      throw new Unreachable(broker + " " + why(failed), failed);
    }
  }

  private MqttConnectionOptions options(@Nullable MqttPiece will, Deadline deadline)
      throws Unreachable {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(broker.keepAliveSeconds());
    options.setConnectionTimeout((int) Math.max(1, (millis(deadline) + 999) / 1000));
    options.setSocketFactory(
        broker.tls()
            ? TrustedSockets.trusting(broker.authority(), made -> socket = made)
            : new PromptSockets(SocketFactory.getDefault(), made -> socket = made));
    String user = broker.user();
    String password = broker.password();
    if (user != null) {
      options.setUserName(user);
    }
    if (password != null) {
      options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    }
    if (will != null) {
      options.setWill(will.topic(), message(will));
    }
    return options;
  }

  /** What went wrong and what to try. */
  private String why(MqttException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return broker.authority() == null
            ? "is not trusted by this machine ("
                + cause.getMessage()
                + "); name the certificate of"
                + " the authority that signed the broker's (authority: ca.crt)"
            : "is not signed by the authority in "
                + broker.authority()
                + ", or not for the name "
                + broker.host()
                + " ("
                + cause.getMessage()
                + "); use the broker's own authority and"
                + " a name in its certificate";
      }
      if (cause instanceof UnknownHostException) {
        return "has a name nobody knows; is it spelt right?";
      }
    }
    return switch (failed.getReasonCode()) {
      case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
          MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED,
          5 ->
          "refuses "
              + (broker.user() == null ? "strangers; name a user and its password" : "this user or")
              + (broker.user() == null
                  ? ""
                  : " its password; look at both, and at the broker's list");
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT ->
          "did not answer in time; is it a broker, is the network slow?";
      case MqttClientException.REASON_CODE_CONNECTION_LOST ->
          "hung up at once"
              + (broker.tls() ? "; is the port the one with TLS?" : "; does this port want TLS?");
      case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR ->
          "is not there; is the broker running, the port right?";
      default ->
          "cannot be used (" + failed.getMessage() + ", code " + failed.getReasonCode() + ")";
    };
  }

  @Override
  public void publish(MqttPiece piece, boolean wait, Deadline deadline) throws TransportException {
    while (true) {
      MqttAsyncClient now = client;
      if (now == null) {
        throw new LinkLost(broker + ": the connection is closed; open it again");
      }
      try {
        IMqttToken token = now.publish(piece.topic(), message(piece));
        if (wait) {
          token.waitForCompletion(millis(deadline));
        }
        return;
      } catch (MqttException failed) {
        int code = failed.getReasonCode();
        if (code == MqttClientException.REASON_CODE_MAX_INFLIGHT && !deadline.passed()) {
          LockSupport.parkNanos(FULL_NAP);
        } else if (code == MqttClientException.REASON_CODE_MAX_INFLIGHT
            || code == MqttClientException.REASON_CODE_CLIENT_TIMEOUT) {
          throw new TimedOut(broker + " did not take a message before the deadline", failed);
        } else {
          throw new LinkLost(
              broker + " is gone (" + failed.getMessage() + "); open the link again", failed);
        }
      }
    }
  }

  private static MqttMessage message(MqttPiece piece) {
    MqttProperties properties = new MqttProperties();
    if (piece.responseTopic() != null) {
      properties.setResponseTopic(piece.responseTopic());
    }
    if (piece.correlation() != null) {
      properties.setCorrelationData(piece.correlation());
    }
    return new MqttMessage(piece.payload(), AT_LEAST_ONCE, piece.retained(), properties);
  }

  private static long millis(Deadline deadline) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos()));
  }

  @Override
  public boolean isConnected() {
    MqttAsyncClient now = client;
    return now != null && now.isConnected();
  }

  @Override
  public void close() {
    MqttAsyncClient now = client;
    client = null;
    if (now == null) {
      return;
    }
    try {
      if (now.isConnected()) {
        now.disconnect(FAREWELL_MILLIS).waitForCompletion(FAREWELL_MILLIS);
      }
    } catch (MqttException rude) {
      // It is left without a good-bye, then.
    }
    end(now);
  }

  @Override
  public void abandon() {
    MqttAsyncClient now = client;
    client = null;
    if (now != null) {
      end(now);
    }
  }

  /** Cuts the connection, whatever state the client believes it to be in. */
  private void end(MqttAsyncClient now) {
    Socket cut = socket;
    try {
      if (cut != null) {
        cut.close();
      }
    } catch (IOException gone) {
      // It was gone before.
    }
    try {
      now.close(true);
    } catch (MqttException | RuntimeException gone) {
      // Likewise.
    }
  }

  /** Hands on what the client tells. Never waits: the client's own thread stands here. */
  private final class Told implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (client == null) {
        return; // It was left meanwhile.
      }
      MqttProperties properties = message.getProperties();
      arrived.accept(
          new MqttPiece(
              topic,
              message.getPayload(),
              message.isRetained(),
              properties == null ? null : properties.getResponseTopic(),
              properties == null ? null : properties.getCorrelationData()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      MqttException why = client == null ? null : response.getException();
      lost.accept(why == null ? "the broker said good-bye" : String.valueOf(why.getMessage()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String address) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
