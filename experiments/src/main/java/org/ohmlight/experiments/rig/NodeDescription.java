package org.ohmlight.experiments.rig;

import java.util.List;
import org.ohmlight.drivers.transport.mqtt.HomieDescription;
import org.ohmlight.drivers.transport.mqtt.HomieDescription.Property;

/** What the node at an emulated board's serial line says of itself on the broker. */
final class NodeDescription {
  private NodeDescription() {}

  static HomieDescription of(String board) {
    return new HomieDescription(
        "Ohmlight tile controller on " + board,
        "tile",
        List.of(
            Property.command("request", "Requests of the tile protocol", "string"),
            Property.fixed("board", "Emulated board", "string", board)));
  }
}
