package org.ohmlight.experiments.bench.learning;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Team;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One batch of 64 learnt on exact arithmetic; a settle ends before its 15 or 40 steps only where no
 * state changes a bit any more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchBenchmark {
  /** Which network, rule and optimizer: a name of {@link BatchWork.Kind}. */
  @Param({
    "ham-even-odd-picard",
    "ham-even-odd-anderson",
    "ham-even-odd-picard-to-rest",
    "ep-784-512-10",
    "conv-ep-1-32-64-10"
  })
  String what = "ep-784-512-10";

  private Team team = Team.solo();
  private BatchWork work = BatchWork.of(BatchWork.Kind.EP_784_512_10, team);

  /** Builds the network. */
  @Setup
  public void build() {
    team = new Team(Integer.getInteger("ohmlight.bench.team", 1));
    work = BatchWork.of(BatchWork.Kind.named(what), team);
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    work.close();
    team.close();
  }

  /** Clamp, settle, estimate, change the weights. */
  @Benchmark
  public double learn() {
    return work.batch();
  }
}
