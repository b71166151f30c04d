package org.ohmlight.experiments.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.device.preset.DevicePreset;
import org.ohmlight.device.preset.DevicePresets;
import org.ohmlight.device.preset.PresetException;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** A device by its name, or from the user's own file. */
final class DeviceChoice {
  private static final Pattern LINE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);

  private DeviceChoice() {}

  /**
   * Finds a device.
   *
   * @param option the option or argument that named it, for messages
   */
  static DevicePreset of(String option, String nameOrFile) throws IOException {
    if (DevicePresets.names().contains(nameOrFile)) {
      return DevicePresets.named(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          Problem.of("This is neither a device nor a file.")
              .in(option)
              .given(nameOrFile)
              .allowed("a file, or one of " + String.join(", ", DevicePresets.names())));
    }
    try {
      return DevicePresets.read(file);
    } catch (PresetException wrong) {
      List<Problem> problems =
          wrong.mistakes().stream().map(mistake -> problem(file, mistake)).toList();
      throw new BadInput(problems);
    }
  }

  private static Problem problem(Path file, String mistake) {
    Matcher placed = LINE.matcher(mistake);
    return placed.matches()
        ? Problem.of(placed.group(2)).at(file.toString(), Integer.parseInt(placed.group(1)), 0)
        : Problem.of(mistake).in(file.toString());
  }
}
