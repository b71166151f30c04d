package org.ohmlight.experiments.bench.learning;

import java.util.List;
import org.ohmlight.experiments.bench.BenchmarkClass;
import org.ohmlight.experiments.bench.BenchmarkGroup;

/** Whole learning steps of one batch, at the shapes and step counts of published code. */
public final class LearningBenchmarks {
  private LearningBenchmarks() {}

  /** The group. */
  public static BenchmarkGroup group() {
    return new BenchmarkGroup(
        "learning",
        "one batch of 64 settled, estimated and learnt",
        List.of(
            BenchmarkClass.uncounted(BatchBenchmark.class).called().onAllCores(),
            BenchmarkClass.uncounted(SettleBenchmark.class).onAllCores()));
  }
}
