package org.ohmlight.drivers.scpi;

import java.time.Duration;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Commands and answers in lines over a stream of bytes.
 *
 * <p>An answer that comes after its deadline must not answer the next question. After anything that
 * went wrong the wire is out of step; before it is used again it ends the line, asks for an echo,
 * and throws away all lines until that echo comes.
 */
public final class LineWire implements AutoCloseable {
  private static final int ECHOES = 255;

  private final ByteLink link;
  private final Talk talk;
  private final Dialect dialect;
  private final MonotonicClock clock;
  private final AnswerReader answers;
  private boolean inStep = true;
  private boolean spoken;
  private long lastSent;
  private int echo;

  /** A wire over a link, which is opened if it is not. */
  public LineWire(ByteLink link, Talk talk, Dialect dialect, MonotonicClock clock)
      throws TransportException {
    this.link = link;
    this.talk = talk;
    this.dialect = dialect;
    this.clock = clock;
    this.answers = new AnswerReader(link, talk);
    if (!link.isOpen()) {
      link.open(Deadline.in(talk.timeout()));
    }
  }

  /** Where the instrument is. */
  public String address() {
    return link.address();
  }

  /** How it is spoken to. */
  public Talk talk() {
    return talk;
  }

  /** What differs in its family. */
  public Dialect dialect() {
    return dialect;
  }

  /** Sends a command. */
  public synchronized void send(String command) throws TransportException {
    findStep();
    transmit(command, Deadline.in(talk.timeout()));
  }

  /** Sends a command and waits for its line. */
  public String query(String command) throws TransportException {
    return query(command, talk.timeout());
  }

  /** Sends a command and waits for its line, which may take so long. */
  public synchronized String query(String command, Duration timeout) throws TransportException {
    return ask(command, timeout, answers::line);
  }

  /** Sends a command and waits for its binary block. */
  public synchronized byte[] queryBlock(String command) throws TransportException {
    return ask(command, talk.timeout(), answers::block);
  }

  private <T> T ask(String command, Duration timeout, Reading<T> reading)
      throws TransportException {
    findStep();
    Deadline deadline = Deadline.in(timeout);
    inStep = false;
    try {
      transmit(command, deadline);
      T answer = reading.from(deadline);
      inStep = true;
      return answer;
    } catch (TimedOut late) {
      throw new TimedOut(
          "Sent \""
              + Line.shown(command)
              + "\" to "
              + address()
              + ", no whole answer in "
              + timeout.toMillis()
              + " ms ("
              + late.getMessage()
              + "). Try: terminator and baud rate, a longer timeout",
          late);
    } catch (Garbled garbled) {
      throw new Garbled(
          "Sent \"" + Line.shown(command) + "\" to " + address() + ": " + garbled.getMessage(),
          garbled);
    }
  }

  private interface Reading<T> {
    T from(Deadline deadline) throws TransportException;
  }

  /**
   * Sends commands without finding the step first and without waiting for anything: what brings an
   * instrument to its safe state must not wait for a lost answer.
   */
  public synchronized void sendBlindly(String... commands) throws TransportException {
    Deadline deadline = Deadline.in(talk.timeout());
    if (!inStep) {
      transmit("", deadline);
    }
    for (String command : commands) {
      transmit(command, deadline);
    }
  }

  /** Does whatever is needed for the next answer to belong to the next question. */
  private void findStep() throws TransportException {
    if (inStep) {
      return;
    }
    Deadline deadline = Deadline.in(talk.timeout());
    answers.discard();
    echo = echo % ECHOES + 1;
    transmit("", deadline);
    transmit(dialect.echo(echo), deadline);
    int skipped = 0;
    try {
      while (!dialect.isEcho(answers.line(deadline), echo)) {
        skipped++;
      }
    } catch (TimedOut late) {
      throw new TimedOut(
          address()
              + " lost step: asked for an echo by \""
              + dialect.echo(echo)
              + "\", "
              + skipped
              + " other lines came and no echo. Try: is the instrument on and not busy?",
          late);
    }
    inStep = true;
  }

  private void transmit(String command, Deadline deadline) throws TransportException {
    if (command.indexOf('\n') >= 0 || command.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "A command is one line; got \"" + Line.shown(command) + "\"");
    }
    keepGap();
    byte[] bytes = (command + talk.terminator()).getBytes(talk.charset());
    try {
      link.send(bytes, 0, bytes.length, deadline);
    } catch (TransportException failed) {
      inStep = false;
      throw failed;
    }
    lastSent = clock.nanos();
    spoken = true;
  }

  private void keepGap() throws LinkLost {
    long left = talk.gap().toNanos() - (clock.nanos() - lastSent);
    if (!spoken || left <= 0) {
      return;
    }
    try {
      clock.pause(Duration.ofNanos(left));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LinkLost("Interrupted while keeping the gap to " + address(), interrupted);
    }
  }

  /** Whether the link is open. */
  public boolean isOpen() {
    return link.isOpen();
  }

  /** Closes the link. Never throws. */
  @Override
  public void close() {
    link.close();
  }
}
