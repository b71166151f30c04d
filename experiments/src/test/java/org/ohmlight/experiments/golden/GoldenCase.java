package org.ohmlight.experiments.golden;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One golden case: a folder with {@code case.json} or {@code meta.json} beside its data, or a
 * single data file. Any file may also be stored with {@code .gz} behind its name.
 */
final class GoldenCase {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path path;

  GoldenCase(Path path) {
    this.path = path;
  }

  /** Name of the folder or file, without {@code .gz}. */
  String name() {
    String name = path.getFileName().toString();
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** Name of the folder that holds this case. */
  String group() {
    return parent().getFileName().toString();
  }

  boolean isFolder() {
    return Files.isDirectory(path);
  }

  /** Whether the folder of this case (or beside this file) has the named file. */
  boolean has(String file) {
    return Files.exists(folder().resolve(file)) || Files.exists(folder().resolve(file + ".gz"));
  }

  private Path folder() {
    return isFolder() ? path : parent();
  }

  private Path parent() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a case lies in a folder");
  }

  /** Name, without {@code .gz}, of the one file beside this that begins with the given text. */
  String beside(String prefix) {
    try (var files = Files.list(folder())) {
      return files
          .map(file -> new GoldenCase(file).name())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException("There is no file " + prefix + "* beside " + this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file of this case; for a single-file case, of a file beside it. */
  String text(String file) {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String file) throws IOException {
    Path plain = folder().resolve(file);
    if (Files.exists(plain)) {
      return new BufferedInputStream(Files.newInputStream(plain));
    }
    return new GZIPInputStream(Files.newInputStream(folder().resolve(file + ".gz")));
  }

  /** The text of a single-file case. */
  String text() {
    return text(name());
  }

  JsonNode json(String file) {
    return JSON.readTree(text(file));
  }

  /** The case's description: {@code case.json} or {@code meta.json}. */
  JsonNode description() {
    return json(has("case.json") ? "case.json" : "meta.json");
  }

  /**
   * Rows of numbers of a CSV file; lines that begin with {@code #} are skipped; {@code inf} is
   * read.
   */
  double[][] csv(String file) {
    return text(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line ->
            java.util.Arrays.stream(line.split(",")).mapToDouble(GoldenCase::number).toArray())
        .toArray(double[][]::new);
  }

  private static double number(String text) {
    return switch (text.strip()) {
      case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text.strip());
    };
  }

  @Override
  public String toString() {
    return group() + "/" + name();
  }
}
