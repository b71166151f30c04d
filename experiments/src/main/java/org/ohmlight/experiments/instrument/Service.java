package org.ohmlight.experiments.instrument;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.function.Function;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.tcp.TcpPort;

/**
 * A virtual instrument at a port: whoever connects speaks to it, one after another, and it keeps
 * its state between them. {@link #close} from any thread ends it.
 */
final class Service implements AutoCloseable {
  private static final long TURN_MILLIS = 20;

  private final TcpPort port;
  private final Function<ByteLink, AutoCloseable> serve;
  private volatile boolean ended;
  private volatile int served;

  /**
   * A service, not yet begun.
   *
   * @param serve begins to serve at a link that is open
   */
  Service(TcpPort port, Function<ByteLink, AutoCloseable> serve) {
    this.port = port;
    this.serve = serve;
  }

  /** How many have connected. */
  int served() {
    return served;
  }

  /** Serves until it is closed. */
  void run() throws Exception {
    while (!ended) {
      try (ByteLink link = port.accept()) {
        served++;
        try (AutoCloseable server = serve.apply(link)) {
          while (!ended && link.isOpen()) {
            Thread.sleep(TURN_MILLIS);
          }
        }
      } catch (ClosedChannelException closed) {
        ended = true;
      }
    }
  }

  /** Ends it after a time, on a thread of its own. */
  void endAfter(Duration time) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(time);
            close();
          } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() throws IOException {
    ended = true;
    port.close();
  }
}
