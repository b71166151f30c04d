package org.ohmlight.drivers.transport;

/**
 * Whole messages to and from an instrument, whatever is in them: frames on a stream of bytes,
 * payloads on a broker.
 *
 * <p>A message may be lost, repeated, or come late; a message that comes is as it was sent. One
 * thread sends and one receives.
 */
public interface MessageLink extends Line {
  /**
   * Sends a message.
   *
   * @param message its bytes come first in this array. Not modified.
   * @throws TimedOut if it was not taken by the deadline
   * @throws LinkLost if the other end is gone
   */
  void send(byte[] message, int length, Deadline deadline) throws TransportException;

  /**
   * Waits for a message.
   *
   * @param into takes the message; longer ones are dropped
   * @return its length
   * @throws TimedOut if none came by the deadline
   * @throws LinkLost if the other end is gone
   */
  int receive(byte[] into, Deadline deadline) throws TransportException;

  /** Messages that came and were not whole. */
  long dropped();
}
