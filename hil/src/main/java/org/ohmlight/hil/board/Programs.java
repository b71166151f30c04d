package org.ohmlight.hil.board;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs as a shell does. */
public final class Programs {
  private static final String USUAL = "/usr/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin";

  private Programs() {}

  /** The program of a name on the PATH, or in one of the usual folders. */
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + USUAL;
    for (String folder : path.split(File.pathSeparator, -1)) {
      Optional<Path> found =
          folder.isEmpty() ? Optional.empty() : executable(Path.of(folder, name));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static Optional<Path> executable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file)
        ? Optional.of(file.toAbsolutePath())
        : Optional.empty();
  }
}
