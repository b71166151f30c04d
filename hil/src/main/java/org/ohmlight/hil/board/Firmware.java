package org.ohmlight.hil.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where firmware is that {@code hil/firmware/build} has built.
 *
 * @param folder the folder of the {@code .elf} files
 */
public record Firmware(Path folder) {
  private static final Path BUILT = Path.of("hil", "firmware", "out");

  /** Environment variable that names the folder. */
  public static final String VARIABLE = "OHMLIGHT_FIRMWARE";

  /**
   * The folder that {@value #VARIABLE} names, or {@code hil/firmware/out} beside the working
   * folder, beside one above it, or beside the place this class was loaded from.
   */
  public static Firmware here() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isEmpty()) {
      return new Firmware(Path.of(named));
    }
    return above(Path.of(""))
        .or(Firmware::ofThisBuild)
        .map(Firmware::new)
        .orElse(new Firmware(BUILT));
  }

  private static Optional<Path> ofThisBuild() {
    try {
      var source = Firmware.class.getProtectionDomain().getCodeSource();
      return source == null ? Optional.empty() : above(Path.of(source.getLocation().toURI()));
    } catch (java.net.URISyntaxException | IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }

  private static Optional<Path> above(Path start) {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(BUILT))) {
        return Optional.of(at.resolve(BUILT));
      }
    }
    return Optional.empty();
  }

  /** Why a board cannot be emulated here, with a cure; empty if it can. */
  public Optional<String> missing(Board board) {
    if (board.emulator(folder).isEmpty()) {
      return Optional.of("the emulator of " + board.label() + " is not here; " + board.cure());
    }
    if (!Files.isRegularFile(board.firmware(folder))) {
      return Optional.of("there is no firmware " + board.firmware(folder) + "; " + board.cure());
    }
    return Optional.empty();
  }
}
