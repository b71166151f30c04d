package org.ohmlight.experiments.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * Files that appear all together: each is written beside its place, and they are renamed when all
 * are whole. What was not put in place is removed on closing.
 */
public final class NewFiles implements AutoCloseable {
  /** Writes the content of a file. */
  public interface Writer {
    void write(Path file) throws IOException;
  }

  private final Map<Path, Path> parts = new LinkedHashMap<>();

  /** Adds a text file. */
  public void add(Path target, String text) throws IOException {
    add(target, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
  }

  /** Adds a file; the part that is written has the same ending as the file. */
  public void add(Path target, Writer writer) throws IOException {
    if (Files.isDirectory(target)) {
      throw new BadInput(
          Problem.of("This is a folder; a file is to be written.").in(target.toString()));
    }
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new BadInput(Problem.of("This is no name for a file.").in(target.toString()));
    }
    Files.createDirectories(folder);
    Path part =
        folder.resolve(".part-" + ProcessHandle.current().pid() + "-" + whole.getFileName());
    parts.put(part, whole);
    writer.write(part);
  }

  /** Puts all files in place. */
  public void putInPlace() throws IOException {
    for (Map.Entry<Path, Path> part : parts.entrySet()) {
      Files.move(
          part.getKey(),
          part.getValue(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    parts.clear();
  }

  @Override
  public void close() throws IOException {
    for (Path part : parts.keySet()) {
      Files.deleteIfExists(part);
    }
  }
}
