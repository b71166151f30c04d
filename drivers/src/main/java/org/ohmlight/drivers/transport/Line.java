package org.ohmlight.drivers.transport;

/**
 * A way to an instrument that is opened, may be lost, and is then opened again. It is made closed.
 *
 * <p>{@link #close} may come from any thread and ends calls in progress with {@link LinkLost}.
 */
public interface Line extends AutoCloseable {
  /** Where the other end is, as a person would type it: {@code serial:/dev/ttyUSB0}. */
  String address();

  /**
   * Closes if open and opens again, with nothing left of what came before.
   *
   * @throws Unreachable if it cannot be opened, with what to try
   */
  void open(Deadline deadline) throws TransportException;

  /** Whether it was opened and neither closed nor seen lost since. */
  boolean isOpen();

  /** Closes; never throws and may be called again. */
  @Override
  void close();
}
