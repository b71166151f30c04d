package org.ohmlight.device.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The devices that come with Ohmlight, and those of the user's own files. */
public final class DevicePresets {
  private static final List<String> NAMES =
      List.of(
          "idealized",
          "gokmen-vlasov",
          "reram-es",
          "reram-sb",
          "capacitor",
          "ecram-li",
          "ecram-mo",
          "pcm",
          "reram-array-om",
          "reram-array-hfo2");

  private DevicePresets() {}

  /** Names of the devices that come with Ohmlight. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A device that comes with Ohmlight.
   *
   * @throws IllegalArgumentException naming those that there are, if there is none of this name
   */
  public static DevicePreset named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no device '" + name + "'; there are " + String.join(", ", NAMES));
    }
    String file = name + ".device";
    try (InputStream in = DevicePresets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + file + " is missing");
      }
      return PresetReader.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A device of the user's own, in the format of {@link DevicePreset}.
   *
   * @throws PresetException naming every mistake in it
   */
  public static DevicePreset read(Path file) throws IOException {
    return PresetReader.read(file.toString(), Files.readString(file));
  }

  /**
   * A device by name, or from a file if there is none of this name.
   *
   * @throws IOException if it is neither
   */
  public static DevicePreset namedOrRead(String nameOrFile) throws IOException {
    if (NAMES.contains(nameOrFile)) {
      return named(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "'"
              + nameOrFile
              + "' is neither a file nor one of the devices "
              + String.join(", ", NAMES));
    }
    return read(file);
  }
}
