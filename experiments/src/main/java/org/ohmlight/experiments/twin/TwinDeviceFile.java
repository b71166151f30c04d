package org.ohmlight.experiments.twin;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.ohmlight.hil.twin.TileTwin;

/**
 * A twin's cells as text of a device file, which crossbars and other commands read: a linear-step
 * cell whose weights -1 to 1 are a tile's full scale.
 */
final class TwinDeviceFile {
  private TwinDeviceFile() {}

  /** The cell's numbers by the names of a device file. */
  static SequencedMap<String, String> entries(TileTwin twin) {
    double up = twin.stepUp();
    double down = twin.stepDown();
    double asymmetry = up >= down ? 1.0 - down / up : up / down - 1.0;
    SequencedMap<String, String> entries = new LinkedHashMap<>();
    entries.put("step", Double.toString(Math.max(up, down)));
    entries.put("step-device-spread", Double.toString(twin.cellSpread()));
    entries.put("step-cycle-spread", Double.toString(twin.pulseSpread()));
    entries.put("asymmetry", Double.toString(asymmetry));
    entries.put("min", "-1");
    entries.put("max", "1");
    entries.put("gamma-up", Double.toString(twin.slopeUp()));
    entries.put("gamma-down", Double.toString(twin.slopeDown()));
    entries.put("multiplicative-noise", "yes");
    entries.put("mean-bounds", "yes");
    entries.put("increasing", "yes");
    return entries;
  }

  static String text(TileTwin twin, String name, String identity) {
    StringBuilder text = new StringBuilder();
    text.append("name = ").append(name).append('\n');
    text.append("title = Twin of ").append(identity).append('\n');
    text.append("model = linear-step\n");
    text.append("source measured = least-squares fit to recorded exchanges with ")
        .append(identity)
        .append('\n');
    entries(twin)
        .forEach(
            (key, value) -> text.append(key).append(" = ").append(value).append("  @ measured\n"));
    return text.toString();
  }
}
