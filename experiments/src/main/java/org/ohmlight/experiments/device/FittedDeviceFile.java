package org.ohmlight.experiments.device;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.DeviceFit;
import org.ohmlight.device.resistive.LinearStep;
import org.ohmlight.device.resistive.PulseStep;

/** A fitted device as text of a device file, which other commands read. */
final class FittedDeviceFile {
  private FittedDeviceFile() {}

  /** The device's numbers by the names of a device file. */
  static SequencedMap<String, String> entries(DeviceFit fit) {
    LinearStep cell = fit.cell();
    PulseStep step = cell.basics().step();
    SequencedMap<String, String> entries = new LinkedHashMap<>();
    entries.put("step", Double.toString(step.size()));
    entries.put("step-cycle-spread", Double.toString(step.cycleSpread()));
    entries.put("asymmetry", Double.toString(step.asymmetry()));
    entries.put("min", Double.toString(cell.basics().bounds().min()));
    entries.put("max", Double.toString(cell.basics().bounds().max()));
    entries.put("gamma-up", Double.toString(cell.gammaUp()));
    entries.put("gamma-down", Double.toString(cell.gammaDown()));
    entries.put("multiplicative-noise", cell.multiplicativeNoise() ? "yes" : "no");
    entries.put("mean-bounds", cell.meanBounds() ? "yes" : "no");
    entries.put("increasing", cell.increasing() ? "yes" : "no");
    return entries;
  }

  static String text(DeviceFit fit, Path measured) {
    String name = String.valueOf(measured.getFileName());
    StringBuilder text = new StringBuilder();
    text.append("name = ").append(name.replaceFirst("\\.[^.]*$", "")).append('\n');
    text.append("title = Fitted to ").append(name).append('\n');
    text.append("model = linear-step\n");
    text.append("source measured = least-squares fit to ").append(name);
    text.append(": weights -1 to 1 are %s to %s S%n".formatted(fit.minSiemens(), fit.maxSiemens()));
    entries(fit)
        .forEach(
            (key, value) -> text.append(key).append(" = ").append(value).append("  @ measured\n"));
    return text.toString();
  }
}
