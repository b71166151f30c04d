package org.ohmlight.drivers.transport.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A broker and how to enter it.
 *
 * @param host name or address
 * @param port number
 * @param tls whether the connection is enciphered
 * @param authority file (PEM) with the certificate of the authority that signed the broker's; null
 *     for those that this machine trusts anyway
 * @param user name; null for none
 * @param password of the user; null for none. Never shown.
 * @param keepAliveSeconds after so long without traffic each end asks whether the other is there
 *     [s]
 */
public record Broker(
    String host,
    int port,
    boolean tls,
    @Nullable Path authority,
    @Nullable String user,
    @Nullable String password,
    int keepAliveSeconds) {
  private static final int KEEP_ALIVE_SECONDS = 10;

  public Broker {
    if (host.isBlank() || port < 1 || port > 0xffff || keepAliveSeconds < 1) {
      throw new IllegalArgumentException(
          "A broker has a host, a port from 1 to 65535 and a positive keep-alive, got '"
              + host
              + "', "
              + port
              + ", "
              + keepAliveSeconds
              + " s");
    }
  }

  /** A broker without TLS and password: on one's own machine only. */
  public static Broker inTheClear(String host, int port) {
    return new Broker(host, port, false, null, null, null, KEEP_ALIVE_SECONDS);
  }

  /** A broker with TLS, signed for by an authority that this machine trusts. */
  public static Broker enciphered(String host, int port) {
    return new Broker(host, port, true, null, null, null, KEEP_ALIVE_SECONDS);
  }

  /** The same with TLS, trusting one's own authority and no other. */
  public Broker trusting(Path certificate) {
    return new Broker(host, port, true, certificate, user, password, keepAliveSeconds);
  }

  /** The same as a user. */
  public Broker as(String name, @Nullable String secret) {
    return new Broker(host, port, tls, authority, name, secret, keepAliveSeconds);
  }

  /** As a person would type it. */
  public String address() {
    return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
  }

  @Override
  public String toString() {
    return address() + (user == null ? "" : " as " + user);
  }
}
