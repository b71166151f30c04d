package org.ohmlight.drivers.virtual;

import java.util.List;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.transport.mqtt.HomieDescription;
import org.ohmlight.drivers.transport.mqtt.HomieDescription.Property;

/** How a tile controller describes itself on a broker. */
public final class TileDescription {
  private TileDescription() {}

  /** The description of a controller: what INFO tells, and where it takes requests. */
  public static HomieDescription of(TileInfo info) {
    return new HomieDescription(
        info.identity(),
        "tile",
        List.of(
            Property.command("request", "Requests of the tile protocol", "string"),
            Property.fixed(
                "identity", "Maker, model, serial number, firmware", "string", info.identity()),
            Property.fixed("tiles", "Tiles", "integer", info.tiles()),
            Property.fixed("rows", "Outputs of a tile", "integer", info.rows()),
            Property.fixed("columns", "Inputs of a tile", "integer", info.columns()),
            Property.fixed("output-bits", "Bits of the converters", "integer", info.outputBits()),
            Property.fixed(
                "range",
                "Sum that fills a converter, in full-scale products",
                "float",
                info.range()),
            Property.fixed(
                "pulse-step",
                "Change by a pulse, in full-scale weights",
                "float",
                info.pulseStep()),
            Property.fixed("max-payload", "Largest payload", "integer", info.maxPayload())
                .in("B")));
  }
}
