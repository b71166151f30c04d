package org.ohmlight.drivers.transport;

/**
 * A stream of bytes to and from an instrument: a serial line, a TCP connection, a loop in memory.
 *
 * <p>One exchange at a time: one thread sends, one thread receives, and they may be two.
 */
public interface ByteLink extends Line {
  /**
   * Sends all bytes.
   *
   * @throws TimedOut if not all were taken by the deadline
   * @throws LinkLost if the other end is gone
   */
  void send(byte[] bytes, int offset, int length, Deadline deadline) throws TransportException;

  /**
   * Receives what is there, waiting for the first byte only.
   *
   * @return number of bytes stored, at least 1
   * @throws TimedOut if none came by the deadline
   * @throws LinkLost if the other end is gone
   */
  int receive(byte[] into, int offset, int length, Deadline deadline) throws TransportException;

  /** Throws away what has arrived and was not read. */
  void discardInput() throws TransportException;
}
