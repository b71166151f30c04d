package org.ohmlight.drivers.transport.loopback;

import org.ohmlight.drivers.transport.ByteLink;

/**
 * A wire in memory with a link at each end, for instruments that live in the same program.
 *
 * <p>{@link #cut()} and {@link #mend()} are what a hand at the cable does: both links are lost at
 * once, with what was under way, and can be opened again when the wire is whole.
 */
public final class LoopbackWire implements AutoCloseable {
  private static final int BYTES = 1 << 16;

  private final Pipe there = new Pipe(BYTES);
  private final Pipe back = new Pipe(BYTES);
  private final LoopbackLink host;
  private final LoopbackLink instrument;
  private volatile boolean whole = true;

  /**
   * Lays a wire.
   *
   * @param name what addresses call it
   */
  public LoopbackWire(String name) {
    host = new LoopbackLink(this, "loopback:" + name, back, there);
    instrument = new LoopbackLink(this, "loopback:" + name + " (instrument)", there, back);
  }

  /** The end of the host. Not yet open. */
  public ByteLink host() {
    return host;
  }

  /** The end of the instrument. Not yet open. */
  public ByteLink instrument() {
    return instrument;
  }

  /** Cuts the wire. */
  public void cut() {
    whole = false;
    there.drop();
    back.drop();
    host.lose();
    instrument.lose();
  }

  /** Joins it again; links stay closed until they are opened. */
  public void mend() {
    whole = true;
  }

  boolean isWhole() {
    return whole;
  }

  @Override
  public void close() {
    cut();
  }
}
