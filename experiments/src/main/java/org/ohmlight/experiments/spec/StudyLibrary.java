package org.ohmlight.experiments.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.StudySource.Part;

/** Finds study files: those that come with Ohmlight by their name, others by their path. */
public final class StudyLibrary {
  private static final String INDEX = "/studies/index.txt";
  private static final String STUDY = "study.yaml";
  private static final String DESK = "desk.yaml";
  private static final String EXPECTED = "expected.yaml";

  /** Names of the studies that come with Ohmlight. */
  public List<String> names() throws IOException {
    String index = resource(INDEX);
    if (index == null) {
      throw new IOException("The index of studies is missing from this build: " + INDEX);
    }
    return index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * The study of a name, a folder or a file. A file called {@code study.yaml} has its neighbours
   * {@code desk.yaml} and {@code expected.yaml}; a file of another name stands alone.
   *
   * @throws BadInput if there is no such study
   */
  public StudySource find(String nameOrPath) throws IOException {
    boolean looksLikePath =
        nameOrPath.contains("/") || nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml");
    if (!looksLikePath && names().contains(nameOrPath)) {
      Optional<Part> study = bundled(nameOrPath, STUDY);
      if (study.isPresent()) {
        return new StudySource(
            study.get(), bundled(nameOrPath, DESK), bundled(nameOrPath, EXPECTED));
      }
    }
    Path path = Path.of(nameOrPath);
    if (Files.isDirectory(path)) {
      path = path.resolve(STUDY);
    }
    if (!Files.isRegularFile(path)) {
      throw new BadInput(
          Problem.of("There is no such study.")
              .in("command line")
              .given(nameOrPath)
              .allowed(String.join(", ", names()) + ", or the path of a YAML file")
              .hint(Suggestion.hint(nameOrPath, names())));
    }
    StudySource alone = StudySource.of(path.toString(), text(path));
    return path.endsWith(STUDY)
        ? new StudySource(alone.study(), beside(path, DESK), beside(path, EXPECTED))
        : alone;
  }

  private static Optional<Part> bundled(String study, String file) throws IOException {
    String text = resource("/studies/" + study + "/" + file);
    return text == null ? Optional.empty() : Optional.of(new Part(study + "/" + file, text));
  }

  private static Optional<Part> beside(Path study, String file) throws IOException {
    Path path = study.resolveSibling(file);
    return Files.isRegularFile(path)
        ? Optional.of(new Part(path.toString(), text(path)))
        : Optional.empty();
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
