package org.ohmlight.drivers.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.ohmlight.drivers.transport.ByteLink;

/** A port that instruments in this program are reached at; on loopback unless told otherwise. */
public final class TcpPort implements AutoCloseable {
  private final ServerSocketChannel server;

  /**
   * Opens a port on loopback.
   *
   * @param port number, 0 for any that is free
   */
  public static TcpPort onLoopback(int port) throws IOException {
    return new TcpPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Opens a port on an address that a person has asked for. */
  public TcpPort(InetSocketAddress address) throws IOException {
    server = ServerSocketChannel.open();
    try {
      server.bind(address);
    } catch (IOException failed) {
      server.close();
      throw failed;
    }
  }

  /** Number of the port. */
  public int number() {
    return server.socket().getLocalPort();
  }

  /** Waits for somebody to connect; the link is open. */
  public ByteLink accept() throws IOException {
    return new TcpLink(server.accept());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
