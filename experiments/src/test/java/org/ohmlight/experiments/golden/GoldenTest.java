package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every golden case below {@code -Dohmlight.golden=DIR}, by default the copy in the test
 * resources, and prints one line a kind. A case of a kind that nothing here knows is a failure.
 */
class GoldenTest {
  private static final List<GoldenKind> KINDS = GoldenKinds.all();

  @TestFactory
  List<DynamicTest> everyKind() throws IOException, URISyntaxException {
    List<GoldenCase> cases = cases(root());
    List<DynamicTest> tests = new ArrayList<>();
    for (GoldenKind kind : KINDS) {
      List<GoldenCase> mine = cases.stream().filter(kind::claims).toList();
      if (!mine.isEmpty()) {
        tests.add(DynamicTest.dynamicTest(kind.name(), () -> run(kind, mine)));
      }
    }
    return tests;
  }

  @Test
  void everyCaseIsOfAKnownKind() throws IOException, URISyntaxException {
    List<String> unknown =
        cases(root()).stream()
            .filter(golden -> KINDS.stream().noneMatch(kind -> kind.claims(golden)))
            .map(GoldenCase::toString)
            .toList();
    assertThat(unknown).as("golden cases of a kind that no test knows").isEmpty();
  }

  private static void run(GoldenKind kind, List<GoldenCase> cases) {
    double worst = 0;
    List<AssertionError> failures = new ArrayList<>();
    for (GoldenCase golden : cases) {
      try {
        worst = Math.max(worst, kind.check(golden));
      } catch (AssertionError e) {
        failures.add(new AssertionError(golden + ": " + e.getMessage(), e));
      }
    }
    System.out.printf(
        Locale.ROOT, "golden %s: %d cases, worst error %.2g%n", kind.name(), cases.size(), worst);
    if (!failures.isEmpty()) {
      AssertionError all =
          new AssertionError(failures.size() + " of " + cases.size() + " cases differ");
      failures.forEach(all::addSuppressed);
      failures.forEach(failure -> System.out.println("  " + failure));
      throw all;
    }
  }

  private static Path root() throws URISyntaxException {
    String given = System.getProperty("ohmlight.golden", "");
    if (!given.isBlank()) {
      Path path = Path.of(given);
      assertThat(path).as("-Dohmlight.golden").isDirectory();
      return path.toAbsolutePath();
    }
    return Path.of(
        java.util.Objects.requireNonNull(GoldenTest.class.getResource("/golden")).toURI());
  }

  private static List<GoldenCase> cases(Path root) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            GoldenCase golden = new GoldenCase(folder);
            if (golden.has("case.json") || golden.has("meta.json")) {
              cases.add(golden);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.getFileName().toString().endsWith(".md")) {
              cases.add(new GoldenCase(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    cases.sort(java.util.Comparator.comparing(GoldenCase::toString));
    return cases;
  }
}
