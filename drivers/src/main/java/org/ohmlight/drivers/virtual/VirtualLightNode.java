package org.ohmlight.drivers.virtual;

import java.nio.ByteBuffer;
import java.util.List;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.instrument.light.LightInfo;
import org.ohmlight.drivers.instrument.light.LightMessage;
import org.ohmlight.drivers.instrument.light.LightMessage.Kind;
import org.ohmlight.drivers.instrument.light.LightMessage.Status;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.mqtt.HomieDescription;
import org.ohmlight.drivers.transport.mqtt.HomieDescription.Property;

/**
 * A camera and a photodiode that speak as docs/light-node.md says.
 *
 * <p>A pixel counts {@code round(65535 P t / E)}, at most 65535, with the power {@code P} on it
 * [W], the exposure {@code t} [s] and the energy {@code E} that fills it [J]. The photodiode gives
 * {@code I = R sum P} [A], with its responsivity {@code R} [A/W].
 *
 * <p>What this leaves out: noise, dark current, the time an exposure takes.
 */
public final class VirtualLightNode {
  private static final int TOP = 65_535;
  private static final Range EXPOSURE = new Range(1e-5, 1);

  private final LightField field;
  private final double fullJoules;
  private final double amperesPerWatt;
  private final LightInfo info;
  private double exposureSeconds = 1e-3;
  private long images;

  /**
   * A node.
   *
   * @param fullJoules energy that fills a pixel [J]
   * @param amperesPerWatt responsivity of the photodiode [A/W]
   */
  public VirtualLightNode(
      LightField field, double fullJoules, double amperesPerWatt, String serial) {
    if (!(fullJoules > 0 && amperesPerWatt > 0)) {
      throw new IllegalArgumentException(
          "A pixel fills and a photodiode responds: both positive, got "
              + fullJoules
              + " J and "
              + amperesPerWatt
              + " A/W");
    }
    this.field = field;
    this.fullJoules = fullJoules;
    this.amperesPerWatt = amperesPerWatt;
    this.info =
        new LightInfo(
            field.rows(),
            field.columns(),
            EXPOSURE,
            new Identity("Ohmlight", "virtual light node", serial, "1"));
  }

  /** How it describes itself on a broker. */
  public HomieDescription description() {
    String limits = EXPOSURE.min() + ":" + EXPOSURE.max();
    return new HomieDescription(
        info.identity().toString(),
        "light",
        List.of(
            Property.command("request", "Requests of a light node", "string"),
            Property.fixed("identity", "Maker, model, serial number", "string", info.identity()),
            Property.fixed("rows", "Pixels from top to bottom", "integer", info.rows()).in("px"),
            Property.fixed("columns", "Pixels from left to right", "integer", info.columns())
                .in("px"),
            Property.fixed("exposure-limits", "Exposure, least:most", "string", limits).in("s"),
            Property.fixed("responsivity", "Of the photodiode", "float", amperesPerWatt)
                .in("A/W")));
  }

  /** Takes a message; the reply, empty if the message was not whole and nothing is said. */
  public byte[] take(byte[] message, int length) {
    try {
      LightMessage request = LightMessage.of(message, length);
      return request.reply() ? new byte[0] : answer(request).bytes();
    } catch (Garbled notWhole) {
      return new byte[0];
    }
  }

  private LightMessage answer(LightMessage request) {
    ByteBuffer nothing = LightMessage.payload(0);
    int due = request.kind() == Kind.EXPOSE ? Double.BYTES : 0;
    if (request.payload().remaining() != due) {
      return request.answer(Status.BAD_LENGTH, nothing);
    }
    return switch (request.kind()) {
      case INFO -> request.answer(Status.OK, info.payload());
      case MEASURE -> request.answer(Status.OK, number(amperesPerWatt * power()));
      case CAPTURE -> request.answer(Status.OK, image());
      case EXPOSE -> {
        double wanted = request.payload().getDouble();
        if (!Double.isNaN(wanted) && !EXPOSURE.holds(wanted)) {
          yield request.answer(Status.OUT_OF_RANGE, nothing);
        }
        exposureSeconds = Double.isNaN(wanted) ? exposureSeconds : wanted;
        yield request.answer(Status.OK, number(exposureSeconds));
      }
    };
  }

  private static ByteBuffer number(double value) {
    return LightMessage.payload(Double.BYTES).putDouble(value).flip();
  }

  private double power() {
    double sum = 0;
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.columns(); column++) {
        sum += field.watts(row, column, images);
      }
    }
    return sum;
  }

  private ByteBuffer image() {
    ByteBuffer told = LightMessage.payload(info.imageBytes());
    told.putInt((int) ++images).putDouble(exposureSeconds);
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.columns(); column++) {
        double counts = TOP * field.watts(row, column, images) * exposureSeconds / fullJoules;
        told.putShort((short) Math.round(Math.min(TOP, counts)));
      }
    }
    return told.flip();
  }
}
