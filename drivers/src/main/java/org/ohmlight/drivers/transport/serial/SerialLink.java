package org.ohmlight.drivers.transport.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * A serial line, opened by the path of its device: ports are never looked for, because pseudo
 * terminals and links to devices do not show in a list.
 *
 * <p>The library's own read timeout counts in tenths of a second, so a read here asks for what is
 * there and then waits for more in short naps. Modem lines are not asked for: a pseudo terminal has
 * none. An unplugged cable is noticed by the library's event, by a read or write that fails, or not
 * at all on some adapters; then deadlines remain.
 */
public final class SerialLink implements ByteLink {
  /** Naps between two looks at an empty line [ns]. */
  private static final long NAP = 20_000;

  /** Looks without a nap: an answer is often there within microseconds. */
  private static final int EAGER_LOOKS = 50;

  private final String path;
  private final LineSettings settings;
  private volatile @Nullable SerialPort port;

  /**
   * A link to a device. Not yet open.
   *
   * @param path of the device or of a link to it, such as {@code /dev/ttyUSB0}
   */
  public SerialLink(String path, LineSettings settings) {
    this.path = path;
    this.settings = settings;
  }

  @Override
  public String address() {
    return "serial:" + path;
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    close();
    SerialPort fresh;
    try {
      fresh = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException missing) {
      throw new Unreachable(
          address() + ": there is no such device; is the cable in, the path right?", missing);
    }
    fresh.setComPortParameters(
        settings.baud(),
        settings.dataBits(),
        settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
        switch (settings.parity()) {
          case NONE -> SerialPort.NO_PARITY;
          case EVEN -> SerialPort.EVEN_PARITY;
          case ODD -> SerialPort.ODD_PARITY;
        });
    fresh.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    fresh.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!fresh.openPort(0)) {
      throw new Unreachable(address() + " cannot be opened" + why(fresh.getLastErrorCode()));
    }
    fresh.addDataListener(new Unplugged(fresh));
    port = fresh;
  }

  private static String why(int error) {
    return switch (error) {
      case 13 -> ": no permission; join the group that owns the device (dialout, uucp)";
      case 2, 11, 16 -> ": somebody else has it open; close that program";
      default -> " (system error " + error + ")";
    };
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws TransportException {
    int sent = 0;
    while (sent < length) {
      SerialPort now = port();
      int count = now.writeBytes(bytes, length - sent, offset + sent);
      if (count < 0 || !now.isOpen()) {
        throw lost();
      }
      sent += count;
      if (sent < length && count == 0) {
        if (deadline.passed()) {
          throw new TimedOut(
              address() + " took " + sent + " of " + length + " bytes before the deadline");
        }
        LockSupport.parkNanos(NAP);
      }
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline)
      throws TransportException {
    for (int look = 0; ; look++) {
      SerialPort now = port();
      int there = now.bytesAvailable();
      if (there < 0) {
        throw lost();
      }
      if (there > 0) {
        int count = now.readBytes(into, Math.min(there, length), offset);
        if (count < 0) {
          throw lost();
        }
        if (count > 0) {
          return count;
        }
      }
      if (deadline.passed()) {
        throw new TimedOut("nothing came from " + address() + " before the deadline");
      }
      if (look >= EAGER_LOOKS) {
        LockSupport.parkNanos(Math.min(NAP, deadline.remainingNanos()));
      }
    }
  }

  @Override
  public void discardInput() throws TransportException {
    byte[] away = new byte[4096];
    SerialPort now = port();
    int there = now.bytesAvailable();
    while (there > 0) {
      if (now.readBytes(away, Math.min(there, away.length)) <= 0) {
        break;
      }
      there = now.bytesAvailable();
    }
    if (there < 0) {
      throw lost();
    }
  }

  @Override
  public boolean isOpen() {
    SerialPort now = port;
    return now != null && now.isOpen();
  }

  @Override
  public void close() {
    SerialPort now = port;
    port = null;
    if (now != null) {
      now.closePort();
    }
  }

  private SerialPort port() throws LinkLost {
    SerialPort now = port;
    if (now == null || !now.isOpen()) {
      throw new LinkLost(address() + " is closed or was pulled out; open it again");
    }
    return now;
  }

  private LinkLost lost() {
    close();
    return new LinkLost(address() + " is gone; look at cable and power, then open the link again");
  }

  /**
   * Told when the device goes away, again and again until the port is closed. It is closed on
   * another thread: whoever closes it waits for this one to end, and would wait for ever if this
   * one waited for the port.
   */
  private static final class Unplugged implements SerialPortDataListener {
    private static final long PATIENCE = 5_000_000;

    private final SerialPort port;
    private final AtomicBoolean told = new AtomicBoolean();

    Unplugged(SerialPort port) {
      this.port = port;
    }

    @Override
    public int getListeningEvents() {
      return SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
      if (told.compareAndSet(false, true)) {
        Thread.ofPlatform()
            .daemon()
            .name("close " + port.getSystemPortPath())
            .start(port::closePort);
      } else {
        LockSupport.parkNanos(PATIENCE);
      }
    }
  }
}
