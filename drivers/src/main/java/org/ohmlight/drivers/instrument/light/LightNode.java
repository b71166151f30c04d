package org.ohmlight.drivers.instrument.light;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.ohmlight.drivers.instrument.Camera;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.Meter;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.instrument.Parameter;
import org.ohmlight.drivers.instrument.Parameter.Description;
import org.ohmlight.drivers.instrument.Ramp;
import org.ohmlight.drivers.instrument.Settings;
import org.ohmlight.drivers.instrument.Unit;
import org.ohmlight.drivers.instrument.light.LightMessage.Kind;
import org.ohmlight.drivers.instrument.light.LightMessage.Status;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;

/**
 * A camera with a photodiode beside it, on a node that answers over any link of messages; behind a
 * broker, {@code new MqttHostLink(broker, device, "light")}. Untested on metal.
 *
 * <p>A request is asked twice before it is given up; a reply to an earlier one is dropped. A node
 * gives no light, so its safe state is to be left alone.
 */
public final class LightNode implements Camera, Meter {
  /** Image number u32, exposure f64. */
  static final int IMAGE_HEADER = 12;

  private static final int ATTEMPTS = 2;
  private static final int SMALL = 1024;

  private final MessageLink link;
  private final Duration patience;
  private final Settings settings;
  private final LightInfo info;
  private final Parameter exposure;
  private byte[] memory = new byte[LightMessage.lengthWith(SMALL)];
  private int sequence;
  private double exposed;
  private long lastImage = -1;

  private LightNode(MessageLink link, Duration patience, Limits limits, MonotonicClock clock)
      throws IOException {
    this.link = link;
    this.patience = patience;
    this.info = LightInfo.read(ask(Kind.INFO, LightMessage.payload(0), patience));
    this.memory = new byte[Math.max(memory.length, LightMessage.lengthWith(info.imageBytes()))];
    this.settings = new Settings("light node " + link.address(), limits, clock, () -> {});
    this.exposure =
        settings.add(
            new Description(
                "exposureSeconds", Unit.SECOND, info.exposureSeconds(), Ramp.NONE, 1e-6),
            new Parameter.Wire() {
              @Override
              public void write(double value) throws IOException {
                exposed = expose(value);
              }

              @Override
              public double read() throws IOException {
                return expose(Double.NaN);
              }
            });
    settings.complete();
  }

  /**
   * Opens the link and asks who is there. The link is closed with the node, and here if this fails.
   *
   * @param patience for a reply, beside the exposure
   */
  public static LightNode open(
      MessageLink link, Duration patience, Limits limits, MonotonicClock clock) throws IOException {
    try {
      link.open(Deadline.in(patience));
      LightNode node = new LightNode(link, patience, limits, clock);
      node.exposed = node.exposure.get();
      return node;
    } catch (IOException | RuntimeException failed) {
      link.close();
      throw failed;
    }
  }

  /** What it says it is. */
  public LightInfo info() {
    return info;
  }

  @Override
  public Identity identity() {
    return info.identity();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  /** For how long light is gathered [s]. */
  public Parameter exposureSeconds() {
    return exposure;
  }

  /** Sets the exposure, unless it is a NaN, and asks for it. */
  private double expose(double seconds) throws IOException {
    ByteBuffer payload = LightMessage.payload(Double.BYTES).putDouble(seconds).flip();
    return number(ask(Kind.EXPOSE, payload, patience));
  }

  @Override
  public Image capture() throws IOException {
    return settings.exchange(() -> {
      ByteBuffer told = ask(Kind.CAPTURE, LightMessage.payload(0), patience.plus(gathering()));
      if (told.remaining() != info.imageBytes()) {
        throw new Garbled(
            link.address()
                + " sent an image of "
                + told.remaining()
                + " bytes, where "
                + info.rows()
                + " x "
                + info.columns()
                + " take "
                + info.imageBytes());
      }
      long id = told.getInt() & 0xffffffffL;
      told.getDouble();
      if (id <= lastImage) {
        throw new InstrumentFault(
            link.address() + " sent image " + id + " after image " + lastImage + ": it is stale");
      }
      lastImage = id;
      float[] counts = new float[info.rows() * info.columns()];
      for (int pixel = 0; pixel < counts.length; pixel++) {
        counts[pixel] = told.getShort() & 0xffff;
      }
      return new Image(id, info.rows(), info.columns(), counts);
    });
  }

  private Duration gathering() {
    return Duration.ofNanos((long) (2e9 * exposed));
  }

  /** The current of the photodiode [A]. */
  @Override
  public Reading measure() throws IOException {
    return settings.exchange(() -> {
      double amperes = number(ask(Kind.MEASURE, LightMessage.payload(0), patience));
      return new Reading(amperes, Unit.AMPERE);
    });
  }

  private double number(ByteBuffer told) throws IOException {
    double value = told.remaining() == Double.BYTES ? told.getDouble() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new InstrumentFault(link.address() + " gave no usable number. Try: look at the node");
    }
    return value;
  }

  private ByteBuffer ask(Kind kind, ByteBuffer payload, Duration within) throws IOException {
    if (!link.isOpen()) {
      link.open(Deadline.in(patience));
    }
    for (int attempt = 1; ; attempt++) {
      byte[] request = LightMessage.request(kind, ++sequence, payload).bytes();
      link.send(request, request.length, Deadline.in(patience));
      try {
        return reply(kind, Deadline.in(within));
      } catch (TimedOut late) {
        if (attempt == ATTEMPTS) {
          throw new TimedOut(
              "%s did not answer %s in %d attempts of %d ms; is the node on?"
                  .formatted(link.address(), kind, ATTEMPTS, within.toMillis()),
              late);
        }
      }
    }
  }

  private ByteBuffer reply(Kind kind, Deadline deadline) throws IOException {
    while (true) {
      int length = link.receive(memory, deadline);
      LightMessage reply = LightMessage.of(memory, length);
      if (!reply.reply() || reply.sequence() != sequence || reply.kind() != kind) {
        continue; // It answers an earlier request.
      }
      if (reply.status() != Status.OK) {
        throw new InstrumentFault(link.address() + " to " + kind + ": " + reply.status());
      }
      return reply.payload();
    }
  }

  @Override
  public void makeSafe() throws IOException {
    settings.makeSafe();
  }

  @Override
  public void close() {
    link.close();
  }
}
