package org.ohmlight.experiments.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;

class DoctorTest {
  @TempDir Path empty = Path.of("");

  private List<Finding> findings() {
    Map<String, String> environment =
        Map.of(
            "PATH", empty.toString(), "HOME", empty.toString(), "XDG_CACHE_HOME", empty.toString());
    return new Doctor(new DataLibrary(DataFolders.of(empty, environment)), environment).examine();
  }

  @Test
  void looksAtEveryPartOfTheMachine() {
    assertThat(findings())
        .extracting(Finding::name)
        .contains(
            "JDK",
            "SIMD lanes",
            "processors",
            "memory",
            "native parts",
            "optdigits",
            "mnist",
            "exact",
            "Maven");
  }

  @Test
  void whateverIsMissingComesWithACure() {
    assertThat(findings())
        .filteredOn(finding -> !finding.present())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.cure()).isNotBlank());
    assertThat(findings())
        .filteredOn(finding -> finding.name().equals("mnist"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.cure()).contains("data fetch mnist"));
  }

  @Test
  void theEmbeddedDigitsAreAlwaysThere() {
    assertThat(findings())
        .filteredOn(finding -> finding.name().equals("optdigits"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.present()).isTrue());
  }
}
