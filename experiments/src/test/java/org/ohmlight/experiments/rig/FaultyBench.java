package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.tcp.TcpPort;
import org.ohmlight.drivers.virtual.Faults;
import org.ohmlight.drivers.virtual.FaultyBytes;
import org.ohmlight.drivers.virtual.FaultyMessages;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileLog;
import org.ohmlight.drivers.virtual.VirtualTileController;

/**
 * A virtual controller of one tile at a port on loopback, with a hand at its cable and its switch:
 * the hand acts when a message comes.
 */
final class FaultyBench implements AutoCloseable {
  static final int SIZE = 64;
  private static final int LONGEST = TileMessage.lengthWith(0xffff);

  final PlainTiles cells =
      new PlainTiles(1, SIZE, SIZE, new PlainTiles.Noise(1f / 256, 0.2f, 0.01f, 0f), 1);
  final VirtualTileController controller =
      new VirtualTileController(cells, 12, 8f, "1", () -> System.nanoTime() / 1_000_000);

  private final TcpPort port;
  private final Hand hand;
  private final Faults bytes;
  private final Faults messages;
  private final Thread thread;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private volatile boolean out;
  private int seen;

  /** What somebody does when a message comes. */
  @FunctionalInterface
  interface Hand {
    /**
     * Acts; a lost link is what a pulled cable is.
     *
     * @param message number of the message, from 1
     */
    void act(int message, FaultyBench bench) throws LinkLost;
  }

  FaultyBench(Hand hand, Faults bytes, Faults messages) throws IOException {
    this.port = TcpPort.onLoopback(0);
    this.hand = hand;
    this.bytes = bytes;
    this.messages = messages;
    this.thread = Thread.ofPlatform().daemon().name("faulty bench").start(this::serve);
  }

  /** Where it is. */
  String address() {
    return "tcp:127.0.0.1:" + port.number();
  }

  /** Pulls the cable; whoever connects is cut off until it is put back. */
  void pull() throws LinkLost {
    out = true;
    throw new LinkLost("the cable was pulled");
  }

  /** Puts it back. */
  void putBack() {
    out = false;
  }

  /** Power off and on, with cells that forget. */
  void reboot() {
    controller.restart();
    for (int row = 0; row < SIZE; row++) {
      cells.program(0, row, new float[SIZE]);
    }
  }

  private void serve() {
    for (int connection = 0; running.get(); connection++) {
      try (ByteLink accepted = port.accept()) {
        if (!out) {
          MessageLink framed =
              new FramedLink(new FaultyBytes(accepted, bytes, connection), LONGEST);
          talk(new FaultyMessages(framed, messages, 100 + connection));
        }
      } catch (IOException gone) {
        // The next connection is another one.
      }
    }
  }

  private void talk(MessageLink link) throws TransportException {
    byte[] message = new byte[LONGEST];
    while (running.get()) {
      int length;
      try {
        length = link.receive(message, Deadline.inMillis(50));
      } catch (TimedOut nobody) {
        controller.isArmed();
        continue;
      }
      hand.act(++seen, this);
      byte[] reply = controller.take(message, length);
      if (reply != null) {
        link.send(reply, controller.replyLength(), Deadline.inMillis(1000));
      }
    }
  }

  /** What was done to its cells. */
  List<TileLog.Entry> done(TileLog.What what) {
    return controller.log().entries().stream().filter(entry -> entry.what() == what).toList();
  }

  @Override
  public void close() throws Exception {
    running.set(false);
    port.close();
    thread.join(3000);
  }
}
