package org.ohmlight.drivers.virtual;

import java.util.concurrent.atomic.AtomicLong;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Puts a virtual instrument at one end of a link, on a thread of its own, and opens the link again
 * when it was lost.
 */
public final class InstrumentServer implements AutoCloseable {
  private final WireInstrument instrument;
  private final ByteLink link;
  private final AtomicLong taken = new AtomicLong();
  private final byte[] bytes = new byte[4096];
  private final ServingThread thread;

  /** Begins to serve. The link is opened here if it is not. */
  public InstrumentServer(WireInstrument instrument, ByteLink link) {
    this.instrument = instrument;
    this.link = link;
    this.thread =
        new ServingThread(
            "instrument server", link, ServingThread.TURN_MILLIS, this::answer, () -> {});
  }

  /** Bytes taken so far. */
  public long taken() {
    return taken.get();
  }

  private void answer(Deadline patience) throws TransportException {
    int count = link.receive(bytes, 0, bytes.length, patience);
    taken.addAndGet(count);
    byte[] answer = instrument.take(bytes, count);
    link.send(answer, 0, answer.length, Deadline.inMillis(10L * ServingThread.TURN_MILLIS));
  }

  @Override
  public void close() {
    thread.close();
  }
}
