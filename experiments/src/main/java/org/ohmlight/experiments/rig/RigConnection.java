package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.frame.FramedLink;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.loopback.LoopbackWire;
import org.ohmlight.drivers.transport.mqtt.LocalBroker;
import org.ohmlight.drivers.transport.mqtt.MqttDeviceLink;
import org.ohmlight.drivers.transport.mqtt.MqttHostLink;
import org.ohmlight.drivers.transport.serial.LineSettings;
import org.ohmlight.drivers.transport.serial.SerialLink;
import org.ohmlight.drivers.transport.tcp.TcpLink;
import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.TileServer;
import org.ohmlight.drivers.virtual.VirtualTileController;
import org.ohmlight.experiments.spec.RigAddress;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.hil.board.Emulator;
import org.ohmlight.hil.board.Firmware;
import org.ohmlight.hil.board.MessageBridge;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.hil.interlock.Pace;
import org.ohmlight.hil.record.RecordedLink;
import org.ohmlight.hil.record.Recorder;
import org.ohmlight.hil.record.Recording;

/**
 * A connection to the controller at an address, with everything that had to be started for it:
 * emulator, broker, bridge, recorder. Closing makes the controller safe and ends them all.
 */
public final class RigConnection implements AutoCloseable {
  private static final int LONGEST = TileMessage.lengthWith(0xffff);
  private static final int OPENING_MILLIS = 1000;
  private static final String DEVICE = "ohmlight-tiles";

  private final Deque<AutoCloseable> below = new ArrayDeque<>();
  private @Nullable GuardedTiles tiles;
  private @Nullable Recorder recorder;
  private @Nullable Path recordedIn;
  private @Nullable RecordedLink replay;

  private RigConnection() {}

  /**
   * Connects; the controller stays safe until it is armed.
   *
   * @param seed of session numbers
   * @throws IOException saying what is missing or who did not answer, and what to try
   */
  public static RigConnection open(RigSpec rig, long seed) throws IOException {
    RigConnection connection = new RigConnection();
    try {
      MessageLink link = connection.link(rig.address());
      TileController controller =
          TileController.connect(link, rig.patience(), connection.observer(rig), seed);
      connection.tiles = new GuardedTiles(controller, rig.limits(), Pace.REAL);
      return connection;
    } catch (IOException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private ExchangeObserver observer(RigSpec rig) throws IOException {
    String file = rig.recording();
    if (file == null) {
      return ExchangeObserver.NOBODY;
    }
    Path unused = unused(Path.of(file));
    Recorder made = new Recorder(unused);
    recorder = made;
    recordedIn = unused;
    return kept(made);
  }

  /** The file itself, or one beside it with a number: no recording is written over. */
  private static Path unused(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    Path free = file;
    for (int number = 2; Files.exists(free); number++) {
      free = file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    return free;
  }

  /** The controller behind its limits. */
  public GuardedTiles tiles() {
    GuardedTiles open = tiles;
    if (open == null) {
      throw new IllegalStateException("This connection was not opened");
    }
    return open;
  }

  /** The file that takes its messages, or null. */
  public @Nullable Path recordedIn() {
    return recordedIn;
  }

  /** The recording that stands in its place, or null. */
  public @Nullable RecordedLink replay() {
    return replay;
  }

  /** Why its recording ended early, or null. */
  public @Nullable String recordingFault() {
    Recorder made = recorder;
    return made == null ? null : made.fault();
  }

  private MessageLink link(RigAddress address) throws IOException {
    return switch (address) {
      case RigAddress.Serial serial ->
          framed(new SerialLink(serial.device(), LineSettings.baud(serial.baud())));
      case RigAddress.Tcp tcp -> framed(new TcpLink(tcp.host(), tcp.port()));
      case RigAddress.Mqtt mqtt -> new MqttHostLink(mqtt.device().broker(), mqtt.device().device());
      case RigAddress.Emulated emulated -> emulated(emulated);
      case RigAddress.Virtual virtual -> virtual(virtual);
      case RigAddress.Recorded recorded -> recorded(recorded);
    };
  }

  private MessageLink recorded(RigAddress.Recorded address) throws IOException {
    RecordedLink link = new RecordedLink(address.file(), Recording.read(Path.of(address.file())));
    replay = link;
    return link;
  }

  private MessageLink emulated(RigAddress.Emulated address) throws IOException {
    if (address.overMqtt() && LocalBroker.missing().isPresent()) {
      throw new IOException(address.text() + ": " + LocalBroker.missing().get());
    }
    Emulator emulator = kept(Emulator.start(address.board(), Firmware.here()));
    MessageLink line =
        framed(new SerialLink(emulator.terminal().toString(), LineSettings.baud(921_600)));
    if (!address.overMqtt()) {
      return line;
    }
    LocalBroker broker = kept(LocalBroker.start());
    kept(
        new MessageBridge(
            new MqttDeviceLink(
                broker.broker(), DEVICE, NodeDescription.of(address.board().label())),
            line));
    return new MqttHostLink(broker.broker(), DEVICE);
  }

  private MessageLink virtual(RigAddress.Virtual address) throws IOException {
    LoopbackWire wire = kept(new LoopbackWire(address.text()));
    PlainTiles cells =
        new PlainTiles(
            address.tiles(),
            address.rows(),
            address.columns(),
            new PlainTiles.Noise(1f / 1024, 0.2f, 0.01f, 0f),
            1);
    float range = (float) Math.sqrt(address.columns());
    VirtualTileController controller =
        new VirtualTileController(cells, 12, range, "1", () -> System.nanoTime() / 1_000_000);
    MessageLink far = framed(wire.instrument());
    // Opened late it would throw away what the host has sent already.
    far.open(Deadline.inMillis(OPENING_MILLIS));
    kept(new TileServer(controller, far));
    return framed(wire.host());
  }

  private static MessageLink framed(ByteLink bytes) {
    return new FramedLink(bytes, LONGEST);
  }

  private <T extends AutoCloseable> T kept(T part) {
    below.push(part);
    return part;
  }

  @Override
  public void close() {
    GuardedTiles open = tiles;
    if (open != null) {
      open.close();
    }
    while (!below.isEmpty()) {
      try {
        below.pop().close();
      } catch (Exception ignored) {
        // The others must end all the same, and nothing of this one is needed any more.
      }
    }
  }
}
