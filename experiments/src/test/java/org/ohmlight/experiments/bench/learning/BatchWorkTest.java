package org.ohmlight.experiments.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;

class BatchWorkTest {
  @ParameterizedTest
  @EnumSource(BatchWork.Kind.class)
  void everyWorkLearnsItsBatch(BatchWork.Kind kind) {
    try (BatchWork work = BatchWork.of(kind, Team.solo())) {
      assertThat(work.batch()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(BatchWork.Kind.class)
  void namesOfTheCommandLineLeadToThem(BatchWork.Kind kind) {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(BatchWork.Kind.named(name)).isEqualTo(kind);
  }
}
