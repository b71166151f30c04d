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
 * A batch of 64 clamped and settled for 15 steps, beside the bare matrix products and convolutions
 * of the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SettleBenchmark {
  private static final String CONVOLUTIONAL = "conv-1-32-64-10";

  /** Widths of a dense chain, or the network of two convolutions. */
  @Param({"784-512-10", "784-2048-512-10", CONVOLUTIONAL})
  String widths = "784-512-10";

  private Team team = Team.solo();
  private SettlePair work = SettlePair.dense("1-1-1", team);

  /** Builds network and operands. */
  @Setup
  public void build() {
    team = new Team(Integer.getInteger("ohmlight.bench.team", 1));
    work =
        widths.equals(CONVOLUTIONAL)
            ? SettlePair.convolutional(team)
            : SettlePair.dense(widths, team);
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    work.close();
    team.close();
  }

  /** The network. */
  @Benchmark
  public float settle() {
    return work.settle();
  }

  /** Its products alone, with nothing between them. */
  @Benchmark
  public float settleProducts() {
    return work.products();
  }
}
