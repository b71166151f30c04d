package org.ohmlight.experiments.steady;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.experiments.bench.learning.BatchWork;
import org.ohmlight.experiments.steady.TrainingSteps.Size;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.optics.bench.SlmSettings;
import org.ohmlight.simulator.optics.bench.SlmSubstrate;

/**
 * A whole training step allocates a few small objects for a block of samples and an exchange, and
 * no matrix, state or vector: the bytes do not depend on the width of the network.
 *
 * <p>Until it is compiled, vector code allocates, and compilation runs in the background: a loop is
 * given time until it is clean, and one that is not clean by then stays so. In a JVM that has
 * compiled much else before, now and then a vector loop stays boxed for good: this is a measurement
 * for a JVM of its own and no part of the gate, {@code mvn verify -pl experiments -am
 * -Dtest.excluded= -Dtest=SteadyStateTest}. That each kernel by itself is free of boxes is tested
 * beside it.
 */
@Tag("steady")
class SteadyStateTest {
  private static final long SEED = 20261123;
  private static final int BURST = 8;
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long STEP_BYTES = 12_000;
  private static final long WIDTH_BYTES = 2_000;

  private static final Size NARROW = new Size(32, 32, 6);
  private static final Size WIDE = new Size(128, 32, 6);

  static Stream<Arguments> loops() {
    return Stream.of(
        loop("EP dense", size -> TrainingSteps.dense(exact(), size)),
        loop("EP convolutional", size -> TrainingSteps.convolutional(exact(), size)),
        loop("dyadic", size -> TrainingSteps.dyadic(exact(), size)),
        loop("HAM, Picard", size -> TrainingSteps.ham(exact(), new Solver.Picard(1f), size)),
        loop("HAM, Anderson", size -> TrainingSteps.ham(exact(), new Solver.Anderson(4), size)),
        loop("crossbar, momentum", size -> TrainingSteps.dense(crossbar(), size)),
        loop("crossbar, in situ", size -> TrainingSteps.inSitu(crossbar(), size)),
        loop("SLM bench, momentum", size -> TrainingSteps.dense(bench(), size)),
        loop("SLM bench, in situ", size -> TrainingSteps.inSitu(bench(), size)));
  }

  private static Arguments loop(String name, Function<Size, BatchWork> made) {
    return Arguments.of(name, made);
  }

  private static Substrate exact() {
    return new ExactSubstrate(Team.solo());
  }

  private static Substrate crossbar() {
    return new CrossbarSubstrate(CrossbarSettings.defaults(), SEED, Team.solo());
  }

  private static Substrate bench() {
    return new SlmSubstrate(SlmSettings.standard(), SEED, Team.solo());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("loops")
  void aTrainingStepAllocatesNothingThatGrows(String name, Function<Size, BatchWork> made) {
    long narrow = bytesAStep(made.apply(NARROW), STEP_BYTES);
    long wide = bytesAStep(made.apply(WIDE), Math.min(STEP_BYTES, narrow + WIDTH_BYTES));
    assertThat(wide).as(name + ", 128 wide").isLessThan(STEP_BYTES);
    assertThat(narrow).as(name + ", 32 wide").isLessThan(STEP_BYTES);
    assertThat(wide - narrow).as(name + ", 96 neurons more").isLessThan(WIDTH_BYTES);
  }

  /** The least of many bursts, the first below {@code enough} and ten more. */
  private static long bytesAStep(BatchWork steps, long enough) {
    long least = Long.MAX_VALUE;
    int clean = 0;
    long began = System.nanoTime();
    while (clean < 10 && System.nanoTime() - began < PATIENCE_NANOS) {
      least = Math.min(least, bytesOfBurst(steps) / BURST);
      clean += least < enough ? 1 : 0;
    }
    return least;
  }

  private static long bytesOfBurst(BatchWork steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < BURST; i++) {
      steps.batch();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
