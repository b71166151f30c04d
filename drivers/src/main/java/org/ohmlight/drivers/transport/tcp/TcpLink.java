package org.ohmlight.drivers.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * A TCP connection. Small messages leave at once (TCP_NODELAY): otherwise each exchange waits 40 ms
 * for an acknowledgement.
 */
public final class TcpLink implements ByteLink {
  private final String address;
  private final @Nullable InetSocketAddress target;
  private volatile @Nullable Connection connection;

  /** A link to a host and port. Not yet open. */
  public TcpLink(String host, int port) {
    this.address = "tcp:" + host + ":" + port;
    this.target = new InetSocketAddress(host, port);
  }

  /** A link over a connection that somebody else has made; it cannot be opened again. */
  TcpLink(SocketChannel accepted) throws IOException {
    this.address = "tcp:" + accepted.getRemoteAddress();
    this.target = null;
    this.connection = new Connection(accepted);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    close();
    if (target == null) {
      throw new Unreachable(address + " came in and is gone; it must connect again");
    }
    try {
      InetSocketAddress fresh = new InetSocketAddress(target.getHostString(), target.getPort());
      if (fresh.isUnresolved()) {
        throw new Unreachable(address + ": no such host; check the name");
      }
      SocketChannel channel = SocketChannel.open();
      try {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos()));
        channel.socket().connect(fresh, (int) Math.min(Integer.MAX_VALUE, millis));
        connection = new Connection(channel);
      } catch (IOException | RuntimeException failed) {
        channel.close();
        throw failed;
      }
    } catch (TransportException failed) {
      throw failed;
    } catch (IOException failed) {
      throw new Unreachable(
          address
              + " does not answer ("
              + failed.getMessage()
              + "); is the instrument on, the port"
              + " right?",
          failed);
    }
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws TransportException {
    Connection now = connection();
    ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (source.hasRemaining()) {
        if (now.channel.write(source) == 0 && !now.await(now.writing, deadline)) {
          throw new TimedOut(
              address
                  + " took "
                  + (length - source.remaining())
                  + " of "
                  + length
                  + " bytes before the deadline");
        }
      }
    } catch (TransportException failed) {
      throw failed;
    } catch (IOException | RuntimeException failed) {
      throw lost(failed);
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline)
      throws TransportException {
    Connection now = connection();
    ByteBuffer target = ByteBuffer.wrap(into, offset, length);
    try {
      while (true) {
        int count = now.channel.read(target);
        if (count > 0) {
          return count;
        }
        if (count < 0) {
          throw lost(null);
        }
        if (!now.await(now.reading, deadline)) {
          throw new TimedOut("nothing came from " + address + " before the deadline");
        }
      }
    } catch (TransportException failed) {
      throw failed;
    } catch (IOException | RuntimeException failed) {
      throw lost(failed);
    }
  }

  @Override
  public void discardInput() throws TransportException {
    byte[] away = new byte[4096];
    Connection now = connection();
    try {
      while (now.channel.read(ByteBuffer.wrap(away)) > 0) {}
    } catch (IOException failed) {
      throw lost(failed);
    }
  }

  @Override
  public boolean isOpen() {
    return connection != null;
  }

  @Override
  public void close() {
    Connection now = connection;
    connection = null;
    if (now != null) {
      now.close();
    }
  }

  private Connection connection() throws LinkLost {
    Connection now = connection;
    if (now == null) {
      throw new LinkLost(address + " is not open; open it");
    }
    return now;
  }

  private LinkLost lost(@Nullable Exception cause) {
    close();
    String what = address + " has hung up; look at the instrument, then open the link again";
    return cause == null ? new LinkLost(what) : new LinkLost(what, cause);
  }

  /** A connected channel with a selector for each direction. */
  private static final class Connection {
    private final SocketChannel channel;
    private final Selector reading;
    private final Selector writing;

    Connection(SocketChannel channel) throws IOException {
      this.channel = channel;
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      channel.configureBlocking(false);
      reading = Selector.open();
      writing = Selector.open();
      channel.register(reading, SelectionKey.OP_READ);
      channel.register(writing, SelectionKey.OP_WRITE);
    }

    /** False when time is up. */
    boolean await(Selector selector, Deadline deadline) throws IOException {
      long left = deadline.remainingNanos();
      if (left == 0) {
        return false;
      }
      selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      selector.selectedKeys().clear();
      return true;
    }

    void close() {
      try {
        channel.close();
        reading.close();
        writing.close();
      } catch (IOException ignored) {
        // It is gone either way.
      }
    }
  }
}
