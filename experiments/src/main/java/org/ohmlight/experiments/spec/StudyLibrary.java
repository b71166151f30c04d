package org.ohmlight.experiments.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** Finds study files: those that come with Ohmlight by their name, others by their path. */
public final class StudyLibrary {
  private static final String INDEX = "/studies/index.txt";

  /**
   * A study file.
   *
   * @param file what messages call it
   * @param text its YAML
   */
  public record Source(String file, String text) {}

  /** Names of the studies that come with Ohmlight. */
  public List<String> names() throws IOException {
    String index = resource(INDEX);
    if (index == null) {
      throw new IOException("The index of studies is missing from this build: " + INDEX);
    }
    return index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * The study of a name or a path.
   *
   * @throws BadInput if there is no such study
   */
  public Source find(String nameOrPath) throws IOException {
    boolean looksLikePath =
        nameOrPath.contains("/") || nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml");
    if (!looksLikePath && names().contains(nameOrPath)) {
      String text = resource("/studies/" + nameOrPath + "/study.yaml");
      if (text != null) {
        return new Source(nameOrPath + "/study.yaml", text);
      }
    }
    Path path = Path.of(nameOrPath);
    if (Files.isDirectory(path)) {
      path = path.resolve("study.yaml");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadInput(
          Problem.of("There is no such study.")
              .in("command line")
              .given(nameOrPath)
              .allowed(String.join(", ", names()) + ", or the path of a YAML file")
              .hint(Suggestion.hint(nameOrPath, names())));
    }
    return new Source(path.toString(), text(path));
  }

  private static String text(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException notText) {
      throw new BadInput(Problem.of("A study file is text in UTF-8.").in(path.toString()));
    }
  }

  private static @Nullable String resource(String name) throws IOException {
    try (InputStream in = StudyLibrary.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
